import { type NameId, NO_NAME } from "../tables/name-table.ts";

/**
 * What flows from one entry of a zone to the next (RFC 1035 section 5.1). A block of text is a
 * function from one state to another, which is why a change need not be followed further than the
 * state differs.
 */
export interface ScanState {
	/** What completes relative names. */
	readonly origin: NameId;
	/** Owner of the last record, for entries that begin with a blank; `NO_NAME` before the first. */
	readonly owner: NameId;
	/** Set by `$TTL`, or by the SOA minimum where there is none; -1 before. */
	readonly defaultTtl: number;
	/** The last TTL in force, which BIND takes where no default is known (RFC 1035 rather than 2308); -1 before. */
	readonly lastTtl: number;
	/** How many records `$GENERATE` has made so far in the zone. */
	readonly generated: number;
	/** The directive that stands between the last record and here, where one does that makes a blank owner doubtful. */
	readonly behind: OwnerGap;
	/** Whether a `$DATE` has been read, behind which BIND takes no `$INCLUDE`. */
	readonly dated: boolean;
}

/** What stands between a record and one that takes its owner from it: nothing, or one of three directives. */
export type OwnerGap = 0 | 1 | 2 | 3;
export const BEHIND_RECORD = 0;
export const BEHIND_ORIGIN = 1;
export const BEHIND_GENERATE = 2;
export const BEHIND_INCLUDE = 3;

/** Components of a state, as a mask. */
export const ORIGIN = 1;
export const OWNER = 2;
export const DEFAULT_TTL = 4;
export const LAST_TTL = 8;
export const GENERATED_COUNT = 16;
export const BEHIND = 32;
export const DATED = 64;

/** The state at the start of a zone. */
export function initialState(origin: NameId): ScanState {
	return { origin, owner: NO_NAME, defaultTtl: -1, lastTtl: -1, generated: 0, behind: BEHIND_RECORD, dated: false };
}

/** The components in which two states differ. */
export function difference(one: ScanState, other: ScanState): number {
	return (
		(one.origin === other.origin ? 0 : ORIGIN) |
		(one.owner === other.owner ? 0 : OWNER) |
		(one.defaultTtl === other.defaultTtl ? 0 : DEFAULT_TTL) |
		(one.lastTtl === other.lastTtl ? 0 : LAST_TTL) |
		(one.generated === other.generated ? 0 : GENERATED_COUNT) |
		(one.behind === other.behind ? 0 : BEHIND) |
		(one.dated === other.dated ? 0 : DATED)
	);
}

/** `from`, with the components of `mask` taken from `written`. */
export function overwritten(from: ScanState, written: ScanState, mask: number): ScanState {
	return {
		origin: (mask & ORIGIN) !== 0 ? written.origin : from.origin,
		owner: (mask & OWNER) !== 0 ? written.owner : from.owner,
		defaultTtl: (mask & DEFAULT_TTL) !== 0 ? written.defaultTtl : from.defaultTtl,
		lastTtl: (mask & LAST_TTL) !== 0 ? written.lastTtl : from.lastTtl,
		generated: (mask & GENERATED_COUNT) !== 0 ? written.generated : from.generated,
		behind: (mask & BEHIND) !== 0 ? written.behind : from.behind,
		dated: (mask & DATED) !== 0 ? written.dated : from.dated,
	};
}
