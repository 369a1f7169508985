import { CLOSE, COMMENT, OPEN, Pieces } from "../../layout/pieces.ts";
import { columnAfter } from "../../layout/screen.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import { lineEndOfFile } from "../../rules/fixes/line-end-of-file.ts";
import { toText } from "../../text/utf8.ts";
import { type Rewriting, type SelectedEntry, type Selection, selectedEntries } from "./selection.ts";

const pieces = new Pieces();

/** Writes each string of a TXT record on a line of its own, in parentheses. The strings stay, so the record does. */
export function stringsOnLines(selection: Selection): Rewriting | undefined {
	const selected = onlyText(selection);
	if (!selected || pieces.lineCount > 1 || selected.entry.tape.count - selected.entry.head.rdata < 2) return undefined;
	const { entry, block } = selected;
	const { octets } = entry.tape;
	const strings = stringsOf(selected);
	const start = entry.span(entry.head.rdata).start;
	const last = entry.span(entry.tape.count - 1).end;
	const hasGroup = hasParentheses();
	if (hasGroup) return undefined;
	const column = columnAfter(octets, entry.start, start, 0);
	const lineEnd = lineEndOfFile(block.slice.file);
	const indent = " ".repeat(column + 2);
	const text = `( ${strings.join(`${lineEnd}${indent}`)} )`;
	return {
		title: "Write each string on a line of its own",
		replacements: [{ file: block.slice.file, index: block.index, start, end: last, text }],
	};
}

/** Writes the strings of a TXT record on one line; not where comments stand between them. */
export function stringsOnOneLine(selection: Selection): Rewriting | undefined {
	const selected = onlyText(selection);
	if (!selected || pieces.lineCount < 2) return undefined;
	const { entry, block } = selected;
	for (let piece = 0; piece < pieces.count - 1; piece++) if (pieces.kinds[piece] === COMMENT) return undefined;
	const open = pieces.kinds.findIndex((kind, piece) => piece < pieces.count && kind === OPEN);
	const hasComment = pieces.kinds[pieces.count - 1] === COMMENT;
	const close = pieces.count - (hasComment ? 2 : 1);
	const isPlain = open === entry.head.rdata && pieces.kinds[close] === CLOSE;
	if (!isPlain || pieces.kinds.slice(0, pieces.count).filter((kind) => kind === OPEN).length > 1) return undefined;
	const place = { start: pieces.starts[open]!, end: pieces.ends[close]! };
	return {
		title: "Write the strings on one line",
		replacements: [{ file: block.slice.file, index: block.index, ...place, text: stringsOf(selected).join(" ") }],
	};
}

/** The only entry of a selection, if it is a TXT record; its pieces are then at hand. */
function onlyText(selection: Selection): SelectedEntry | undefined {
	let found: { readonly selected: SelectedEntry; readonly start: number } | undefined;
	let count = 0;
	for (const selected of selectedEntries(selection)) {
		const { entry } = selected;
		if (++count > 1) return undefined;
		if (entry.directive !== "" || entry.head.typeCode !== TYPE_CODE.TXT) return undefined;
		if (!pieces.read(entry.tape, entry.start, entry.end)) return undefined;
		found = { selected, start: entry.start };
	}
	if (!found) return undefined;
	// The entry object has gone on to the entries behind.
	const { entry } = found.selected;
	entry.scan(found.selected.block.slice.file.text.chunks[found.selected.block.index]!.octets, found.start, undefined);
	entry.classify();
	return found.selected;
}

function stringsOf({ entry }: SelectedEntry): string[] {
	return Array.from({ length: entry.tape.count - entry.head.rdata }, (_, index) => {
		const { start, end } = entry.span(entry.head.rdata + index);
		return toText(entry.tape.octets, start, end);
	});
}

function hasParentheses(): boolean {
	return pieces.kinds.slice(0, pieces.count).some((kind) => kind === OPEN || kind === CLOSE);
}
