import type { AddressId } from "../../tables/address-table.ts";
import type { RecordId } from "../../tables/record-table.ts";
import { TYPE_A, TYPE_AAAA } from "../../workspace/lookup.ts";
import type { Universe } from "../../workspace/universe.ts";
import type { Zone } from "../../zone/zone.ts";
import { AddressView } from "../views/address-view.ts";
import type { RuleContext } from "../views/rule-context.ts";

/** Zones with more records than this are not searched, since a menu is to open at once. */
const MOST_RECORDS = 50_000;

/** Whether a public address takes part in mail, and no loaded zone answers for its reverse name, nor a note of the user. */
export function isUnverifiable(address: AddressView): boolean {
	if (address.role === "none" || !address.isPublic) return false;
	const { chain } = address;
	// A dynamic zone is loaded, and what it lacks may come from an update.
	return chain.status === "unknown" && !chain.zone && !chain.external;
}

/**
 * All such addresses of the hosts and of the SPF records of the zone of a record, each once. Those near the record come first,
 * so that whoever needs only one or two need not search for all. None where the zone is very large.
 */
export function* unverifiableAddresses(context: RuleContext, record: RecordId): IterableIterator<AddressView> {
	const { zones } = context.workspace;
	const zone = zones.zoneOf(record);
	const universe = zones.universeOf(zone);
	const seen = new Set<AddressId>();
	for (const ids of [addressesOfHosts(context, zone, record), addressesInSpf(context, universe, zone)]) {
		for (const id of ids) {
			if (seen.has(id)) continue;
			seen.add(id);
			const address = new AddressView(context, universe, id);
			if (isUnverifiable(address)) yield address;
		}
	}
}

function* addressesOfHosts({ workspace }: RuleContext, zone: Zone, near: RecordId): IterableIterator<AddressId> {
	const { reference, type } = workspace.tables.records;
	const slice = workspace.openZone(zone)?.slice;
	const blocks = slice ? [...workspace.blocks(slice)] : [];
	if (blocks.reduce((count, { records }) => count + records.length, 0) > MOST_RECORDS) return;
	const first = blocks.indexOf(workspace.reader.blockOf(near));
	for (const { records } of [...blocks.slice(first), ...blocks.slice(0, first)]) {
		for (const record of records) {
			if (type[record] === TYPE_A || type[record] === TYPE_AAAA) yield reference[record]! as AddressId;
		}
	}
}

/** The addresses that stand alone in a term: wider ones name no host. */
function* addressesInSpf(
	{ facts, workspace }: RuleContext,
	universe: Universe,
	zone: Zone,
): IterableIterator<AddressId> {
	if (facts.domains.size > MOST_RECORDS) return;
	for (const domain of facts.domains.values()) {
		if (domain.universe !== universe || domain.zone !== zone) continue;
		for (const { address, length } of domain.reach?.prefixes ?? []) {
			if (length === address.length * 8) yield workspace.tables.addresses.find(address);
		}
	}
}
