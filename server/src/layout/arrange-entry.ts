import type { OctetEdit } from "../syntax/repair.ts";
import { LOWER_A, LOWER_Z } from "../text/char.ts";
import { toText } from "../text/utf8.ts";
import { arrangeGroup } from "./arrange-group.ts";
import type { EntryReader } from "./entry-reader.ts";
import { COMMENT_PLACE, gapAt, type Layout, placeOf } from "./layout.ts";
import { COMMENT } from "./pieces.ts";
import { columnAfter, widthOf } from "./screen.ts";

/** Takes what is to be changed in a chunk, in the order of the text. */
export type EditSink = (edit: OctetEdit) => void;

/** Puts the entry that was read last into the columns of a layout. Only blanks change, and on demand the case of classes and types. */
export function arrangeEntry(reader: EntryReader, layout: Layout, octets: Uint8Array, sink: EditSink): void {
	if (reader.kind === "other") return;
	const edits: OctetEdit[] = [];
	const gaps = new Gaps(octets, (edit) => edits.push(edit));
	if (reader.kind === "record") arrangeRecord(reader, layout, octets, gaps);
	else if (layout.options.columns === "align") tighten(reader, 1, gaps);
	if (layout.options.upperCase && reader.kind === "record") raiseCase(reader, octets, (edit) => edits.push(edit));
	trimLines(reader, gaps);
	for (const edit of edits.sort((one, other) => one.start - other.start)) sink(edit);
}

/** Replaces blanks by others, where they differ. */
export class Gaps {
	readonly octets: Uint8Array;
	readonly #sink: EditSink;

	constructor(octets: Uint8Array, sink: EditSink) {
		this.octets = octets;
		this.#sink = sink;
	}

	written(start: number, end: number): string {
		return toText(this.octets, start, end);
	}

	replace(start: number, end: number, text: string): void {
		if (isWritten(this.octets, start, end, text)) return;
		this.#sink({ start, end, text });
	}
}

function isWritten(octets: Uint8Array, start: number, end: number, text: string): boolean {
	if (end - start !== text.length) return false;
	for (let index = 0; index < text.length; index++) {
		if (octets[start + index] !== text.charCodeAt(index)) return false;
	}
	return true;
}

function arrangeRecord(reader: EntryReader, layout: Layout, octets: Uint8Array, gaps: Gaps): void {
	const { entry, pieces } = reader;
	const inherited = entry.owner < 0;
	let at = 0;
	for (let piece = 0; piece <= entry.rdata; piece++) {
		const [from, to] = [pieces.gapStart(piece), pieces.starts[piece]!];
		const field = reader.fieldOf(piece);
		if (field >= 0) {
			const place = placeOf(inherited, reader.isIndented(piece), field);
			const gap = gapAt(layout, place, at, () => gaps.written(from, to));
			gaps.replace(from, to, gap);
			at = widthOf(gap, at);
		}
		if (piece < entry.rdata) at = columnAfter(octets, to, pieces.ends[piece]!, at);
	}
	const isTight = layout.options.columns === "align";
	if (isTight) tighten(reader, entry.rdata + 1, gaps);
	if (pieces.lineCount > 1) arrangeGroup(reader, layout, at, gaps);
	else arrangeComment(reader, layout, at, gaps);
}

/** Single blanks between the pieces from `first` on; those at the start of a line and before a comment stay. */
function tighten({ pieces }: EntryReader, first: number, gaps: Gaps): void {
	for (let piece = first; piece < pieces.count; piece++) {
		const [from, to] = [pieces.gapStart(piece), pieces.starts[piece]!];
		if (to > from && !pieces.startsLine(piece) && pieces.kinds[piece] !== COMMENT) gaps.replace(from, to, " ");
	}
}

function arrangeComment({ entry, pieces }: EntryReader, layout: Layout, rdataAt: number, gaps: Gaps): void {
	const comment = pieces.count - 1;
	if (pieces.kinds[comment] !== COMMENT) return;
	const isTight = layout.options.columns === "align";
	let at = rdataAt;
	for (let piece = entry.rdata; piece < comment; piece++) {
		const from = pieces.gapStart(piece);
		if (piece > entry.rdata) {
			if (isTight) at += pieces.starts[piece]! > from ? 1 : 0;
			else at = columnAfter(gaps.octets, from, pieces.starts[piece]!, at);
		}
		at = columnAfter(gaps.octets, pieces.starts[piece]!, pieces.ends[piece]!, at);
	}
	const [from, to] = [pieces.gapStart(comment), pieces.starts[comment]!];
	gaps.replace(
		from,
		to,
		gapAt(layout, COMMENT_PLACE, at, () => gaps.written(from, to)),
	);
}

/** Takes away blanks at the end of lines; those of a comment belong to it. */
function trimLines({ pieces }: EntryReader, gaps: Gaps): void {
	let piece = 0;
	for (let line = 0; line < pieces.lineCount; line++) {
		let from = pieces.lineStarts[line]!;
		for (; piece < pieces.count && pieces.lines[piece] === line; piece++) from = pieces.ends[piece]!;
		const to = pieces.lineEnds[line]!;
		if (to > from) gaps.replace(from, to, "");
	}
}

function raiseCase({ entry, tape }: EntryReader, octets: Uint8Array, sink: EditSink): void {
	for (const token of [entry.classToken, entry.typeToken]) {
		if (token < 0) continue;
		const [start, end] = [tape.starts[token]!, tape.ends[token]!];
		for (let at = start; at < end; at++) {
			if (octets[at]! < LOWER_A || octets[at]! > LOWER_Z) continue;
			sink({ start, end, text: toText(octets, start, end).toUpperCase() });
			break;
		}
	}
}
