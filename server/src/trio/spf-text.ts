import { toText } from "../text/utf8.ts";

/** The character-strings of TXT RDATA put together, as a receiver reads them (RFC 7208 section 3.3). */
export function characterStrings(wire: Uint8Array): string {
	if (wire.length > 0 && wire[0]! + 1 === wire.length) return toText(wire, 1);
	let text = "";
	for (let at = 0; at < wire.length; at += wire[at]! + 1) text += toText(wire, at + 1, at + 1 + wire[at]!);
	return text;
}
