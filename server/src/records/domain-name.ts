import { AT, BACKSLASH, DIGIT_0, DOT, isDigit } from "../text/char.ts";
import { toOctets } from "../text/utf8.ts";

/**
 * Domain names on the wire: each label is its length and its octets; the root is one zero octet
 * (RFC 1035 section 3.1).
 */
export type WireName = Uint8Array;

/** The longest name, in octets on the wire (RFC 1035 section 2.3.4). */
export const MAX_NAME = 255;
/** The longest label, in octets. */
export const MAX_LABEL = 63;

/** What can be wrong with the text of a name; `readName` returns one of these. */
export const EMPTY_LABEL = -1;
export const LABEL_TOO_LONG = -2;
const NAME_TOO_LONG = -3;
export const BAD_ESCAPE = -4;
/** Not of a text by itself: with the origin behind it the name is too long. */
export const TOO_LONG_WITH_ORIGIN = -5;

/** The root: `.` */
export const ROOT: WireName = new Uint8Array(1);

/**
 * Reads a name as written, `octets[start..end)`, to `out` from `at` on. A relative name is written
 * without anything behind it; an absolute one ends with the root.
 *
 * @returns twice the offset after what was written, plus 1 if the name is absolute; or one of the
 * negative codes above. `@` alone must be handled by the caller.
 *
 * Hot: runs for each name of a million-line file. Allocates nothing.
 */
export function readName(octets: Uint8Array, start: number, end: number, out: Uint8Array, at: number): number {
	let source = start;
	let label = at;
	let target = at + 1;
	if (end - start === 1 && octets[start] === DOT) {
		out[at] = 0;
		return (at + 1) * 2 + 1;
	}
	if (start === end) return EMPTY_LABEL;
	while (source < end) {
		let octet = octets[source++]!;
		if (octet === DOT) {
			const length = target - label - 1;
			if (length === 0) return EMPTY_LABEL;
			if (length > MAX_LABEL) return LABEL_TOO_LONG;
			out[label] = length;
			if (target - at >= MAX_NAME) return NAME_TOO_LONG;
			if (source === end) {
				out[target] = 0;
				return (target + 1) * 2 + 1;
			}
			label = target++;
			continue;
		}
		if (octet === BACKSLASH) {
			if (source >= end) return BAD_ESCAPE;
			octet = octets[source++]!;
			if (isDigit(octet)) {
				if (source + 1 >= end || !isDigit(octets[source]!) || !isDigit(octets[source + 1]!)) return BAD_ESCAPE;
				octet = (octet - DIGIT_0) * 100 + (octets[source]! - DIGIT_0) * 10 + octets[source + 1]! - DIGIT_0;
				if (octet > 255) return BAD_ESCAPE;
				source += 2;
			}
		}
		if (target - at >= MAX_NAME + MAX_LABEL) return NAME_TOO_LONG;
		out[target++] = octet;
	}
	const length = target - label - 1;
	if (length > MAX_LABEL) return LABEL_TOO_LONG;
	out[label] = length;
	if (target - at >= MAX_NAME) return NAME_TOO_LONG;
	return target * 2;
}

/** Whether `octets[start..end)` is `@`, which stands for the origin. */
export function isAtSign(octets: Uint8Array, start: number, end: number): boolean {
	return end - start === 1 && octets[start] === AT;
}

/** How many octets the name at `at` has, the root octet included. */
export function nameLength(wire: Uint8Array, at: number): number {
	let end = at;
	while (wire[end]! !== 0) end += wire[end]! + 1;
	return end + 1 - at;
}

/** How many labels the name at `at` has, the root not counted. */
export function labelCount(wire: Uint8Array, at = 0): number {
	let count = 0;
	for (let label = at; wire[label]! !== 0; label += wire[label]! + 1) count++;
	return count;
}

/** Whether two names on the wire are the same, upper and lower case not told apart. Octets of length are below those of letters. */
export function isSameName(one: Uint8Array, other: Uint8Array): boolean {
	if (one.length !== other.length) return false;
	for (let at = 0; at < one.length; at++) {
		if (one[at] !== other[at] && lowered(one[at]!) !== lowered(other[at]!)) return false;
	}
	return true;
}

function lowered(octet: number): number {
	return octet >= 0x41 && octet <= 0x5a ? octet + 0x20 : octet;
}

/** The name at `at` in master-file form, absolute, with a dot at its end, in the case in which it is stored. */
export function nameText(wire: Uint8Array, at = 0): string {
	if (wire[at] === 0) return ".";
	let text = "";
	for (let label = at; wire[label]! !== 0; label += wire[label]! + 1) {
		text += `${labelText(wire, label + 1, label + 1 + wire[label]!)}.`;
	}
	return text;
}

/** One label, `wire[start..end)`, with the escapes that a master file needs, as `named-compilezone` writes them. */
export function labelText(wire: Uint8Array, start: number, end: number): string {
	let text = "";
	for (let at = start; at < end; at++) text += OCTET_TEXT[wire[at]!]!;
	return text;
}

/** How each octet is written within a label. */
const OCTET_TEXT: readonly string[] = Array.from({ length: 256 }, (_, octet) => {
	const character = String.fromCharCode(octet);
	if (octet <= 32 || octet >= 127) return `\\${String(octet).padStart(3, "0")}`;
	return '@$"().;\\'.includes(character) ? `\\${character}` : character;
});

/** The name of a text such as `mail.example.com.`, taken as absolute with or without its last dot; undefined where it is none. */
export function toWireName(text: string): WireName | undefined {
	const octets = asciiOctets(text) ?? toOctets(text);
	const result = readName(octets, 0, octets.length, readSoFar, 0);
	if (result < 0) return undefined;
	const length = result >> 1;
	if (result & 1) return readSoFar.slice(0, length);
	readSoFar[length] = 0;
	return readSoFar.slice(0, length + 1);
}

const readSoFar = new Uint8Array(MAX_NAME + MAX_LABEL + 2);

/** The octets of a text of ASCII alone, as nearly all names are; undefined for others. */
function asciiOctets(text: string): Uint8Array | undefined {
	const octets = new Uint8Array(text.length);
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code > 127) return undefined;
		octets[at] = code;
	}
	return octets;
}
