import type { NameId } from "../../tables/name-table.ts";
import { TYPE_CNAME, TYPE_DNAME, TYPE_NS } from "../../workspace/lookup.ts";
import type { Action } from "../fix.ts";
import { deleteRecord } from "../fixes/delete-record.ts";
import { moveToZone } from "../fixes/move-to-zone.ts";
import { oncePerView } from "../views/once-per-view.ts";
import type { RecordView } from "../views/record-view.ts";
import { isCut } from "./name-server-flaw.ts";

/** Whether an NS record is the one that speaks for a delegation: the first one of its name. */
export const isHeadOfCut = oncePerView((record: RecordView) => {
	const { context, zone, ownerName, id } = record;
	return context.workspace.lookup.recordIn(zone, ownerName, TYPE_NS) === id && isCut(record);
});

/** Whether a record is the DNAME that answers for the names below it: no delegation or DNAME above has taken them away. */
export function isHeadOfDname(record: RecordView): boolean {
	const { context, zone, ownerName } = record;
	const { lookup } = context.workspace;
	if (lookup.recordIn(zone, ownerName, TYPE_DNAME) !== record.id) return false;
	if (ownerName === zone.origin) return true;
	const { kind } = lookup.answerIn(zone, lookup.sought(ownerName));
	return kind === "found";
}

/** Whether a record is looked for, by its type and its owner. */
export type Wanted = (type: number, owner: NameId) => boolean;

/**
 * The records of the zone of a delegation or DNAME whose names lie below it; of those that a `$GENERATE` makes, the first and
 * the last. The work is that of the names below, so a zone without delegations pays nothing.
 */
export function recordsBelow(cut: RecordView, isWanted: Wanted): readonly RecordView[] {
	const { names } = cut.context.workspace.tables;
	const found: RecordView[] = [];
	const pending: NameId[] = [cut.ownerName];
	for (let top = pending.pop(); top !== undefined; top = pending.pop()) {
		for (let name = names.firstChild[top]!; name >= 0; name = names.nextSibling[name]!) {
			if (names.activity[name] === 0) continue;
			pending.push(name as NameId);
			collect(cut, name as NameId, isWanted, found);
		}
	}
	return found;
}

/** The same of those at its very name. */
export function recordsAtCut(cut: RecordView, isWanted: Wanted): readonly RecordView[] {
	const found: RecordView[] = [];
	collect(cut, cut.ownerName, isWanted, found);
	return found;
}

/** Hot: once per name at or below a delegation. Makes views only of what is wanted. */
function collect({ context, zone }: RecordView, name: NameId, isWanted: Wanted, found: RecordView[]): void {
	const { tables, zones } = context.workspace;
	for (const at of zones.owned.all(zone, name)) {
		if (!isWanted(tables.records.type[at]!, name)) continue;
		const record = context.viewRecord(context, at);
		if (!record.isGenerated || record.isEdgeOfGenerate) found.push(record);
	}
}

/** A record that a delegation hides moves into the loaded zone that answers for its name, or goes where that has it already. */
export function hiddenRecordActions(record: RecordView): readonly Action[] {
	if (record.isGenerated) return [];
	const { context, universe, zone, ownerName, type } = record;
	const { lookup } = context.workspace;
	const answer = lookup.answer(universe, lookup.sought(ownerName));
	const remove = deleteRecord(record);
	if (!answer.zone || answer.zone === zone || answer.kind === "outside") return [{ ...remove, preferred: false }];
	const child = answer.zone;
	const same = lookup.recordsIn(child, ownerName, type).some((one) => {
		return context.viewRecord(context, one).rdata.toLowerCase() === record.rdata.toLowerCase();
	});
	if (same) return [remove];
	const isAlone = type !== TYPE_CNAME || !lookup.hasRecords(child, ownerName);
	const isTaken = lookup.recordIn(child, ownerName, TYPE_CNAME) >= 0 || answer.kind === "alias";
	const move = isAlone && !isTaken ? [{ ...moveToZone(record, child), preferred: false }] : [];
	return [...move, { ...remove, preferred: false }];
}
