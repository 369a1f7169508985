import { HYPHEN, lowerCase, SEMICOLON, SPACE, TAB } from "../text/char.ts";
import { lineEndAt } from "../text/line-end.ts";
import type { BlockReader } from "./block-reader.ts";

/** `zonetrio` */
const REMARK = [122, 111, 110, 101, 116, 114, 105, 111];

/** Keeps the comments of the entry at hand that speak to this program: of those between the lines of a group, what excuses the entry. */
export function noteRemarks(reader: BlockReader): void {
	const { comment, count, groupComments, octets } = reader.tape;
	for (const at of groupComments) {
		if (at !== comment && isIgnoreRemark(octets, at)) noteRemark(reader, at, reader.entryStart);
	}
	if (comment >= 0 && isRemark(octets, comment)) noteRemark(reader, comment, count > 0 ? reader.entryStart : -1);
}

function noteRemark({ remarks, tape }: BlockReader, start: number, entry: number): void {
	remarks.push({ start, end: lineEndAt(tape.octets, start), entry });
}

/** Whether a comment, which begins at its semicolon, speaks to this program. */
function isRemark(octets: Uint8Array, start: number): boolean {
	return endOfWord(octets, start) >= 0;
}

/** Whether it is `zonetrio-ignore`, or something else that takes the place of `zonetrio:`. */
function isIgnoreRemark(octets: Uint8Array, start: number): boolean {
	const end = endOfWord(octets, start);
	return end >= 0 && octets[end] === HYPHEN;
}

/** The offset behind `zonetrio` at the beginning of a comment, or -1. */
function endOfWord(octets: Uint8Array, start: number): number {
	let at = start + 1;
	while (octets[at] === SEMICOLON || octets[at] === SPACE || octets[at] === TAB) at++;
	for (let index = 0; index < REMARK.length; index++) {
		if (lowerCase(octets[at + index] ?? 0) !== REMARK[index]) return -1;
	}
	return at + REMARK.length;
}
