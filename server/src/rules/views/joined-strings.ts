import { BACKSLASH, DIGIT_0, isDigit } from "../../text/char.ts";
import { octetOffset, toText } from "../../text/utf8.ts";
import type { Span } from "../../workspace/record-text.ts";

/** The strings of a TXT record put together, and where that text stands in the file. */
export interface JoinedStrings {
	readonly text: string;
	/** For each UTF-16 unit of the text: the octets of the chunk from which it was read. */
	readonly places: readonly Span[];
}

/**
 * Puts strings together as receivers do (RFC 7208 section 3.3).
 *
 * @param strings where they stand in the octets, without their quotes.
 */
export function joinedStrings(octets: Uint8Array, strings: readonly Span[]): JoinedStrings {
	let text = "";
	const places: Span[] = [];
	for (const { start, end } of strings) {
		for (let at = start; at < end; ) {
			const next = characterEnd(octets, at, end);
			const character = characterAt(octets, at, next);
			for (let unit = 0; unit < character.length; unit++) places.push({ start: at, end: next });
			text += character;
			at = next;
		}
	}
	return { text, places };
}

/** The offset behind the character or escape at `at`. */
function characterEnd(octets: Uint8Array, at: number, end: number): number {
	if (octets[at] === BACKSLASH) return Math.min(end, at + (isDigit(octets[at + 1] ?? 0) ? 4 : 2));
	const one = octetOffset(octets, at, end, 1);
	return one > at ? one : octetOffset(octets, at, end, 2);
}

function characterAt(octets: Uint8Array, at: number, end: number): string {
	if (octets[at] !== BACKSLASH || end - at < 2) return toText(octets, at, end);
	if (end - at === 2) return String.fromCharCode(octets[at + 1]!);
	const digits = octets.subarray(at + 1, end);
	return String.fromCharCode(digits.reduce((value, digit) => value * 10 + digit - DIGIT_0, 0) & 255);
}
