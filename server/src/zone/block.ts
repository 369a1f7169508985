import type { Problem } from "../syntax/problem.ts";
import type { NameId } from "../tables/name-table.ts";
import type { ScanState } from "./scan-state.ts";
import type { Slice } from "./slice.ts";

/** The origin that holds from an offset on. */
export interface OriginChange {
	readonly offset: number;
	readonly origin: NameId;
}

/** A comment that speaks to this program: it starts with `zonetrio`. */
export interface Remark {
	/** Octets of the comment, from its semicolon. */
	readonly start: number;
	readonly end: number;
	/** Offset of the entry on whose line it stands, or -1 where it has a line of its own. */
	readonly entry: number;
}

/** An `$INCLUDE` as it was read; the block it ends makes an include site of it. */
export interface FoundInclude {
	readonly written: string;
	readonly origin: NameId;
	readonly start: number;
	readonly end: number;
}

/** An `$INCLUDE` at the end of a block. */
export interface IncludeSite {
	/** The path as written. */
	readonly written: string;
	readonly origin: NameId;
	/** Octets of the path within the chunk. */
	readonly start: number;
	readonly end: number;
	/** What was read from the file, once it is there. */
	child: Slice | undefined;
	/** What is wrong with the path, if anything. */
	problem: Problem | undefined;
}

/** What one chunk of text means in one place of one zone: its records, and the states before and after. */
export interface Block {
	readonly id: number;
	readonly slice: Slice;
	/** Its number among the blocks of the slice, which is that of its chunk. */
	index: number;
	/** Its records in the order of the text. */
	records: Int32Array;
	stateIn: ScanState;
	stateOut: ScanState;
	/** The components of `stateIn` that it uses, and those that it sets. */
	reads: number;
	writes: number;
	problems: readonly Problem[];
	/** Where `$ORIGIN` entries in it set which origin, in the order of the text. */
	origins: readonly OriginChange[];
	/** The comments in it that speak to this program. */
	remarks: readonly Remark[];
	include: IncludeSite | undefined;
	/** Whether the end of a group in it was guessed, so that a later edit may change what it means. */
	unsettled: boolean;
	/** How often it was read; what is known of places in it holds as long as this stays. */
	version: number;
	/** Whether its text is to be read (again). */
	stale: boolean;
}
