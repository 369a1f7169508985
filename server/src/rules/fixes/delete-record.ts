import { TTL_WRITTEN } from "../../tables/record-table.ts";
import { toText } from "../../text/utf8.ts";
import type { Fix, Refusal } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import type { Change } from "./change.ts";
import { padding, widthOf } from "./column-style.ts";
import { entriesFrom, type FileEntry } from "./file-entries.ts";
import { makeJointFix } from "./make-fix.ts";
import type { Replacement } from "./replacement.ts";
import { beginsWithBlank, originAt } from "./state-at.ts";
import { recordRefusal, recordUpdate } from "./written-record.ts";

/** Deletes a record with its line; a record behind it that has its owner gets the owner written. */
export function deleteRecord(record: RecordView, title?: string): Fix {
	const { typeName, writtenOwner, owner } = record;
	return deleteRecords([record], title ?? `Delete ${typeName} ${writtenOwner || owner}`);
}

/** Deletes records, one or more, with their lines. */
export function deleteRecords(records: readonly RecordView[], title: string): Fix {
	return makeJointFix({ context: records[0]!.context, title, changes: () => recordDeletions(records) });
}

/** The same as a part of a greater repair, which must change no record behind one of them. */
export function recordDeletions(records: readonly RecordView[]): readonly Change[] {
	return records.map((record) => ({
		zone: record.zone,
		updates: () => [recordUpdate("delete", record)],
		replacements: () => recordRefusal(record) ?? ttlRefusal(record, records) ?? deletion(record, records),
	}));
}

function deletion(record: RecordView, all: readonly RecordView[]): readonly Replacement[] | Refusal {
	const { block, entry } = record.text!;
	const { file } = block.slice;
	const [own, ...rest] = withFollower(entriesFrom(file, block.index, entry.start), all);
	const removal: Replacement = { file, index: block.index, start: entry.start, end: own!.end, text: "" };
	const follower = rest.at(-1);
	if (record.hasInheritedOwner) return [removal];
	const includes = rest.filter(({ directive }) => directive === "$INCLUDE");
	const isInherited = follower !== undefined && follower.inheritsBefore >= 0;
	const { workspace } = record.context;
	if (includes.some(({ index }) => isInherited || beginsWithBlank(workspace, block.slice.blocks[index]!))) {
		return { refusal: `records behind the $INCLUDE that follows have the owner of this one: write their owner first` };
	}
	return isInherited ? [removal, ownerWritten(record, follower)] : [removal];
}

/** The first entry, and those behind it up to the next record that stays or has an owner of its own. */
function withFollower(entries: Iterable<FileEntry>, all: readonly RecordView[]): FileEntry[] {
	const found: FileEntry[] = [];
	const goes = ({ index, start }: FileEntry) =>
		all.some(({ text }) => text?.block.index === index && text.entry.start === start);
	for (const entry of entries) {
		found.push(entry);
		if (found.length > 1 && entry.kind === "record" && !(entry.inheritsBefore >= 0 && goes(entry))) break;
	}
	return found;
}

/** The owner of the record in front of the one that had it so far; absolute if the origin is another there. */
function ownerWritten(record: RecordView, { index, start, inheritsBefore }: FileEntry): Replacement {
	const { block, entry } = record.text!;
	const { file, blocks } = block.slice;
	const isSameOrigin = originAt(blocks[index]!, start) === originAt(block, entry.start);
	const owner = isSameOrigin ? record.writtenOwner : record.owner;
	const blanks = toText(file.text.chunks[index]!.octets, start, inheritsBefore);
	const text = owner + padding(owner.length, widthOf(blanks, 0), blanks.includes("\t"));
	return { file, index, start, end: inheritsBefore, text };
}

/** Where no `$TTL` is, a record without TTL has that of the one before (RFC 1035 section 5.1). */
function ttlRefusal(record: RecordView, all: readonly RecordView[]): Refusal | undefined {
	const { records } = record.context.workspace.tables;
	const { block } = record.text!;
	if (block.stateOut.defaultTtl >= 0 || (records.flags[record.id]! & TTL_WRITTEN) === 0) return undefined;
	const behind = [...block.records].slice(block.records.indexOf(record.id) + 1);
	const next = behind.find((other) => !all.some(({ id }) => id === other));
	if (next === undefined || (records.flags[next]! & TTL_WRITTEN) !== 0) return undefined;
	return { refusal: `the records that follow have the TTL of this one: write a $TTL into the file first` };
}
