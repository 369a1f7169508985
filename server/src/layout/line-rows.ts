import type { TextBehind } from "../syntax/scanner.ts";
import { SPACE, TAB } from "../text/char.ts";
import { countLineEnds } from "../text/line-end.ts";
import { EntryReader } from "./entry-reader.ts";
import { behindGap, COMMENT_PLACE, type Layout, type PackedGap, packedGapAt, packGap, placeOf } from "./layout.ts";
import { COMMENT } from "./pieces.ts";
import { afterTab, columnAfter } from "./screen.ts";

/** The head of a record as widths and gaps. */
export interface LineRow {
	/** The line of its chunk on which it starts, from 0. */
	readonly line: number;
	readonly inherited: boolean;
	/** Width of the owner; 0 where it is inherited. */
	readonly ownerWidth: number;
	/** In the order in which they are written. */
	readonly fields: readonly RowField[];
	/** What the line has behind the start of its RDATA, up to its comment: its width up to the first tab, and behind that; -1 without one. */
	readonly restWidth: number;
	readonly restBehindTab: number;
	/** The same with single blanks for gaps. */
	readonly tightWidth: number;
	/** The gap before its comment, or -1 where it has none of its own. */
	readonly commentGap: PackedGap | -1;
	readonly commentAt: number;
}

interface RowField {
	/** Number of its place. */
	readonly place: number;
	/** Of the RDATA no width is known here. */
	readonly width: number;
	readonly at: number;
	readonly gap: PackedGap;
}

/** Worked out once for as long as the octets are there; an edit makes new ones. */
const known = new WeakMap<Uint8Array, readonly LineRow[]>();

/** The heads of the records in the octets of a chunk, as far as they can be put into columns. */
export function lineRows(octets: Uint8Array, behind: TextBehind | undefined): readonly LineRow[] {
	const rows = known.get(octets) ?? readRows(octets, behind);
	known.set(octets, rows);
	return rows;
}

function readRows(octets: Uint8Array, behind: TextBehind | undefined): LineRow[] {
	const reader = new EntryReader();
	const rows: LineRow[] = [];
	let line = 0;
	for (let start = 0; start < octets.length; ) {
		const next = reader.read(octets, start, behind);
		if (reader.kind === "record") rows.push(rowOf(octets, line, reader));
		line += countLineEnds(octets, start, next);
		start = next;
	}
	return rows;
}

function rowOf(octets: Uint8Array, line: number, reader: EntryReader): LineRow {
	const { entry, pieces } = reader;
	const inherited = entry.owner < 0;
	const fields: RowField[] = [];
	let at = 0;
	let ownerWidth = 0;
	for (let piece = 0; piece <= entry.rdata; piece++) {
		const start = pieces.starts[piece]!;
		const gap = packedGap(octets, pieces.gapStart(piece), start);
		at = columnAfter(octets, pieces.gapStart(piece), start, at);
		const width = columnAfter(octets, start, pieces.ends[piece]!, at) - at;
		const field = reader.fieldOf(piece);
		if (field < 0) ownerWidth = width;
		else fields.push({ place: placeOf(inherited, reader.isIndented(piece), field), width, at, gap });
		if (piece < entry.rdata) at += width;
	}
	return { line, inherited, ownerWidth, fields, ...restOf(octets, reader, at) };
}

function restOf(octets: Uint8Array, { entry, pieces }: EntryReader, rdataAt: number) {
	const first = entry.rdata;
	const last = pieces.count - 1;
	const hasComment = pieces.lineCount === 1 && pieces.kinds[last] === COMMENT;
	const end = hasComment ? pieces.ends[last - 1]! : pieces.lines[last] === 0 ? pieces.ends[last]! : pieces.lineEnds[0]!;
	const start = pieces.starts[first]!;
	const tab = octets.subarray(start, end).indexOf(TAB);
	const restWidth = columnAfter(octets, start, tab < 0 ? end : start + tab, 0);
	const restBehindTab = tab < 0 ? -1 : columnAfter(octets, start + tab + 1, end, 0);
	let tightWidth = 0;
	for (let piece = first; piece < pieces.count - (hasComment ? 1 : 0) && pieces.lines[piece] === 0; piece++) {
		const isApart = piece > first && pieces.starts[piece]! > pieces.ends[piece - 1]!;
		tightWidth += columnAfter(octets, pieces.starts[piece]!, pieces.ends[piece]!, 0) + (isApart ? 1 : 0);
	}
	const commentGap = hasComment ? packedGap(octets, end, pieces.starts[last]!) : -1;
	const restEnd = restBehindTab < 0 ? rdataAt + restWidth : afterTab(rdataAt + restWidth) + restBehindTab;
	return {
		restWidth,
		restBehindTab,
		tightWidth,
		commentGap,
		commentAt: hasComment ? columnAfter(octets, end, pieces.starts[last]!, restEnd) : -1,
	};
}

/** Where a row's RDATA ends if it starts at a column. */
export function restEndOf({ restWidth, restBehindTab, tightWidth }: LineRow, at: number, tight: boolean): number {
	if (tight) return at + tightWidth;
	return restBehindTab < 0 ? at + restWidth : afterTab(at + restWidth) + restBehindTab;
}

/** A row as it is once it is laid out. */
export function laidOut(row: LineRow, layout: Layout): LineRow {
	let end = row.ownerWidth;
	const fields = row.fields.map((field): RowField => {
		const gap = packedGapAt(layout, field.place, end, field.gap);
		const at = behindGap(gap, end);
		end = at + field.width;
		return { place: field.place, width: field.width, at, gap };
	});
	if (row.commentGap < 0) return withFields(row, fields, row.commentGap, row.commentAt);
	const tight = layout.options.columns === "align";
	const restEnd = restEndOf(row, fields.at(-1)!.at, tight);
	const commentGap = packedGapAt(layout, COMMENT_PLACE, restEnd, row.commentGap);
	return withFields(row, fields, commentGap, behindGap(commentGap, restEnd));
}

/** Written out, since it is made for thousands of rows at once. */
function withFields(row: LineRow, fields: readonly RowField[], commentGap: PackedGap, commentAt: number): LineRow {
	const { line, inherited, ownerWidth, restWidth, restBehindTab, tightWidth } = row;
	return { line, inherited, ownerWidth, fields, restWidth, restBehindTab, tightWidth, commentGap, commentAt };
}

function packedGap(octets: Uint8Array, start: number, end: number): PackedGap {
	let at = start;
	while (at < end && octets[at] === SPACE) at++;
	const firstTab = at;
	let lastTab = end;
	while (lastTab > at && octets[lastTab - 1] === SPACE) lastTab--;
	let tabs = 0;
	for (; at < lastTab; at++) if (octets[at] === TAB) tabs++;
	return packGap(firstTab - start, tabs, end - lastTab);
}
