import { TTL_WRITTEN } from "../../tables/record-table.ts";
import type { ZoneFile } from "../../zone/zone-file.ts";
import { type Fix, isRefusal, type Refusal } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import type { Change } from "./change.ts";
import { entriesFrom, type FileEntry } from "./file-entries.ts";
import { keepInheritedOwner } from "./inherited-owner.ts";
import { makeJointFix, type Offer } from "./make-fix.ts";
import type { Replacement } from "./replacement.ts";
import { ttlHeir } from "./ttl-heir.ts";
import { removal } from "./update-line.ts";
import { recordRefusal } from "./written-record.ts";

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

/** What deletes each of them; the records behind keep their owners and TTLs. */
export function recordDeletions(records: readonly RecordView[]): readonly Change[] {
	return records.map((record) => ({
		zone: record.zone,
		updates: () => [removal(record)],
		replacements: () => recordRefusal(record) ?? ttlRefusal(record, records) ?? deletion(record, records),
	}));
}

/** What deletes a record, given all that go with it. */
function deletion(record: RecordView, all: readonly RecordView[]): readonly Replacement[] | Refusal {
	const { block, entry } = record.text!;
	const { file } = block.slice;
	const isDeleted = (one: FileEntry) => all.some((other) => standsAt(other, file, one));
	const [own] = entriesFrom(file, block.index, entry.start);
	const removal: Replacement = { file, index: block.index, start: entry.start, end: own!.end, text: "" };
	if (record.hasInheritedOwner) return [removal];
	const kept = keepInheritedOwner(record, isDeleted);
	return isRefusal(kept) ? kept : [removal, ...kept];
}

/** Whether a record is the one of an entry. */
function standsAt(record: RecordView, file: ZoneFile, { index, start }: FileEntry): boolean {
	const { block, entry } = record.text ?? {};
	return block?.slice.file === file && block.index === index && entry?.start === start;
}

/** A record behind may have its TTL from one that goes. */
function ttlRefusal(record: RecordView, all: readonly RecordView[]): Refusal | undefined {
	const { records } = record.context.workspace.tables;
	if ((records.flags[record.id]! & TTL_WRITTEN) === 0 || !ttlHeir(record, all)) return undefined;
	return { refusal: `the records that follow have the TTL of this one: write a $TTL into the file first` };
}
