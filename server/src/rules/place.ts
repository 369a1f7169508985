import type { RecordId } from "../tables/record-table.ts";

/** Parts of a record that a finding can point to; a number from 0 on is a field of the RDATA. */
export const ENTRY_PART = -1;
export const OWNER_PART = -2;
export const TTL_PART = -3;
export const TYPE_PART = -4;
/** All fields of the RDATA. */
export const RDATA_PART = -5;

/** Where a finding stands: a part of a record, or a stretch of the text of a TXT record. */
export interface Place {
	readonly record: RecordId;
	readonly part: number;
	/** For a TXT record: UTF-16 units `start`..`end` of its strings put together. */
	readonly text?: { readonly start: number; readonly end: number };
}
