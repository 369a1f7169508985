import { arrangeFile } from "../../layout/arrange-file.ts";
import { EntryReader } from "../../layout/entry-reader.ts";
import { findLayout } from "../../layout/find-layout.ts";
import { CLOSE, COMMENT, OPEN, type Pieces } from "../../layout/pieces.ts";
import { columnAfter, padding } from "../../layout/screen.ts";
import { layoutRefusal } from "../../rules/fixes/layout-refusal.ts";
import { classifyEntry } from "../../syntax/entry.ts";
import { SPACE, TAB } from "../../text/char.ts";
import type { Position } from "../../text/chunked-text.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { ZoneFile } from "../../zone/zone-file.ts";
import { ChunkPositions } from "../places/chunk-positions.ts";
import type { LayoutEdit } from "./format-file.ts";

/**
 * What is to be done after a line end was typed, with the cursor at `position`: within parentheses the new line is indented like the one
 * above, elsewhere the entry that now is complete is put into the columns of the file.
 */
export function formatTyped(workspace: Workspace, path: string, position: Position): readonly LayoutEdit[] {
	const file = workspace.files.get(path);
	if (!file || position.line === 0 || layoutRefusal(workspace, file)) return [];
	const { index, offset } = file.text.locate({ line: position.line, character: 0 });
	const reader = new EntryReader();
	const { octets } = file.text.chunks[index]!;
	const behind = file.behind(index);
	let start = 0;
	let next = 0;
	while (next <= offset && next < octets.length) {
		start = next;
		next = reader.read(octets, start, behind);
	}
	const isWithin = start < offset && offset < next;
	// Where the text ends with an open parenthesis, its entry ends there too.
	const mayBeOpen = (isWithin || offset === octets.length) && isReadable(reader, start, next);
	const above = mayBeOpen ? pieceAbove(reader.pieces, offset) : -1;
	if (above >= 0) return indented(file, index, offset, reader, above);
	return isWithin ? [] : arranged(workspace, file, position.line - 1);
}

/** Whether a half-typed entry has pieces that can be looked at. */
function isReadable({ tape, entry, pieces, isInConflict }: EntryReader, start: number, end: number): boolean {
	if (isInConflict || tape.conflictAt >= 0) return false;
	classifyEntry(tape, entry);
	return pieces.read(tape, start, end);
}

function arranged({ settings }: Workspace, file: ZoneFile, line: number): LayoutEdit[] {
	const layout = findLayout(file, settings.format);
	return [...arrangeFile(file, layout, { first: line, last: line })].flatMap(({ index, edits }) => {
		const positions = new ChunkPositions(file.text, index);
		return edits.map((edit) => ({ range: positions.range(edit), newText: edit.text }));
	});
}

/** The blanks before the line at `offset`, which stands in a group, like those of the line above. */
function indented(
	file: ZoneFile,
	index: number,
	offset: number,
	{ pieces, entry }: EntryReader,
	above: number,
): LayoutEdit[] {
	const { octets } = file.text.chunks[index]!;
	let end = offset;
	while (octets[end] === SPACE || octets[end] === TAB) end++;
	const isClosing = pieces.starts.findIndex((at, piece) => piece < pieces.count && at === end);
	if (isClosing >= 0 && pieces.kinds[isClosing] === CLOSE) return [];
	const isHead = pieces.lines[above] === 0;
	const model = isHead ? entry.typeToken + 1 : above;
	if (isHead && (entry.typeToken < 0 || model > above)) return [];
	const lineStart = pieces.lineStarts[pieces.lines[model]!]!;
	const column = columnAfter(octets, lineStart, pieces.starts[model]!, 0);
	const before = octets.subarray(lineStart, pieces.starts[model]!);
	const newText = padding(0, column, before.includes(TAB));
	const range = new ChunkPositions(file.text, index).range({ start: offset, end });
	return column === 0 ? [] : [{ range, newText }];
}

/** The first piece of the last line above an offset that has values, if the offset stands within parentheses; -1 if not. */
function pieceAbove(pieces: Pieces, offset: number): number {
	let depth = 0;
	let above = -1;
	for (let piece = 0; piece < pieces.count && pieces.starts[piece]! < offset; piece++) {
		const kind = pieces.kinds[piece];
		if (kind === OPEN) depth++;
		else if (kind === CLOSE) depth--;
		if (pieces.lines[piece] === 0) above = piece;
		else if (pieces.startsLine(piece) && kind !== COMMENT && kind !== CLOSE) above = piece;
	}
	return depth > 0 ? above : -1;
}
