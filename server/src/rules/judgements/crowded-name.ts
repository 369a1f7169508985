import type { NameId } from "../../tables/name-table.ts";
import type { RecordId } from "../../tables/record-table.ts";
import { CROWD } from "../../workspace/crowd.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Zone } from "../../zone/zone.ts";

/** Whether a name has so many records, in whatever zones, that it may be crowded in one. */
export function mayBeCrowded({ tables }: Workspace, name: NameId): boolean {
	const { nextOfOwner } = tables.records;
	let left = CROWD;
	for (let at = tables.names.firstOwner[name]!; at >= 0; at = nextOfOwner[at]!) if (--left < 0) return true;
	return false;
}

/**
 * Whether a name has so many records in a zone that they are not judged one by one: rules look at the records beside one,
 * so that the time would grow with the square of their number. It does not depend on the order of the records.
 */
export function isCrowded({ tables, zones }: Workspace, name: NameId): boolean {
	const { names, records } = tables;
	// There may be many zones of that name, each with a few.
	const ofZone = new Map<Zone, number>();
	for (let at = names.firstOwner[name]!; at >= 0; at = records.nextOfOwner[at]!) {
		const zone = zones.zoneOf(at as RecordId);
		ofZone.set(zone, (ofZone.get(zone) ?? 0) + 1);
	}
	return [...ofZone.values()].some((number) => number > CROWD);
}
