/** The types that the windows of a bitmap name (RFC 4034 section 4.1.2), in ascending order: `rdata[at..]` to its end. */
export function bitmapTypes(rdata: Uint8Array, start: number): number[] {
	const types: number[] = [];
	let at = start;
	while (at + 1 < rdata.length) {
		const window = rdata[at]! * 256;
		const length = rdata[at + 1]!;
		at += 2;
		for (let index = 0; index < length; index++) {
			const octet = rdata[at + index] ?? 0;
			for (let bit = 0; bit < 8; bit++) if (octet & (0x80 >>> bit)) types.push(window + index * 8 + bit);
		}
		at += length;
	}
	return types;
}
