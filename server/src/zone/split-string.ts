import { MAX_STRING } from "../records/character-string.ts";
import { QUOTED } from "../records/rdata-reader.ts";
import type { Repair } from "../syntax/repair.ts";
import type { Tape } from "../syntax/tape.ts";
import { BACKSLASH, isDigit } from "../text/char.ts";
import { toText } from "../text/utf8.ts";

/** Makes several strings of one that is too long; readers of TXT put them together again without a blank between. */
export function splitString({ octets, starts, ends, flags }: Tape, token: number): Repair {
	const parts: string[] = [];
	const end = ends[token]!;
	let start = starts[token]!;
	let length = 0;
	for (let at = start; at < end; ) {
		const written = writtenLength(octets, at, end);
		const size = octets[at] === BACKSLASH ? 1 : written;
		if (length + size > MAX_STRING) {
			parts.push(toText(octets, start, at));
			start = at;
			length = 0;
		}
		length += size;
		at += written;
	}
	parts.push(toText(octets, start, end));
	const quotes = (flags[token]! & QUOTED) !== 0 ? 1 : 0;
	const text = parts.map((part) => `"${part}"`).join(" ");
	return {
		title: `Split it into ${parts.length} strings`,
		edits: [{ start: starts[token]! - quotes, end: end + quotes, text }],
		safe: true,
	};
}

/** How many octets the character at `at` is written with: an escape, or one of UTF-8, which stays whole. */
function writtenLength(octets: Uint8Array, at: number, end: number): number {
	if (octets[at] === BACKSLASH) return isDigit(octets[at + 1]!) ? 4 : 2;
	let next = at + 1;
	while (octets[at]! >= 0xc0 && next < end && next < at + 4 && (octets[next]! & 0xc0) === 0x80) next++;
	return next - at;
}
