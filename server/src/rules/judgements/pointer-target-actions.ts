import { isReverseName } from "../../config/zone-name.ts";
import { TYPE_PTR } from "../../workspace/lookup.ts";
import type { Action } from "../fix.ts";
import { deleteRecord } from "../fixes/delete-record.ts";
import { MOST_NAMES } from "../fixes/name-offer.ts";
import { retargetPointer } from "../fixes/retarget-pointer.ts";
import type { RecordView } from "../views/record-view.ts";
import { properNames } from "./proper-names.ts";

/**
 * The hosts that a PTR whose target can be none could rather name: those that have its address. Where another PTR of
 * the address names one already, this one goes.
 */
export function pointerTargetActions(record: RecordView): readonly Action[] {
	const { pointer } = record;
	// One that leads back may be needed by the host of that name; a generated one cannot change alone.
	if (!pointer || pointer.state === "confirmed" || record.isGenerated) return [];
	const named = record.recordsOfOwner(TYPE_PTR).map(({ target }) => target);
	const hosts = properNames(pointer.address).filter((host) => host !== record.target && !isReverseName(host));
	const other = hosts.find((host) => named.includes(host));
	if (other !== undefined) return [deleteRecord(record, `Delete this PTR, since another names ${other}`)];
	return hosts
		.slice(0, MOST_NAMES)
		.map((host) => ({ ...retargetPointer(record, host), preferred: hosts.length === 1 }));
}
