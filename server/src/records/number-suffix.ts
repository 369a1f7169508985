import { DIGIT_0, isDigit, lowerCase } from "../text/char.ts";

/**
 * The number n of `TYPEn` and `CLASSn` (RFC 3597 section 5), or -1 if `octets[start..end)` is not the prefix, in any case,
 * followed by a number from 0 to 65535. `prefix` is in lower case.
 *
 * Hot. Allocates nothing.
 */
export function numberAfterPrefix(octets: Uint8Array, start: number, end: number, prefix: Uint8Array): number {
	const digits = start + prefix.length;
	if (digits >= end) return -1;
	for (let index = 0; index < prefix.length; index++) {
		if (lowerCase(octets[start + index]!) !== prefix[index]) return -1;
	}
	let value = 0;
	for (let at = digits; at < end; at++) {
		const octet = octets[at]!;
		if (!isDigit(octet)) return -1;
		value = value * 10 + octet - DIGIT_0;
		if (value > 0xffff) return -1;
	}
	return value;
}
