import { HYPHEN, lowerCase, SEMICOLON, SPACE, TAB } from "../text/char.ts";

/** `zonetrio` */
const REMARK = [122, 111, 110, 101, 116, 114, 105, 111];

/** Whether a comment, which begins at its semicolon, speaks to this program. */
export function isRemark(octets: Uint8Array, start: number): boolean {
	return endOfWord(octets, start) >= 0;
}

/** Whether it is `zonetrio-ignore`, or something else that takes the place of `zonetrio:`. */
export function isIgnoreRemark(octets: Uint8Array, start: number): boolean {
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
