import { inTextOrder } from "../../rules/views/text-order.ts";
import type { AddressId } from "../../tables/address-table.ts";
import type { NameId } from "../../tables/name-table.ts";
import type { RecordId } from "../../tables/record-table.ts";
import type { Universe } from "../../workspace/universe.ts";
import type { Workspace } from "../../workspace/workspace.ts";

/** More records than a reader goes through, such as those of a provider's address, are left out. */
export const MAX_RECORDS = 5000;

/** Whether names of a record's zone are looked up from a universe. */
export function isVisible({ zones }: Workspace, universe: Universe, record: RecordId): boolean {
	return zones.isVisible(universe, zones.zoneOf(record));
}

/**
 * Whether a record belongs to what a reader of a universe sees: it is visible from there, or the universe
 * is visible to it, as a zone that views share is to each of them.
 */
export function isRelated(workspace: Workspace, universe: Universe, record: RecordId): boolean {
	if (isVisible(workspace, universe, record)) return true;
	const home = workspace.zones.universeOf(workspace.zones.zoneOf(record));
	return universe.view === "" && home.world === universe.world;
}

/** The records with a name as their owner, in no order. */
export function* ownedBy({ tables }: Workspace, name: NameId): IterableIterator<RecordId> {
	for (let at = tables.names.firstOwner[name]!; at >= 0; at = tables.records.nextOfOwner[at]!) yield at as RecordId;
}

/** The records whose RDATA refers to a name, in no order. */
export function* referringTo({ tables }: Workspace, name: NameId): IterableIterator<RecordId> {
	const { nextOfReference } = tables.records;
	for (let at = tables.names.firstReference[name]!; at >= 0; at = nextOfReference[at]!) yield at as RecordId;
}

/** The A and AAAA records with an address, in no order. */
export function* havingAddress({ tables }: Workspace, address: AddressId): IterableIterator<RecordId> {
	const { nextOfReference } = tables.records;
	for (let at = tables.addresses.firstReference[address]!; at >= 0; at = nextOfReference[at]!) yield at as RecordId;
}

/** The A and AAAA records with an address that a universe sees, in the order of files and lines; of more than `most` only some. */
export function hostsOf(workspace: Workspace, universe: Universe, address: AddressId, most = MAX_RECORDS): RecordId[] {
	const found: RecordId[] = [];
	for (const record of havingAddress(workspace, address)) {
		if (isVisible(workspace, universe, record) && found.push(record) === most) break;
	}
	return inTextOrder(workspace, found);
}
