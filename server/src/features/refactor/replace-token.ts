import { columnAfter, padding, widthOf } from "../../layout/screen.ts";
import type { Replacement } from "../../rules/fixes/replacement.ts";
import { SPACE, TAB } from "../../text/char.ts";
import { toText } from "../../text/utf8.ts";
import type { SelectedEntry } from "./selection.ts";

/** Puts a text in the place of a token; what follows on its line stays in its column, if blanks are left for that. */
export function replaceToken({ block, entry }: SelectedEntry, token: number, text: string): Replacement {
	const { octets } = entry.tape;
	const { start, end } = entry.span(token);
	const place = { file: block.slice.file, index: block.index, start };
	let next = end;
	while (octets[next] === SPACE || octets[next] === TAB) next++;
	const gap = toText(octets, end, next);
	const isLast = token + 1 >= entry.tape.count;
	// A single blank keeps no column, and RDATA has none.
	if (isLast || gap === "" || gap === " " || token >= entry.head.rdata) return { ...place, end, text };
	const at = columnAfter(octets, entry.start, start, 0);
	const column = columnAfter(octets, start, next, at);
	return { ...place, end: next, text: text + padding(widthOf(text, at), column, gap.includes("\t")) };
}
