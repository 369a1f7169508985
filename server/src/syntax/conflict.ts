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

/** The offset of the line behind which the conflict ends that is open at `at`, the start of a line. */
export function conflictEnd(octets: Uint8Array, at: number): number {
	for (let line = at; line < octets.length; ) {
		const kind = conflictLine(octets, line);
		if (kind === "end") return line;
		if (kind === "ours") return OTHER_CONFLICT;
		line = lineEndAt(octets, line);
		if (line < octets.length) line = afterLineEnd(octets, line);
	}
	return NO_END;
}
