import { reverseName } from "../../tables/reverse-name.ts";
import { TYPE_PTR } from "../../workspace/lookup.ts";
import { type Action, unpreferred } from "../fix.ts";
import { deleteRecord } from "../fixes/delete-record.ts";
import type { Offer } from "../fixes/make-fix.ts";
import { moveRecord, renameOwner } from "../fixes/replace-owner.ts";
import { relativeName } from "../fixes/written-name.ts";
import type { RecordView } from "../views/record-view.ts";
import { addressMeant } from "./address-meant.ts";

/**
 * Writes a name rightly that can only mean `owner`, which is absolute: for the record and those that have their owner
 * from it. Where the same PTR stands there already, this one goes.
 */
export function correctOwnerActions(record: RecordView, owner: string): readonly Action[] {
	return ownerActions(record, owner, { safe: isFree(record, owner) }, renameOwner);
}

/** Puts a PTR to the name of an address that its host has; another PTR of its run stays where it is. */
export function moveToAddressActions(record: RecordView, owner: string): readonly Action[] {
	const isAlone = record.recordsOfOwner(TYPE_PTR).length === 1;
	return ownerActions(record, owner, {}, isAlone ? renameOwner : moveRecord);
}

/** The name of the only address for which a PTR at a name of none can be, if there is one. */
export function addressNameActions(record: RecordView): readonly Action[] {
	const meant = record.isGenerated || record.type !== TYPE_PTR ? undefined : addressMeant(record);
	if (!meant) return [];
	return unpreferred(moveToAddressActions(record, reverseName(meant.octets)));
}

function ownerActions(record: RecordView, owner: string, offer: Offer, change: typeof renameOwner): readonly Action[] {
	if (record.isGenerated) return [];
	const { workspace } = record.context;
	const { origin } = record.zone;
	if (record.type === TYPE_PTR && targetsAt(record, owner).includes(record.target)) {
		return [deleteRecord(record, `Delete this PTR, since ${owner} has it already`)];
	}
	const [from, to] = [record.ownerName, workspace.name(owner)].map((name) => relativeName(workspace, name, origin));
	return [change(record, owner, `Change the owner ${from} to ${to}`, offer)];
}

function isFree({ context, zone }: RecordView, owner: string): boolean {
	const { workspace } = context;
	return !workspace.lookup.hasRecords(zone, workspace.name(owner));
}

function targetsAt({ context, zone }: RecordView, owner: string): string[] {
	const { workspace } = context;
	const pointers = workspace.lookup.recordsIn(zone, workspace.name(owner), TYPE_PTR);
	return pointers.map((pointer) => context.viewRecord(context, pointer).target);
}
