import type { ChunkedText } from "../text/chunked-text.ts";
import type { ZoneFile } from "../zone/zone-file.ts";
import { CLASS, RDATA, TTL, TYPE } from "./entry-reader.ts";
import { commentColumn, fittingPlaces } from "./fitting-columns.ts";
import {
	COMMENT_PLACE,
	FIRST_PLACES,
	type FieldPlace,
	hasTab,
	type Layout,
	type LayoutOptions,
	ONE_BLANK,
	ONE_TAB,
	type PackedGap,
} from "./layout.ts";
import { type LineRow, laidOut, lineRows } from "./line-rows.ts";

/** Of a file with more lines, those of so many windows, far apart, show its columns. */
const MOST_LINES = 1024;
const WINDOWS = 8;
const WINDOW_LINES = MOST_LINES / WINDOWS;
/** A layout that changes what most lines have is looked for anew, so often. */
const MOST_ROUNDS = 5;
/** So few lines show no habit of their own. */
const FEW_LINES = 3;

interface Known {
	/** The octets of the chunks that were looked at, and the lines of them that were. */
	readonly parts: readonly Part[];
	readonly options: LayoutOptions;
	readonly layout: Layout;
}

/** Some lines of a chunk, counted from its first. */
interface Part {
	readonly index: number;
	readonly octets: Uint8Array;
	readonly from: number;
	readonly to: number;
}

/** Found once for as long as nothing changes in the parts that are looked at. */
const known = new WeakMap<ZoneFile, Known>();

/** How the entries of a file stand, or are to stand. Found from a part of a large file. */
export function findLayout(file: ZoneFile, options: LayoutOptions): Layout {
	const parts = partsToLookAt(file);
	const before = known.get(file);
	if (before?.options === options && areSame(before.parts, parts)) return before.layout;
	const rows = parts.flatMap(({ index, octets, from, to }) =>
		lineRows(octets, file.behind(index)).filter(({ line }) => line >= from && line < to),
	);
	const layout = layoutOf(rows, options);
	known.set(file, { parts, options, layout });
	return layout;
}

/** Lines are chosen by their numbers, so that it makes no difference where the text is cut into chunks. */
function partsToLookAt({ text }: ZoneFile): Part[] {
	const { lineCount } = text;
	if (lineCount <= MOST_LINES) return partsOf(text, 0, lineCount);
	const windows = Array.from({ length: WINDOWS }, (_, window) =>
		Math.floor((window * (lineCount - WINDOW_LINES)) / (WINDOWS - 1)),
	);
	return windows.flatMap((first) => partsOf(text, first, first + WINDOW_LINES));
}

/** The parts of chunks that make some lines. */
function partsOf(text: ChunkedText, first: number, end: number): Part[] {
	const parts: Part[] = [];
	for (let { index } = text.locate({ line: first, character: 0 }); index < text.chunks.length; index++) {
		const start = text.firstLine(index);
		if (start >= end) break;
		const { octets, lineEnds } = text.chunks[index]!;
		parts.push({ index, octets, from: Math.max(0, first - start), to: Math.min(lineEnds + 1, end - start) });
	}
	return parts;
}

function areSame(some: readonly Part[], others: readonly Part[]): boolean {
	return (
		some.length === others.length &&
		some.every((one, at) => {
			const { octets, from, to } = others[at]!;
			return one.octets === octets && one.from === from && one.to === to;
		})
	);
}

/** The layout of some lines: one that most of them have, and still have once they all are laid out by it. */
export function layoutOf(rows: readonly LineRow[], options: LayoutOptions): Layout {
	if (options.columns === "align") return aligned(rows, options);
	let layout = habitual(rows, options);
	for (let round = 0; round < MOST_ROUNDS; round++) {
		const next = habitual(
			rows.map((row) => laidOut(row, layout)),
			options,
		);
		if (JSON.stringify(next) === JSON.stringify(layout)) break;
		layout = next;
	}
	return layout;
}

function aligned(rows: readonly LineRow[], options: LayoutOptions): Layout {
	const tabs = usesTabs(rows);
	const fields = { options, places: fittingPlaces(rows, tabs) };
	if (!options.comments) return fields;
	const comments = rows.filter(({ commentGap }) => commentGap >= 0).map((row) => laidOut(row, fields));
	const places = [...fields.places];
	places[COMMENT_PLACE] = { column: commentColumn(comments, tabs), tabs };
	return { options, places };
}

/** What the lines have at one place. */
class Votes {
	count = 0;
	blanks = 0;
	tabs = 0;
	readonly columns = new Map<number, number>();
	readonly #tabbed = new Map<number, number>();
	readonly #wide = new Map<number, number>();

	add(at: number, gap: PackedGap): void {
		this.count++;
		if (gap === ONE_BLANK) this.blanks++;
		else addTo(this.#wide, at);
		if (gap === ONE_TAB) this.tabs++;
		if (hasTab(gap)) addTo(this.#tabbed, at);
		addTo(this.columns, at);
	}

	/** What at least half of the lines have. */
	choice(tabsElsewhere: boolean): FieldPlace | undefined {
		let column = 0;
		let most = 0;
		for (const [at, count] of this.columns) {
			// Into the one further right more owners fit.
			if (count > most || (count === most && at > column)) [column, most] = [at, count];
		}
		const best = Math.max(most, this.blanks, this.tabs);
		if (best === 0 || best * 2 < this.count) return undefined;
		if (best > most) return { gap: this.blanks === best ? " " : "\t" };
		const wide = this.#wide.get(column) ?? 0;
		const tabs = wide === 0 ? tabsElsewhere : (this.#tabbed.get(column) ?? 0) * 2 > wide;
		return { column, tabs };
	}
}

function addTo(counts: Map<number, number>, key: number): void {
	counts.set(key, (counts.get(key) ?? 0) + 1);
}

function habitual(rows: readonly LineRow[], options: LayoutOptions): Layout {
	const votes = Array.from({ length: COMMENT_PLACE + 1 }, () => new Votes());
	for (const { fields, commentGap, commentAt } of rows) {
		for (const { place, at, gap } of fields) votes[place]!.add(at, gap);
		if (commentGap >= 0) votes[COMMENT_PLACE]!.add(commentAt, commentGap);
	}
	const tabs = usesTabs(rows);
	const chosen = votes.map((one) => one.choice(tabs));
	const hasFields = (place: number) => votes[place]!.count > 0;
	const undecided = [TTL, CLASS, TYPE, RDATA].filter((place) => hasFields(place) && !chosen[place]);
	const fitting = undecided.length > 1 ? fittingPlaces(rows, tabs) : [];
	const places: FieldPlace[] = [];
	for (const place of [TTL, CLASS, TYPE, RDATA]) {
		places[place] = fitting[place] ?? chosen[place] ?? { gap: tabs ? "\t" : " " };
	}
	for (const field of [TTL, CLASS, TYPE, RDATA]) {
		const place = 4 + field;
		const owned = hasFields(field) ? places[field] : undefined;
		places[place] = (isHabit(votes[place]!) ? chosen[place] : undefined) ?? owned ?? chosen[place] ?? { gap: " " };
	}
	for (const place of FIRST_PLACES) {
		const owned = hasFields(place - 8) ? places[place - 8]! : undefined;
		const column = owned && "column" in owned ? owned : undefined;
		places[place] = (isHabit(votes[place]!) ? chosen[place] : undefined) ?? column ?? { gap: "as it is" };
	}
	places[COMMENT_PLACE] = (options.comments ? chosen[COMMENT_PLACE] : undefined) ?? { gap: "as it is" };
	return { options, places };
}

function isHabit({ count }: Votes): boolean {
	return count >= FEW_LINES;
}

/** Whether tabs and not blanks make the wider gaps. */
function usesTabs(rows: readonly LineRow[]): boolean {
	let tabs = 0;
	let blanks = 0;
	for (const { fields } of rows) {
		for (const { gap } of fields) {
			if (hasTab(gap)) tabs++;
			else if (gap !== ONE_BLANK) blanks++;
		}
	}
	return tabs > blanks;
}
