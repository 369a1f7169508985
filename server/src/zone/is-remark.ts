import { lowerCase, SEMICOLON, SPACE, TAB } from "../text/char.ts";

/** `zonetrio` */
const REMARK = [122, 111, 110, 101, 116, 114, 105, 111];

/** Whether a comment, which begins at its semicolon, speaks to this program. */
export function isRemark(octets: Uint8Array, start: number): boolean {
	let at = start + 1;
	while (octets[at] === SEMICOLON || octets[at] === SPACE || octets[at] === TAB) at++;
	for (let index = 0; index < REMARK.length; index++) {
		if (lowerCase(octets[at + index] ?? 0) !== REMARK[index]) return false;
	}
	return true;
}
