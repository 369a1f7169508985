/** The order of octets: below 0 where `octets[start..end)` comes before `other[otherStart..otherEnd)` (RFC 4034 section 6.3). */
export function compareOctets(
	octets: Uint8Array,
	start: number,
	end: number,
	other: Uint8Array,
	otherStart: number,
	otherEnd: number,
): number {
	const length = Math.min(end - start, otherEnd - otherStart);
	for (let at = 0; at < length; at++) {
		const difference = octets[start + at]! - other[otherStart + at]!;
		if (difference !== 0) return difference;
	}
	return end - start - (otherEnd - otherStart);
}
