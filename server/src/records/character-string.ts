import { BACKSLASH, DIGIT_0, isDigit, QUOTE, SPACE } from "../text/char.ts";

/** The longest character-string, in octets (RFC 1035 section 3.3). */
export const MAX_STRING = 255;

/** What `unescapeTo` returns for a backslash that is followed by nothing, or by a wrong `\DDD`. */
export const BAD_STRING_ESCAPE = -1;

/**
 * Writes the octets that a text with escapes, `octets[start..end)`, stands for to `out` from `at` on (RFC 1035 section 5.1).
 *
 * @returns the offset after the last octet written, or `BAD_STRING_ESCAPE`. Hot: allocates nothing.
 */
export function unescapeTo(octets: Uint8Array, start: number, end: number, out: Uint8Array, at: number): number {
	let target = at;
	let source = start;
	while (source < end) {
		let octet = octets[source++]!;
		if (octet === BACKSLASH) {
			if (source >= end) return BAD_STRING_ESCAPE;
			octet = octets[source++]!;
			if (isDigit(octet)) {
				if (source + 1 >= end || !isDigit(octets[source]!) || !isDigit(octets[source + 1]!)) return BAD_STRING_ESCAPE;
				octet = (octet - DIGIT_0) * 100 + (octets[source]! - DIGIT_0) * 10 + octets[source + 1]! - DIGIT_0;
				if (octet > 255) return BAD_STRING_ESCAPE;
				source += 2;
			}
		}
		out[target++] = octet;
	}
	return target;
}

/** The octets `wire[start..end)` as a string in quotes, as BIND writes it. */
export function quotedText(wire: Uint8Array, start: number, end: number): string {
	let text = '"';
	for (let at = start; at < end; at++) text += octetText(wire[at]!);
	return `${text}"`;
}

/** One octet as it stands between quotes. */
export function octetText(octet: number): string {
	if (octet < SPACE || octet >= 127) return `\\${String(octet).padStart(3, "0")}`;
	if (octet === QUOTE || octet === BACKSLASH) return `\\${String.fromCharCode(octet)}`;
	return String.fromCharCode(octet);
}
