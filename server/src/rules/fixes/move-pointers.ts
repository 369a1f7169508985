import { baseName } from "../../config/config-path.ts";
import { TYPE_PTR } from "../../workspace/lookup.ts";
import type { Refusal } from "../fix.ts";
import type { AddressView } from "../views/address-view.ts";
import type { RecordView } from "../views/record-view.ts";
import { pointerChange } from "./add-pointer.ts";
import type { Change } from "./change.ts";
import { recordDeletions } from "./delete-record.ts";
import { renameInRecord } from "./rename-in-record.ts";

/** How PTRs come to another reverse name, and what is to be said of it where that is not all. */
export interface MovedPointers {
	readonly changes: readonly Change[];
	/** What a user should know of a file before it is changed. */
	readonly notes: readonly { readonly path: string; readonly note: string }[];
}

/**
 * Moves the PTRs of an address to the reverse name of another one: in their place where the same zone has it, else into the zone
 * that does. Where no loaded zone answers for the new name, they go, since they would point to hosts that have left.
 */
export function movePointers(from: AddressView, to: AddressView): MovedPointers | Refusal {
	const { context } = from;
	const { chain } = from;
	// A wildcard is there for others too.
	const records = chain.wildcard
		? []
		: chain.pointers.flatMap(({ record }) => (record >= 0 ? [context.viewRecord(context, record)] : []));
	const [first] = records;
	if (!first) return { changes: [], notes: [] };
	const { zone, pointers, endName, reverseName, wildcard } = to.chain;
	const taken = wildcard ? undefined : pointers.find(({ record }) => record >= 0);
	if (taken) return { refusal: `${reverseName} has a PTR to ${taken.target} already: delete the one that is wrong` };
	const path = context.workspace.reader.blockOf(first.id).slice.file.path;
	if (!zone) {
		const note = `no loaded zone answers for ${reverseName}, so the PTR of ${from.text} goes: ask whoever runs the network for the new one`;
		return { changes: recordDeletions(records), notes: [{ path, note }] };
	}
	if (zone === first.zone && isAllThatStandsThere(first)) {
		const renaming = { from: first.ownerName, to: context.workspace.name(endName) };
		return { changes: records.map((record) => renameInRecord(record, renaming)), notes: [] };
	}
	const note = `the PTR of ${from.text} moves to ${endName} in ${baseName(zone.path)}`;
	const added = records.map((record) => pointerChange(to, zone, record.target));
	return { changes: [...recordDeletions(records), ...added], notes: zone === first.zone ? [] : [{ path, note }] };
}

/** Whether the owner of a PTR has nothing else, so that it can be written otherwise. */
function isAllThatStandsThere(pointer: RecordView): boolean {
	return pointer.recordsOfSameOwner.every(({ type }) => type === TYPE_PTR);
}
