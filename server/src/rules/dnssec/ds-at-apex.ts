import { baseName } from "../../config/config-path.ts";
import { TYPE_DS, TYPE_NS } from "../../workspace/lookup.ts";
import type { Action } from "../fix.ts";
import { deleteRecord } from "../fixes/delete-record.ts";
import { moveToZone } from "../fixes/move-to-zone.ts";
import type { RecordRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 4034 section 5: the DS records of a zone stand in its parent. */
export const dsAtApex: RecordRule = {
	id: "ds-at-apex",
	group: "dnssec",
	subject: "record",
	types: [TYPE_DS],
	severity: "error",
	summary: "A DS record stands at the top of the zone that it speaks of, so BIND refuses the zone",
	sources: ["RFC 4034 section 5", "RFC 4035 section 2.4"],

	check(record, report) {
		if (record.ownerName !== record.zone.origin) return;
		report({
			at: record.atOwner,
			message: `The DS of ${record.owner} belongs into the zone above it, which delegates to this one; here BIND refuses the zone. Move it there`,
			actions: () => moveUp(record),
		});
	},
};

/** Moves it beside the NS records that delegate to its zone, if those are loaded. */
function moveUp(record: RecordView): readonly Action[] {
	const { context, ownerName, rdata, universe } = record;
	const { lookup, tables } = context.workspace;
	const parent = tables.names.parentOf(ownerName);
	const above = parent < 0 ? undefined : lookup.zoneFor(universe, parent);
	if (!above || record.isGenerated || lookup.recordIn(above, ownerName, TYPE_NS) < 0) return [];
	const file = baseName(above.path);
	const there = lookup.recordsIn(above, ownerName, TYPE_DS).map((other) => context.viewRecord(context, other));
	if (there.some((other) => other.rdata === rdata)) {
		return [deleteRecord(record, `Delete this DS, since ${file} has it already`)];
	}
	return [moveToZone(record, above, `Move the DS to ${file}`)];
}
