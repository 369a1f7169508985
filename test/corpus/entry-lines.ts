import { scanEntry } from "../../server/src/syntax/scanner.ts";
import { Tape } from "../../server/src/syntax/tape.ts";
import { countLineEnds } from "../../server/src/text/line-end.ts";

/** The first and the last line of the entry that a line, counted from 1, belongs to. */
export function entryLines(octets: Uint8Array, line: number): { first: number; last: number } {
	const tape = new Tape();
	let first = 1;
	for (let at = 0; at < octets.length; ) {
		const next = scanEntry(octets, at, tape, undefined);
		const count = Math.max(1, countLineEnds(octets, at, next));
		if (line < first + count) return { first, last: first + count - 1 };
		first += count;
		at = next;
	}
	return { first: line, last: line };
}
