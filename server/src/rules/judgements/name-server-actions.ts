import { TYPE_NS } from "../../workspace/lookup.ts";
import type { Zone } from "../../zone/zone.ts";
import type { Action } from "../fix.ts";
import { askForAddress } from "../fixes/add-address.ts";
import { appendDot } from "../fixes/append-dot.ts";
import { deleteRecord } from "../fixes/delete-record.ts";
import { replaceName } from "../fixes/replace-name.ts";
import type { RecordView } from "../views/record-view.ts";
import { similarHosts } from "./similar-hosts.ts";

/**
 * The name that an NS record means with the dot that was probably forgotten: one of several labels, and of a host that is
 * known or lies elsewhere. Undefined where there is none.
 */
export function serverWithDot(record: RecordView): string | undefined {
	if (record.isGenerated) return undefined;
	const written = record.writtenField(0).toLowerCase();
	if (!/^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}$/.test(written)) return undefined;
	const name = `${written}.`;
	// In the root zone the dot makes no difference.
	if (name === record.target) return undefined;
	const isInside = name.endsWith(`.${record.origin}`);
	return !isInside || record.addressesOf(name).length > 0 ? name : undefined;
}

/** For an NS record whose host has no address in the zone: the name that is meant, or the address that is lacking. */
export function addressForServerActions(record: RecordView): readonly Action[] {
	const meant = serverWithDot(record);
	if (meant !== undefined)
		return [...(deletionIfNamed(record, meant) ?? [appendDot(record, 0)]), ...askActions(record)];
	const similar = record.isGenerated ? [] : similarHosts(record, record.zone);
	const [nearest, second] = similar;
	const isClear = nearest !== undefined && !nearest.isNumbered && nearest.distance !== second?.distance;
	const others = similar.map((host) => ({
		...replaceName(record, 0, host.name),
		preferred: isClear && host === nearest,
	}));
	return [...others, ...askActions(record)];
}

function askActions(record: RecordView, zone?: Zone): readonly Action[] {
	const ask = askForAddress(record, record.target, "address", zone);
	return ask ? [ask] : [];
}

/** Lets an NS record whose host is an alias name the host at its end, if that has an address or lies where nobody can tell. */
export function canonicalServerActions(record: RecordView): readonly Action[] {
	if (record.isGenerated) return [];
	const { answer, end } = record.resolveTarget();
	const { lookup } = record.context.workspace;
	const host = lookup.text(end);
	const isElsewhere = answer.kind === "outside" && answer.zone === undefined;
	const hasAddress = answer.kind === "found" && !answer.wildcard && record.addressesOf(host).length > 0;
	if (!isElsewhere && !hasAddress) return [];
	return deletionIfNamed(record, host) ?? [replaceName(record, 0, host)];
}

/**
 * Where another NS record of the owner names a host already, this one goes; undefined where none does. None where a zone would be
 * left with one server, since it is another one that is to be named then.
 */
export function deletionIfNamed(record: RecordView, host: string): readonly Action[] | undefined {
	const others = record.recordsOfOwner(TYPE_NS).filter(({ targetName }) => targetName !== record.targetName);
	if (!others.some(({ target }) => target === host)) return undefined;
	const isLast = record.ownerName === record.zone.origin && others.every(({ target }) => target === host);
	return isLast ? [] : [deleteRecord(record, `Delete this NS, since another names ${host}`)];
}
