import { MERGE_CONFLICT, NUL_OCTET, type Tape } from "../syntax/tape.ts";
import { lineEndAt } from "../text/line-end.ts";
import type { BlockReader } from "./block-reader.ts";
import { CONFLICT } from "./entry-problem.ts";

/** Tells of a merge conflict within the parentheses of the entry at hand, whose first side was read. */
export function noteConflict(reader: BlockReader): void {
	const { conflictAt, octets } = reader.tape;
	if (conflictAt >= 0) reader.problem("merge-conflict", conflictAt, lineEndAt(octets, conflictAt), CONFLICT);
}

/** Where what is wrong with the tokens ends: one octet or all of value 0, or the line of a merge conflict. */
export function faultEnd({ fault, faultAt, octets }: Tape): number {
	if (fault === MERGE_CONFLICT) return lineEndAt(octets, faultAt);
	let end = faultAt + 1;
	if (fault === NUL_OCTET) while (octets[end] === 0) end++;
	return end;
}
