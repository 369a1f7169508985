import type { NameId } from "../../tables/name-table.ts";
import type { Zone } from "../../zone/zone.ts";
import type { Action } from "../fix.ts";
import { askForAddress } from "../fixes/add-address.ts";
import { replaceName } from "../fixes/replace-name.ts";
import type { RecordView } from "../views/record-view.ts";
import { similarNames } from "./similar-hosts.ts";

/**
 * What can be done where a field of a record names what is not there: names of the zone that are spelt nearly alike, and the
 * address of the name as it is written.
 *
 * @param zone the one that answers for the name.
 * @param isUsable whether the record could name it.
 */
export function targetActions(
	record: RecordView,
	field: number,
	zone: Zone,
	isUsable: (name: NameId) => boolean,
): readonly Action[] {
	if (record.isGenerated) return [];
	const similar = similarNames(record, zone, isUsable);
	const [nearest, second] = similar;
	const isClear = nearest !== undefined && !nearest.isNumbered && nearest.distance !== second?.distance;
	const others = similar.map((host) => ({
		...replaceName(record, field, host.name),
		preferred: isClear && host === nearest,
	}));
	const isHost = !/(?:^|\.)_/.test(record.target);
	const ask = isHost ? askForAddress(record, record.target, "address") : undefined;
	return ask ? [...others, ask] : others;
}
