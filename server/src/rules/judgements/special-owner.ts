import type { NameId } from "../../tables/name-table.ts";
import { TYPE_CNAME, TYPE_DNAME } from "../../workspace/lookup.ts";
import type { RecordView } from "../views/record-view.ts";
import { isStockZone } from "../views/stock-zone.ts";
import { classlessRange } from "./classless-label.ts";

/**
 * Whether the owner of a record in a reverse zone need not be the name of an address: wildcards, services
 * (`_`, RFC 6763), what stands at or below a delegation, what a CNAME or DNAME leads to (RFC 2317 section 4), and
 * zones that servers bring along. Walks up the name and its references, so ask it last.
 */
export function isSpecialOwner(record: RecordView): boolean {
	const { context, zone, ownerName } = record;
	const { lookup, tables } = context.workspace;
	if (tables.names.isWildcard(ownerName) || isStockZone(context, zone)) return true;
	if (lookup.answerIn(zone, lookup.sought(ownerName)).kind === "outside") return true;
	for (let at = ownerName; ; at = tables.names.parentOf(at)) {
		if (isReferredTo(record, at, at === ownerName ? TYPE_CNAME : TYPE_DNAME)) return true;
		if (at === zone.origin) return false;
		const label = tables.names.label(at);
		if (label.startsWith("_") || classlessRange(label) !== undefined) return true;
	}
}

/** Whether some record of a type refers to a name; watched. */
export function isReferredTo({ context }: RecordView, name: NameId, type: number): boolean {
	const { names, records } = context.workspace.tables;
	context.watch.references(name);
	for (let at = names.firstReference[name]!; at >= 0; at = records.nextOfReference[at]!) {
		if (records.type[at] === type) return true;
	}
	return false;
}
