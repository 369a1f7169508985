import { type RecordId, TTL_WRITTEN } from "../../tables/record-table.ts";
import { TYPE_SOA } from "../../workspace/lookup.ts";
import type { Block } from "../../zone/block.ts";
import type { Slice } from "../../zone/slice.ts";
import type { RecordView } from "../views/record-view.ts";
import { entriesFrom, type FileEntry } from "./file-entries.ts";

/**
 * The record behind others that has its TTL from them: where no `$TTL` is, a record without TTL has that of the one before
 * (RFC 1035 section 5.1). Undefined if there is none.
 *
 * @param besides records that change with this one, itself among them.
 */
export function ttlHeir(record: RecordView, besides: readonly RecordView[]): RecordView | undefined {
	const { context, text } = record;
	if (!text || hasDefaultTtl(record, text.block, text.entry.start)) return undefined;
	const { records } = context.workspace.tables;
	for (const id of recordsBehind(record, text.block, text.entry.start)) {
		if ((records.flags[id]! & TTL_WRITTEN) !== 0) return undefined;
		if (!besides.some((other) => other.id === id)) return context.viewRecord(context, id);
	}
	return undefined;
}

/** Whether a default TTL is in force at an octet of a block, so that no record there has its TTL from the one before. */
export function hasDefaultTtl({ context }: Pick<RecordView, "context">, block: Block, offset: number): boolean {
	if (block.stateIn.defaultTtl >= 0) return true;
	for (const entry of entriesFrom(block.slice.file, block.index, 0)) {
		if (entry.index !== block.index || entry.start >= offset) break;
		if (setsDefaultTtl(entry)) return true;
	}
	// An SOA that no TTL stands before gives its minimum to all that follow.
	const { records } = context.workspace.tables;
	const [first] = block.records;
	if (first === undefined || block.stateIn.lastTtl >= 0) return false;
	return records.type[first] === TYPE_SOA && (records.flags[first]! & TTL_WRITTEN) === 0;
}

/** Whether the minimum time of an SOA is the TTL of records behind it: it has no TTL itself, and none stands before it. */
export function givesMinimumAsTtl(soa: RecordView): boolean {
	const { context, id, text } = soa;
	if (!text || (context.workspace.tables.records.flags[id]! & TTL_WRITTEN) !== 0) return false;
	const { stateIn, slice, index } = text.block;
	if (stateIn.defaultTtl >= 0 || stateIn.lastTtl >= 0) return false;
	for (const entry of entriesFrom(slice.file, index, 0)) {
		if (entry.index !== index || entry.start >= text.entry.start) return true;
		if (setsDefaultTtl(entry)) return false;
	}
	return true;
}

/** The records of the entries behind a record, those of included files among them, up to where a default TTL is set. */
function* recordsBehind({ id, context }: RecordView, block: Block, offset: number): IterableIterator<RecordId> {
	const { records } = context.workspace.tables;
	for (const [within, entry] of entriesBehind(block, offset)) {
		if (setsDefaultTtl(entry)) return;
		for (const one of within.records as Iterable<RecordId>) {
			if (one !== id && records.offset[one] === entry.start) yield one;
		}
	}
}

/** The entries of a zone from one on, as they are read: to the end of its file, then on in the one that includes it. */
function* entriesBehind(block: Block, offset: number): IterableIterator<[Block, FileEntry]> {
	yield* entriesOf(block.slice, block.index, offset);
	for (let site = block.slice.parent; site; site = site.slice.parent) yield* entriesOf(site.slice, site.index + 1, 0);
}

/** The entries of a file from one on, and behind an `$INCLUDE` those of the file that it reads. */
function* entriesOf(slice: Slice, index: number, offset: number): IterableIterator<[Block, FileEntry]> {
	for (const entry of entriesFrom(slice.file, index, offset)) {
		const block = slice.blocks[entry.index]!;
		yield [block, entry];
		if (entry.directive === "$INCLUDE" && block.include?.child) yield* entriesOf(block.include.child, 0, 0);
	}
}

function setsDefaultTtl({ defaultTtl }: FileEntry): boolean {
	return defaultTtl >= 0;
}
