import type { OctetEdit } from "../syntax/repair.ts";
import type { ZoneFile } from "../zone/zone-file.ts";
import { arrangeEntry } from "./arrange-entry.ts";
import { EntryReader } from "./entry-reader.ts";
import { findLayout } from "./find-layout.ts";
import type { LayoutOptions } from "./layout.ts";
import { lineRows } from "./line-rows.ts";

/** A record whose fields are not in the columns of the others. */
export interface OddLine {
	/** The number of its chunk. */
	readonly index: number;
	/** Octets of the first field that is elsewhere. */
	readonly start: number;
	readonly end: number;
	/** What puts the record where the others are. */
	readonly edits: readonly OctetEdit[];
}

/** Shorter files have no columns that one could leave unseen, and programs write those that are longer. */
const FEWEST_RECORDS = 20;
const MOST_LINES = 1000;

/** Of so many records, at most one may be elsewhere; else there are no columns. */
const PER_ODD = 5;

interface Known {
	readonly texts: readonly Uint8Array[];
	readonly options: LayoutOptions;
	readonly lines: readonly OddLine[];
}

/** Worked out once for each text of a file. */
const known = new WeakMap<ZoneFile, Known>();

/** The records of a file that leave the columns which nearly all others keep, found in small steps; none where there are no such columns. */
export function* oddLineSteps(file: ZoneFile, options: LayoutOptions): Generator<void, readonly OddLine[]> {
	const texts = file.text.chunks.map(({ octets }) => octets);
	const before = known.get(file);
	const isSame =
		before?.texts.length === texts.length && before.texts.every((octets, index) => octets === texts[index]);
	if (before && isSame && before.options === options) return before.lines;
	const lines = file.text.lineCount > MOST_LINES ? [] : yield* findOddLines(file, options);
	known.set(file, { texts, options, lines });
	return lines;
}

function* findOddLines(file: ZoneFile, options: LayoutOptions): Generator<void, OddLine[]> {
	const { chunks } = file.text;
	// What the layout is found from is kept, so it is worked out ahead.
	for (const [index, { octets }] of chunks.entries()) {
		lineRows(octets, file.behind(index));
		yield;
	}
	const layout = findLayout(file, options);
	yield;
	const odd: OddLine[] = [];
	let count = 0;
	const reader = new EntryReader();
	for (const [index, { octets }] of chunks.entries()) {
		const behind = file.behind(index);
		for (let start = 0; start < octets.length; ) {
			start = reader.read(octets, start, behind);
			if (reader.kind !== "record") continue;
			count++;
			const edits: OctetEdit[] = [];
			arrangeEntry(reader, layout, octets, (edit) => edits.push(edit));
			const piece = displacedPiece(reader, edits);
			if (piece < 0) continue;
			odd.push({ index, start: reader.pieces.starts[piece]!, end: reader.pieces.ends[piece]!, edits });
		}
		yield;
	}
	return count < FEWEST_RECORDS || odd.length * PER_ODD > count ? [] : odd;
}

/** The first field before the RDATA, or the first of it, that would be moved; -1 where only what is behind would be. */
function displacedPiece({ pieces, entry }: EntryReader, edits: readonly OctetEdit[]): number {
	for (let piece = 0; piece <= entry.rdata; piece++) {
		if (edits.some(({ end }) => end === pieces.starts[piece])) return piece;
	}
	return -1;
}
