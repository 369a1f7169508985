const RSAMD5 = 1;

/** The number by which DS, CDS and RRSIG call a key, from its RDATA: that of a DNSKEY, CDNSKEY or KEY (RFC 4034 appendix B). */
export function keyTag(rdata: Uint8Array): number {
	if (rdata[3] === RSAMD5) return rdata.length < 7 ? 0 : rdata.at(-3)! * 256 + rdata.at(-2)!;
	let sum = 0;
	for (let at = 0; at < rdata.length; at++) sum += at % 2 === 0 ? rdata[at]! << 8 : rdata[at]!;
	return (sum + (sum >>> 16)) & 0xffff;
}
