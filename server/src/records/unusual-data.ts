/** Whether an SRV has port 0 or the target `.`, with which a service is not there (RFC 2782). */
export function lacksService(wire: Uint8Array): boolean {
	return (wire[4] === 0 && wire[5] === 0) || wire[6] === 0;
}

const DIGEST_LENGTHS = [-1, 32, 64];

/** Whether a TLSA or SMIMEA is anything but a digest of the right length by which a certificate is trusted without an authority, or with one of its own (RFC 6698 section 2.1). */
export function isUnusualMatch(wire: Uint8Array, length: number): boolean {
	const [usage = 0, selector = 0, matching = 0] = wire;
	const isMatch = (usage === 2 || usage === 3) && selector <= 1;
	return !isMatch || length - 3 !== DIGEST_LENGTHS[matching];
}
