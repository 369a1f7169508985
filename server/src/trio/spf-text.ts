import { toText } from "../text/utf8.ts";

/** The character-strings of TXT RDATA, their octets without their lengths (RFC 1035 section 3.3.14). */
export function stringsOf(wire: Uint8Array): readonly Uint8Array[] {
	const strings: Uint8Array[] = [];
	for (let at = 0; at < wire.length; at += wire[at]! + 1) strings.push(wire.subarray(at + 1, at + 1 + wire[at]!));
	return strings;
}

/** The character-strings of TXT RDATA put together, as a receiver reads them (RFC 7208 section 3.3). */
export function characterStrings(wire: Uint8Array): string {
	return stringsOf(wire)
		.map((string) => toText(string))
		.join("");
}
