import { TTL_WRITTEN } from "../../tables/record-table.ts";
import { toText } from "../../text/utf8.ts";
import type { ZoneFile } from "../../zone/zone-file.ts";
import type { Fix, Refusal } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import type { Change } from "./change.ts";
import { padding, widthOf } from "./column-style.ts";
import { entriesFrom, type FileEntry } from "./file-entries.ts";
import { makeJointFix, type Offer } from "./make-fix.ts";
import type { Replacement } from "./replacement.ts";
import { beginsWithBlank, originAt } from "./state-at.ts";
import { ttlHeir } from "./ttl-heir.ts";
import { recordRefusal, recordUpdate } from "./written-record.ts";

/** Deletes a record with its line; a record behind it that has its owner gets the owner written. */
export function deleteRecord(record: RecordView, title?: string): Fix {
	const { typeName, writtenOwner, owner } = record;
	return deleteRecords([record], title ?? `Delete ${typeName} ${writtenOwner || owner}`);
}

/** Deletes records, one or more, of one zone or several, in one go. */
export function deleteRecords(records: readonly RecordView[], title: string, offer: Offer = {}): Fix {
	const { context } = records[0]!;
	return makeJointFix({ context, title, changes: () => recordDeletions(records) }, offer);
}

/** The same as a part of a greater repair, in which the record behind each of them must not change. */
export function recordDeletions(records: readonly RecordView[]): readonly Change[] {
	return records.map((record) => ({
		zone: record.zone,
		updates: () => [recordUpdate("delete", record)],
		replacements: () => recordRefusal(record) ?? ttlRefusal(record, records) ?? deletion(record, records),
	}));
}

/** What deletes a record, given all that go with it. */
function deletion(record: RecordView, all: readonly RecordView[]): readonly Replacement[] | Refusal {
	const { block, entry } = record.text!;
	const { file } = block.slice;
	const isDeleted = (one: FileEntry) => all.some((other) => standsAt(other, file, one));
	const [own, ...rest] = withFollower(entriesFrom(file, block.index, entry.start), isDeleted);
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

/** Whether a record is the one of an entry. */
function standsAt(record: RecordView, file: ZoneFile, { index, start }: FileEntry): boolean {
	const { block, entry } = record.text ?? {};
	return block?.slice.file === file && block.index === index && entry?.start === start;
}

/** The first entry, and those behind it up to the next record that stays or has an owner of its own. */
function withFollower(entries: Iterable<FileEntry>, isDeleted: (entry: FileEntry) => boolean): FileEntry[] {
	const found: FileEntry[] = [];
	for (const entry of entries) {
		const isPassed = found.length > 0 && entry.inheritsBefore >= 0 && isDeleted(entry);
		if (isPassed) continue;
		found.push(entry);
		if (found.length > 1 && entry.kind === "record") break;
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

/** A record behind may have its TTL from one that goes. */
function ttlRefusal(record: RecordView, all: readonly RecordView[]): Refusal | undefined {
	const { records } = record.context.workspace.tables;
	if ((records.flags[record.id]! & TTL_WRITTEN) === 0 || !ttlHeir(record, all)) return undefined;
	return { refusal: `the records that follow have the TTL of this one: write a $TTL into the file first` };
}
