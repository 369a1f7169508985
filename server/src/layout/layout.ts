import { CLASS, TTL, TYPE } from "./entry-reader.ts";
import { afterTab, padding } from "./screen.ts";

/** How a user wants entries to be laid out. */
export interface LayoutOptions {
	/** `keep`: in the columns that most lines of the file have; `align`: in columns as wide as what stands in them. */
	readonly columns: "keep" | "align";
	/** Whether classes and types are written with capital letters; else as they are. */
	readonly upperCase: boolean;
	/** Whether comments behind entries are put into a column too; else they follow at the distance that they have. */
	readonly comments: boolean;
}

export const DEFAULT_LAYOUT: LayoutOptions = { columns: "keep", upperCase: false, comments: true };

/** Where a field starts: at a column of the screen, behind the same blank or tab on all lines, or where it is. */
export type FieldPlace =
	| { readonly column: number; readonly tabs: boolean }
	| { readonly gap: " " | "\t" }
	| { readonly gap: "as it is" };

/**
 * Where the fields of a file stand. Records that have the owner of the one before are laid out by themselves, since many a file
 * indents them by a tab.
 */
export interface Layout {
	readonly options: LayoutOptions;
	/** By `placeOf`, and the last for comments. */
	readonly places: readonly FieldPlace[];
}

/** The number of the place of comments. */
export const COMMENT_PLACE = 11;

const NOWHERE: FieldPlace = { gap: "as it is" };

/** The number of the place of a field. */
export function placeOf(inherited: boolean, isFirst: boolean, field: number): number {
	if (!inherited) return field;
	return isFirst ? 8 + field : 4 + field;
}

/** The field that a place is for; undefined for comments. */
export function fieldAt(place: number): number | undefined {
	return place === COMMENT_PLACE ? undefined : place % 4;
}

/** The places of fields that may stand first on an indented line. */
export const FIRST_PLACES: readonly number[] = [8 + TTL, 8 + CLASS, 8 + TYPE];

/**
 * The blanks between column `from` of the screen and what stands at a place.
 *
 * @param written the blanks that are there.
 */
export function gapAt({ places }: Layout, place: number, from: number, written: () => string): string {
	const where = places[place] ?? NOWHERE;
	if ("column" in where) return padding(from, where.column, where.tabs);
	return where.gap === "as it is" ? written() : where.gap;
}

/** A gap as a number: how many blanks, then tabs, then blanks again. */
export type PackedGap = number;
export const ONE_BLANK: PackedGap = 1;
export const ONE_TAB: PackedGap = 1 << 10;
const MOST = 0x3ff;

export function packGap(blanks: number, tabs: number, blanksBehind: number): PackedGap {
	return Math.min(blanks, MOST) | (Math.min(tabs, MOST) << 10) | (Math.min(blanksBehind, MOST) << 20);
}

export function hasTab(gap: PackedGap): boolean {
	return ((gap >> 10) & MOST) > 0;
}

/** The column behind a gap that starts at column `from`. */
export function behindGap(gap: PackedGap, from: number): number {
	let at = from + (gap & MOST);
	for (let tabs = (gap >> 10) & MOST; tabs > 0; tabs--) at = afterTab(at);
	return at + ((gap >> 20) & MOST);
}

/** `gapAt` for a packed gap. */
export function packedGapAt({ places }: Layout, place: number, from: number, written: PackedGap): PackedGap {
	const where = places[place] ?? NOWHERE;
	if (!("column" in where)) return where.gap === " " ? ONE_BLANK : where.gap === "\t" ? ONE_TAB : written;
	const text = padding(from, where.column, where.tabs);
	const tabs = text.lastIndexOf("\t") + 1;
	return tabs === 0 ? packGap(text.length, 0, 0) : packGap(0, tabs, text.length - tabs);
}
