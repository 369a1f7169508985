import { CR, EQUALS, LF, SPACE } from "../text/char.ts";
import { afterLineEnd, lineEndAt } from "../text/line-end.ts";

const LESS = 60;
const GREATER = 62;
const PIPE = 124;

/** Git and others begin such a line with seven of them. */
const MARKS = 7;

/** What a line of a merge conflict begins: its own side, the common ancestor, the other side, or what stands behind the conflict. */
export type ConflictLine = "ours" | "base" | "theirs" | "end";

/** Whether an octet may be the first of a line that belongs to a merge conflict. Hot: once per entry. */
export function mayBeConflict(octet: number | undefined): boolean {
	return octet === LESS || octet === EQUALS || octet === GREATER || octet === PIPE;
}

/** What the line at `at` begins; undefined for every other line. */
export function conflictLine(octets: Uint8Array, at: number): ConflictLine | undefined {
	const mark = octets[at];
	if (!mayBeConflict(mark)) return undefined;
	for (let index = 1; index < MARKS; index++) if (octets[at + index] !== mark) return undefined;
	const next = octets[at + MARKS];
	const isAtEnd = next === undefined || next === LF || next === CR;
	if (mark === EQUALS) return isAtEnd ? "theirs" : undefined;
	if (!isAtEnd && next !== SPACE) return undefined;
	return mark === LESS ? "ours" : mark === GREATER ? "end" : "base";
}

/** Returned by `conflictEnd` where the octets end before, and where another conflict begins. */
export const NO_END = -1;
export const OTHER_CONFLICT = -2;

/** The lines of some octets at which a conflict begins or ends, in order. */
interface ConflictMarks {
	readonly starts: readonly number[];
	readonly isEnd: readonly boolean[];
}

const known = new WeakMap<Uint8Array, ConflictMarks>();

/**
 * The offset of the line behind which the conflict ends that is open at `at`, the start of a line. Each of a thousand lines of
 * conflicts may ask, so they are found once for the octets.
 */
export function conflictEnd(octets: Uint8Array, at: number): number {
	let marks = known.get(octets);
	if (!marks) {
		marks = findMarks(octets);
		known.set(octets, marks);
	}
	const { starts, isEnd } = marks;
	let low = 0;
	let high = starts.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (starts[middle]! < at) low = middle + 1;
		else high = middle;
	}
	if (low === starts.length) return NO_END;
	return isEnd[low] ? starts[low]! : OTHER_CONFLICT;
}

function findMarks(octets: Uint8Array): ConflictMarks {
	const starts: number[] = [];
	const isEnd: boolean[] = [];
	for (let line = 0; line < octets.length; ) {
		const kind = conflictLine(octets, line);
		if (kind === "end" || kind === "ours") {
			starts.push(line);
			isEnd.push(kind === "end");
		}
		line = lineEndAt(octets, line);
		if (line < octets.length) line = afterLineEnd(octets, line);
	}
	return { starts, isEnd };
}
