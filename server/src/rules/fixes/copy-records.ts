import type { NameId } from "../../tables/name-table.ts";
import { REFERS_TO_NAME } from "../../tables/record-table.ts";
import { TYPE_A } from "../../workspace/lookup.ts";
import type { Zone } from "../../zone/zone.ts";
import type { Fix } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import type { Change } from "./change.ts";
import { groupsOfCopies } from "./copies-of.ts";
import { insertion } from "./insertion.ts";
import { makeJointFix } from "./make-fix.ts";
import type { NewRecord } from "./new-record.ts";

/** Gives a name a record of its own for each of some records that differ, which are those of a wildcard. */
export function copyRecords(records: readonly RecordView[], owner: NameId, title: string): Fix {
	const { context } = records[0]!;
	return makeJointFix({
		context,
		title,
		changes: () => groupsOfCopies(records).map(([record]) => copyOf(record, owner)),
	});
}

/** A record like another, of a name in the same zone or in another one. */
export function copyOf(record: RecordView, owner: NameId, zone: Zone = record.zone): Change {
	const { context, type, ttl } = record;
	const { lookup } = context.workspace;
	// Those of a new host stand together, where its address belongs.
	const beside = lookup.hasRecords(zone, owner) ? type : TYPE_A;
	return insertion(context, zone, { owner, type, rdata: rdataOf(record), beside }, ttl);
}

/** The RDATA of a record, with the name that it ends with as a name, so that it can be written relative. */
function rdataOf(record: RecordView): NewRecord["rdata"] {
	const { rdata, context } = record;
	const flags = context.workspace.tables.records.flags[record.id]!;
	if ((flags & REFERS_TO_NAME) === 0 || !rdata.endsWith(record.target)) return rdata;
	const before = rdata.slice(0, -record.target.length).trimEnd();
	return { name: record.targetName, ...(before !== "" && { before }) };
}
