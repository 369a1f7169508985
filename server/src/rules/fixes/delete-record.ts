import { TTL_WRITTEN } from "../../tables/record-table.ts";
import { type Fix, isRefusal, type Refusal } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import type { Change } from "./change.ts";
import { groupsOfCopies } from "./copies-of.ts";
import { entriesFrom } from "./file-entries.ts";
import { keepInheritedOwner } from "./inherited-owner.ts";
import { makeJointFix, type Offer } from "./make-fix.ts";
import type { Replacement } from "./replacement.ts";
import { ttlHeir } from "./ttl-heir.ts";
import { removal } from "./update-line.ts";
import { recordRefusal } from "./written-record.ts";

/** Deletes a record with its line, and its copies; a record behind one that has its owner gets the owner written. */
export function deleteRecord(record: RecordView, title?: string): Fix {
	const { typeName, writtenOwner, owner } = record;
	return deleteRecords([record], title ?? `Delete ${typeName} ${writtenOwner || owner}`);
}

/** Deletes one of several copies of a record. */
export function deleteCopy(record: RecordView, title: string): Fix {
	const { context } = record;
	return makeJointFix({ context, title, changes: () => copyDeletions([record]) });
}

/** Deletes records, one or more, of one zone or several, and their copies in one go. */
export function deleteRecords(records: readonly RecordView[], title: string, offer: Offer = {}): Fix {
	const { context } = records[0]!;
	return makeJointFix({ context, title, changes: () => recordDeletions(records) }, offer);
}

/** What deletes each of them and its copies; the records behind keep their owners and TTLs. */
export function recordDeletions(records: readonly RecordView[]): readonly Change[] {
	const groups = groupsOfCopies(records);
	const all = groups.flat();
	return groups.flatMap(([first, ...copies]) => [
		deletionChange(first, all, [removal(first)]),
		...copies.map((copy) => deletionChange(copy, all, [])),
	]);
}

/** What deletes copies of records that stay: a server has these still, so there is nothing to tell it. */
export function copyDeletions(copies: readonly RecordView[]): readonly Change[] {
	return copies.map((copy) => deletionChange(copy, copies, []));
}

/** What deletes a record, given all that go with it. */
function deletionChange(record: RecordView, all: readonly RecordView[], updates: readonly string[]): Change {
	return {
		zone: record.zone,
		updates: () => updates,
		replacements: () => recordRefusal(record) ?? ttlRefusal(record, all) ?? deletion(record, all),
	};
}

function deletion(record: RecordView, all: readonly RecordView[]): readonly Replacement[] | Refusal {
	const { block, entry } = record.text!;
	const { file } = block.slice;
	const [own] = entriesFrom(file, block.index, entry.start);
	const removal: Replacement = { file, index: block.index, start: entry.start, end: own!.end, text: "" };
	if (record.hasInheritedOwner) return [removal];
	const kept = keepInheritedOwner(record, all);
	return isRefusal(kept) ? kept : [removal, ...kept];
}

/** A record behind may have its TTL from one that goes. */
function ttlRefusal(record: RecordView, all: readonly RecordView[]): Refusal | undefined {
	const { records } = record.context.workspace.tables;
	if ((records.flags[record.id]! & TTL_WRITTEN) === 0 || !ttlHeir(record, all)) return undefined;
	return { refusal: `the records that follow have the TTL of this one: write a $TTL into the file first` };
}
