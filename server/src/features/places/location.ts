import type { Range } from "../../rules/engine/finding.ts";
import { spanInText } from "../../rules/engine/place-span.ts";
import { OWNER_PART, type Place, TYPE_PART } from "../../rules/place.ts";
import type { RuleContext } from "../../rules/views/rule-context.ts";
import { OWNER_INHERITED, type RecordId } from "../../tables/record-table.ts";
import type { Position } from "../../text/chunked-text.ts";

import { ChunkPositions } from "./chunk-positions.ts";
import type { Located } from "./located.ts";

/** A place in a file that a reader is led to. */
export interface Location {
	readonly path: string;
	/** The whole entry. */
	readonly range: Range;
	/** What in it is meant. */
	readonly selection: Range;
}

/** Where a record stands, with its owner selected, or its type where the owner is inherited; undefined where its text has been let go. */
export function locationOf(context: RuleContext, record: RecordId): Location | undefined {
	const isInherited = (context.workspace.tables.records.flags[record]! & OWNER_INHERITED) !== 0;
	return locationOfPlace(context, { record, part: isInherited ? TYPE_PART : OWNER_PART });
}

/** The same with another part selected. */
export function locationOfPlace(context: RuleContext, place: Place): Location | undefined {
	const text = context.workspace.recordText(place.record);
	if (!text) return undefined;
	const { slice, index } = text.block;
	const positions = new ChunkPositions(slice.file.text, index);
	return {
		path: slice.file.path,
		range: positions.range(text.entry),
		selection: positions.range(spanInText(text, place)),
	};
}

/** The range of what stands at a place. */
export function rangeOf({ file, index, span }: Located): Range {
	return new ChunkPositions(file.text, index).range(span);
}

/** The beginning of a file. */
export function fileLocation(path: string): Location {
	const start = { line: 0, character: 0 };
	return { path, range: { start, end: start }, selection: { start, end: start } };
}

/** Each place once, in the order of files and lines: a file may be read in several zones, and a `$GENERATE` makes many records of one line. */
export function inOrder<Place extends Location>(locations: readonly Place[]): Place[] {
	const seen = new Set<string>();
	return locations
		.filter(({ path, selection }) => seen.size !== seen.add(`${path}\n${JSON.stringify(selection)}`).size)
		.sort((one, other) => compareTexts(one.path, other.path) || comparePositions(one.selection, other.selection));
}

function comparePositions(one: Range, other: Range): number {
	return compare(one.start, other.start) || compare(one.end, other.end);
}

function compare(one: Position, other: Position): number {
	return one.line - other.line || one.character - other.character;
}

function compareTexts(one: string, other: string): number {
	return one < other ? -1 : one > other ? 1 : 0;
}
