import { TAB } from "../text/char.ts";

/** As terminals, pagers and Git show zone files, whatever an editor is set to. */
export const TAB_WIDTH = 8;

/** The column behind a tab that starts at column `at` of a screen. */
export function afterTab(at: number): number {
	return (Math.floor(at / TAB_WIDTH) + 1) * TAB_WIDTH;
}

/** Blanks, or tabs, from one column of a screen to another; at least one. */
export function padding(from: number, to: number, tabs: boolean): string {
	if (to <= from) return tabs ? "\t" : " ";
	if (!tabs) return " ".repeat(to - from);
	const tabCount = Math.floor(to / TAB_WIDTH) - Math.floor(from / TAB_WIDTH);
	if (tabCount === 0) return " ".repeat(to - from);
	return "\t".repeat(tabCount) + " ".repeat(to % TAB_WIDTH);
}

/** The column of a screen that a text ends at if it starts at column `from`. */
export function widthOf(text: string, from: number): number {
	let at = from;
	for (let index = 0; index < text.length; index++) at = text.charCodeAt(index) === TAB ? afterTab(at) : at + 1;
	return at;
}

/** The same for the UTF-8 octets `start`..`end`. */
export function columnAfter(octets: Uint8Array, start: number, end: number, from: number): number {
	let at = from;
	for (let index = start; index < end; index++) {
		const octet = octets[index]!;
		if (octet === TAB) at = afterTab(at);
		// A character has one octet that is no continuation.
		else if ((octet & 0xc0) !== 0x80) at++;
	}
	return at;
}
