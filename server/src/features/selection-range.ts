import type { SelectionRange } from "vscode-languageserver-types";
import type { Range } from "../rules/engine/finding.ts";
import { BACKSLASH, COLON, COMMA, CR, DOT, EQUALS, LF, SEMICOLON, SLASH, SPACE } from "../text/char.ts";
import type { Position } from "../text/chunked-text.ts";
import { lineEndAt } from "../text/line-end.ts";
import type { Span } from "../workspace/record-text.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { ZoneFile } from "../zone/zone-file.ts";
import { ChunkPositions } from "./places/chunk-positions.ts";
import { EntryTokens } from "./places/entry-tokens.ts";
import { fileStretch, originSection, ownerRun, type Stretch } from "./places/file-stretches.ts";
import { spfTermAt } from "./places/spf-terms.ts";

/**
 * What is selected step by step as a selection grows from a position: the label of a name, the name or field, the data, the
 * record, the records of its owner, all below an `$ORIGIN`, the file. Undefined for files that are no zone files.
 */
export function selectionRange(workspace: Workspace, path: string, position: Position): SelectionRange | undefined {
	const file = workspace.files.get(path);
	if (!file) return undefined;
	const { index, offset } = file.text.locate(position);
	const { octets } = file.text.chunks[index]!;
	const tokens = new EntryTokens(file, index, offset);
	const entry = { start: tokens.start, end: trimmedEnd(octets, tokens) };
	const isInEntry = tokens.tape.count > 0 && offset <= entry.end;
	const line = lineAround(octets, offset);
	const here = isInEntry ? [...partsAt(tokens, offset), entry] : [line];
	// In the other zones that read it, the file has the same entries.
	const slice = file.slices[0];
	const stretches = [
		...here.map((span): Stretch => ({ from: index, start: span.start, to: index, end: span.end })),
		...(isInEntry && slice ? [ownerRun(workspace, slice, index, entry)] : []),
		...(slice ? [originSection(slice, index, isInEntry ? entry.start : offset)] : []),
		fileStretch(file),
	];
	return nested(stretches.map((stretch) => rangeOfStretch(file, stretch)));
}

/** The label, the term, the field and the data at an octet, the smallest first. */
function partsAt(tokens: EntryTokens, offset: number): Span[] {
	const token = tokens.at(offset);
	if (token < 0) return [];
	const { directive, head, tape } = tokens;
	const isData = (directive === "" || directive === "$GENERATE") && head.typeCode >= 0 && token >= head.rdata;
	const term = isData ? spfTermAt(tokens, offset) : undefined;
	const data = { start: tokens.span(isData ? head.rdata : token).start, end: tokens.span(tape.count - 1).end };
	return [
		labelAt(tape.octets, term?.span ?? tokens.inside(token), offset),
		...(term ? [term.span] : []),
		tokens.inside(token),
		tokens.span(token),
		...(isData ? [data] : []),
	];
}

/** What stands between dots and other marks around an octet. */
function labelAt(octets: Uint8Array, { start, end }: Span, offset: number): Span {
	const isMark = (at: number) => MARKS.has(octets[at]!) && octets[at - 1] !== BACKSLASH;
	let from = Math.min(Math.max(offset, start), end);
	let to = from;
	while (from > start && !isMark(from - 1)) from--;
	while (to < end && !isMark(to)) to++;
	return { start: from, end: to };
}

const MARKS: ReadonlySet<number> = new Set([DOT, COLON, SLASH, EQUALS, COMMA, SEMICOLON, SPACE]);

/** The end of an entry with its comment, without blanks and the line end. */
function trimmedEnd(octets: Uint8Array, { start, end }: Span): number {
	let at = end;
	while (at > start && octets[at - 1]! <= SPACE) at--;
	return at;
}

function lineAround(octets: Uint8Array, offset: number): Span {
	let start = offset;
	while (start > 0 && octets[start - 1] !== LF && octets[start - 1] !== CR) start--;
	return { start, end: lineEndAt(octets, start) };
}

function rangeOfStretch(file: ZoneFile, { from, start, to, end }: Stretch): Range {
	return {
		start: new ChunkPositions(file.text, from).position(start),
		end: new ChunkPositions(file.text, to).position(end),
	};
}

/** The ranges in one another, from the smallest; one that does not hold the one before, and more, is left out. */
function nested(ranges: readonly Range[]): SelectionRange | undefined {
	const kept: Range[] = [];
	for (const range of ranges) {
		const before = kept.at(-1);
		if (!before || (holds(range, before) && !holds(before, range))) kept.push(range);
	}
	return kept.reduceRight<SelectionRange | undefined>(
		(parent, range) => (parent ? { range, parent } : { range }),
		undefined,
	);
}

function holds(outer: Range, inner: Range): boolean {
	return !isBefore(inner.start, outer.start) && !isBefore(outer.end, inner.end);
}

function isBefore(one: Position, other: Position): boolean {
	return one.line < other.line || (one.line === other.line && one.character < other.character);
}
