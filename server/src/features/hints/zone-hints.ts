import type { Range } from "../../rules/engine/finding.ts";
import type { RuleContext } from "../../rules/views/rule-context.ts";
import { EMPTY } from "../../syntax/entry.ts";
import { CR, DOLLAR, LF, SEMICOLON, SPACE } from "../../text/char.ts";
import type { Position } from "../../text/chunked-text.ts";
import type { Span } from "../../workspace/record-text.ts";
import type { Slice } from "../../zone/slice.ts";
import { chunkEntries } from "../places/chunk-entries.ts";
import { ChunkPositions } from "../places/chunk-positions.ts";
import { lineSpan } from "../places/line-span.ts";
import type { Hint } from "./hint.ts";
import type { HintSettings } from "./hint-settings.ts";
import { HintedEntry } from "./hinted-entry.ts";
import { nameHints } from "./name-hints.ts";
import { addressHint, inheritedOwnerHint } from "./owner-hints.ts";
import { durationHints, ttlHint } from "./time-hints.ts";

/**
 * What is written between the words in some lines of a zone file, in the order of the text. Made chunk by chunk; the
 * workspace must stay as it is until all is done.
 */
export function* zoneHints(
	context: RuleContext,
	path: string,
	{ start, end }: Range,
	settings: HintSettings,
): Generator<void, Hint[]> {
	const hints: Hint[] = [];
	const [slice] = context.workspace.files.get(path)?.slices ?? [];
	if (!slice) return hints;
	const { text } = slice.file;
	const first = text.locate(start).index;
	for (let index = first; index < text.chunks.length && text.firstLine(index) <= end.line; index++) {
		const made = hintsOfChunk(context, slice, index, lineSpan(text, index, start.line, end.line), settings);
		hints.push(...made.filter(({ position }) => !isBefore(position, start) && !isBefore(end, position)));
		yield;
	}
	return hints;
}

function hintsOfChunk(context: RuleContext, slice: Slice, index: number, span: Span, settings: HintSettings): Hint[] {
	const block = slice.blocks[index];
	if (!block) return [];
	const positions = new ChunkPositions(slice.file.text, index);
	const hints: Hint[] = [];
	const { chunks } = slice.file.text;
	for (const found of chunkEntries(context.workspace, slice.file, index, block, span)) {
		const { head, start } = found.entry;
		const { kind } = head;
		if (kind !== EMPTY) {
			const of = new HintedEntry(context, block, found, positions, hints);
			const before = hints.length;
			const above = start > 0 ? chunks[index]!.octets.subarray(0, start) : chunks[index - 1]?.octets;
			inheritedOwnerHint(of, settings.inheritedOwners, above !== undefined && endsInGap(above));
			nameHints(of, settings.absoluteNames);
			if (settings.reverseAddresses) addressHint(of);
			if (settings.effectiveTtl) ttlHint(of);
			durationHints(of, settings.durations);
			inOrder(hints, before);
		}
	}
	return hints;
}

/** Brings the hints of the last entry into the order of their places. */
function inOrder(hints: Hint[], from: number): void {
	if (hints.length - from < 2) return;
	hints.push(...hints.splice(from).sort((one, other) => comparePositions(one.position, other.position)));
}

/** Whether the last line of a text is empty, a comment or a directive. */
function endsInGap(octets: Uint8Array): boolean {
	let end = octets.length;
	if (octets[end - 1] === LF) end--;
	if (octets[end - 1] === CR) end--;
	let start = end;
	while (start > 0 && octets[start - 1] !== LF && octets[start - 1] !== CR) start--;
	while (start < end && octets[start]! <= SPACE) start++;
	return start === end || octets[start] === SEMICOLON || octets[start] === DOLLAR;
}

function isBefore(one: Position, other: Position): boolean {
	return comparePositions(one, other) < 0;
}

function comparePositions(one: Position, other: Position): number {
	return one.line - other.line || one.character - other.character;
}
