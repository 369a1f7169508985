import type { AddressId } from "../../tables/address-table.ts";
import type { RecordId } from "../../tables/record-table.ts";
import { TYPE_A, TYPE_AAAA } from "../../workspace/lookup.ts";
import type { Universe } from "../../workspace/universe.ts";
import type { Zone } from "../../zone/zone.ts";
import { compareAddresses } from "../views/address-order.ts";
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

/** All such addresses of the hosts and of the SPF records of a zone, in their order; none where the zone is very large. */
export function unverifiableAddresses(context: RuleContext, zone: Zone): readonly AddressView[] {
	const universe = context.workspace.zones.universeOf(zone);
	const found = new Set([...addressesOfHosts(context, zone), ...addressesInSpf(context, universe, zone)]);
	return [...found]
		.map((id) => new AddressView(context, universe, id))
		.filter(isUnverifiable)
		.sort(compareAddresses);
}

function addressesOfHosts({ workspace }: RuleContext, zone: Zone): readonly AddressId[] {
	const { reference, type } = workspace.tables.records;
	const slice = workspace.openZone(zone)?.slice;
	const found: AddressId[] = [];
	let left = MOST_RECORDS;
	for (const block of slice ? workspace.blocks(slice) : []) {
		left -= block.records.length;
		if (left < 0) return [];
		for (const record of block.records as Iterable<RecordId>) {
			if (type[record] === TYPE_A || type[record] === TYPE_AAAA) found.push(reference[record]! as AddressId);
		}
	}
	return found;
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
		for (const { address, length } of domain.prefixes) {
			if (length === address.length * 8) yield workspace.tables.addresses.find(address);
		}
	}
}
