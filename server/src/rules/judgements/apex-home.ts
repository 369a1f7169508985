import { baseName } from "../../config/config-path.ts";
import { TYPE_NS } from "../../workspace/lookup.ts";
import type { Zone } from "../../zone/zone.ts";
import { type Action, unpreferred } from "../fix.ts";
import { deleteRecord } from "../fixes/delete-record.ts";
import { moveToZone } from "../fixes/move-to-zone.ts";
import { moveRecord } from "../fixes/replace-owner.ts";
import type { RecordView } from "../views/record-view.ts";

/** Where a record belongs that means something at the top of a zone only. */
interface ApexHome {
	/** The end of a sentence: `Move it to example.com.` */
	readonly advice: string;
	readonly actions: () => readonly Action[];
}

/** Where such a record belongs; undefined where it stands at the top of a zone, and in zones that are not kept here. */
export function apexHome(record: RecordView): ApexHome | undefined {
	const { context, owner, ownerName, typeName, universe, zone } = record;
	if (ownerName === zone.origin || zone.kind !== "primary") return undefined;
	const { workspace } = context;
	const child = workspace.zones.zoneAt(universe, ownerName);
	if (child) {
		const file = baseName(child.path);
		return {
			advice: `Move it into the zone ${owner}, which is in ${file}`,
			actions: () => moveActions(record, child, (title) => moveToZone(record, child, title), file),
		};
	}
	if (workspace.lookup.recordIn(zone, ownerName, TYPE_NS) >= 0) {
		return {
			advice: `Hand it to whoever runs the zone ${owner}`,
			actions: () => unpreferred([deleteRecord(record, `Delete this ${typeName}`)]),
		};
	}
	return {
		advice: `Move it to the top, ${record.origin}`,
		actions: () => moveActions(record, zone, (title) => moveRecord(record, record.origin, title), record.origin),
	};
}

function moveActions(
	record: RecordView,
	zone: Zone,
	move: (title: string) => Action,
	place: string,
): readonly Action[] {
	if (record.isGenerated) return [];
	const { context, rdata, type, typeName } = record;
	const there = context.workspace.lookup.recordsIn(zone, zone.origin, type);
	if (there.some((other) => context.viewRecord(context, other).rdata === rdata)) {
		return [deleteRecord(record, `Delete this ${typeName}, since ${place} has it already`)];
	}
	return [move(`Move the ${typeName} to ${place}`)];
}
