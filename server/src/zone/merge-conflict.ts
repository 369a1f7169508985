import { MERGE_CONFLICT, type Tape } from "../syntax/tape.ts";
import { lineEndAt } from "../text/line-end.ts";
import type { BlockReader } from "./block-reader.ts";
import { CONFLICT } from "./entry-problem.ts";

/** Tells of a merge conflict within the parentheses of the entry at hand, whose first side was read. */
export function noteConflict(reader: BlockReader): void {
	const { conflictAt, octets } = reader.tape;
	if (conflictAt >= 0) reader.problem("merge-conflict", conflictAt, lineEndAt(octets, conflictAt), CONFLICT);
}

/** Where what is wrong with the tokens ends: one octet, or the line of a merge conflict. */
export function faultEnd({ fault, faultAt, octets }: Tape): number {
	return fault === MERGE_CONFLICT ? lineEndAt(octets, faultAt) : faultAt + 1;
}
