import { GENERATED, type RecordId } from "../../tables/record-table.ts";
import type { Span } from "../../workspace/record-text.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Slice } from "../../zone/slice.ts";
import type { ZoneFile } from "../../zone/zone-file.ts";

/** A stretch of a file: from octet `start` of chunk `from` to octet `end` of chunk `to`. */
export interface Stretch {
	readonly from: number;
	readonly start: number;
	readonly to: number;
	readonly end: number;
}

/** All of a file. */
export function fileStretch({ text }: ZoneFile): Stretch {
	const to = text.chunks.length - 1;
	return { from: 0, start: 0, to, end: text.chunks[to]!.octets.length };
}

/** What an origin holds for: from the `$ORIGIN` before an octet, or the beginning of the file, to the next one, or the end. */
export function originSection({ blocks, file }: Slice, index: number, offset: number): Stretch {
	let { from, start, to, end } = fileStretch(file);
	for (let at = index; at >= 0; at--) {
		const before = blocks[at]?.origins.findLast((change) => at < index || change.offset <= offset);
		if (!before) continue;
		from = at;
		start = before.offset;
		break;
	}
	for (let at = index; at < blocks.length; at++) {
		const next = blocks[at]!.origins.find((change) => at > index || change.offset > offset);
		if (!next) continue;
		to = at;
		end = next.offset;
		break;
	}
	return { from, start, to, end };
}

/** An entry with the records before and behind it that have the same owner, and what stands between. */
export function ownerRun(workspace: Workspace, slice: Slice, index: number, entry: Span): Stretch {
	const { records } = workspace.tables;
	const own = { from: index, start: entry.start, to: index, end: entry.end };
	const position = slice.blocks[index]?.records.findIndex((record) => records.offset[record] === entry.start) ?? -1;
	if (position < 0) return own;
	const record = slice.blocks[index]!.records[position]!;
	const belongs = (other: number) =>
		records.owner[other] === records.owner[record] && (records.flags[other]! & GENERATED) === 0;
	if (!belongs(record)) return own;
	let first: RunRecord = { index, record };
	for (const before of recordsBefore(slice, index, position)) {
		if (!belongs(before.record)) break;
		first = before;
	}
	let last: RunRecord = { index, record };
	for (const next of recordsBehind(slice, index, position)) {
		if (!belongs(next.record)) break;
		last = next;
	}
	const end = last.record === record ? entry.end : workspace.recordText(last.record as RecordId)?.entry.end;
	return { from: first.index, start: records.offset[first.record]!, to: last.index, end: end ?? entry.end };
}

interface RunRecord {
	readonly index: number;
	readonly record: number;
}

function* recordsBefore({ blocks }: Slice, index: number, position: number): IterableIterator<RunRecord> {
	for (let at = index; at >= 0; at--) {
		const { include, records } = blocks[at]!;
		// What an $INCLUDE brings stands between the records of two blocks.
		if (at < index && include) return;
		for (let one = (at === index ? position : records.length) - 1; one >= 0; one--) {
			yield { index: at, record: records[one]! };
		}
	}
}

function* recordsBehind({ blocks }: Slice, index: number, position: number): IterableIterator<RunRecord> {
	for (let at = index; at < blocks.length; at++) {
		const { include, records } = blocks[at]!;
		for (let one = at === index ? position + 1 : 0; one < records.length; one++) {
			yield { index: at, record: records[one]! };
		}
		if (include) return;
	}
}
