import { TTL_WRITTEN } from "../../tables/record-table.ts";
import { type Fix, isRefusal, type Refusal } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import { entriesFrom } from "./file-entries.ts";
import { keepInheritedOwner } from "./inherited-owner.ts";
import { makeFix } from "./make-fix.ts";
import type { Replacement } from "./replacement.ts";
import { recordRefusal, recordUpdate } from "./written-record.ts";

/** Deletes a record with its line; a record behind it that has its owner gets the owner written. */
export function deleteRecord(record: RecordView, title?: string): Fix {
	return makeFix({
		context: record.context,
		zone: record.zone,
		title: title ?? `Delete ${record.typeName} ${record.writtenOwner || record.owner}`,
		updates: () => [recordUpdate("delete", record)],
		replacements: () => recordRefusal(record) ?? ttlRefusal(record) ?? deletion(record),
	});
}

function deletion(record: RecordView): readonly Replacement[] | Refusal {
	const { block, entry } = record.text!;
	const { file } = block.slice;
	const [own] = entriesFrom(file, block.index, entry.start);
	const removal: Replacement = { file, index: block.index, start: entry.start, end: own!.end, text: "" };
	if (record.hasInheritedOwner) return [removal];
	const kept = keepInheritedOwner(record);
	return isRefusal(kept) ? kept : [removal, ...kept];
}

/** Where no `$TTL` is, a record without TTL has that of the one before (RFC 1035 section 5.1). */
function ttlRefusal(record: RecordView): Refusal | undefined {
	const { records } = record.context.workspace.tables;
	const { block } = record.text!;
	if (block.stateOut.defaultTtl >= 0 || (records.flags[record.id]! & TTL_WRITTEN) === 0) return undefined;
	const next = block.records[block.records.indexOf(record.id) + 1];
	if (next === undefined || (records.flags[next]! & TTL_WRITTEN) !== 0) return undefined;
	return { refusal: `the records that follow have the TTL of this one: write a $TTL into the file first` };
}
