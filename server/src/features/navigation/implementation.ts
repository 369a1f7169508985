import type { RuleContext } from "../../rules/views/rule-context.ts";
import type { AddressId } from "../../tables/address-table.ts";
import type { NameId } from "../../tables/name-table.ts";
import { REFERS_TO_ADDRESS, type RecordId } from "../../tables/record-table.ts";
import { TYPE_PTR } from "../../workspace/lookup.ts";
import type { Universe } from "../../workspace/universe.ts";
import { hostsOf } from "../places/linked-records.ts";
import { type Located, MAX_GENERATED, type Reading } from "../places/located.ts";
import { inOrder, type Location, locationOf } from "../places/location.ts";
import { reverseAddresses } from "../places/reverse-addresses.ts";

/**
 * The other side of an address, over the aliases of classless zones: from a PTR record the hosts that have
 * its address, from everything else the PTR records of the addresses it speaks of.
 */
export function implementation(context: RuleContext, { readings }: Located): Location[] {
	const { type } = context.workspace.tables.records;
	const records = readings.flatMap((reading) => {
		const made = reading.records.slice(0, MAX_GENERATED);
		const pointers = made.filter((record) => type[record] === TYPE_PTR);
		return pointers.length > 0 ? hostsOfPointers(context, reading, pointers) : pointersOf(context, reading);
	});
	return inOrder([...new Set(records)].flatMap((record) => locationOf(context, record) ?? []));
}

function hostsOfPointers(context: RuleContext, { universe }: Reading, pointers: readonly RecordId[]): RecordId[] {
	const { owner } = context.workspace.tables.records;
	return pointers
		.flatMap((record) => reverseAddresses(context, universe, owner[record]! as NameId))
		.flatMap((address) => hostsOf(context.workspace, universe, address));
}

function pointersOf(context: RuleContext, reading: Reading): RecordId[] {
	return addressesOf(context, reading).flatMap((address) =>
		context.chains.chain(reading.universe, address).pointers.flatMap(({ record }) => (record >= 0 ? [record] : [])),
	);
}

/** The addresses that a place speaks of: its own, those of the name it means, or that of the record it is in. */
function addressesOf(context: RuleContext, { universe, meant, records }: Reading): AddressId[] {
	const found = meant.flatMap((one) =>
		one.kind === "address" ? [one.address] : addressesOfName(context, universe, one.name),
	);
	if (found.length > 0) return found;
	const { flags, reference } = context.workspace.tables.records;
	return records
		.slice(0, MAX_GENERATED)
		.filter((record) => (flags[record]! & REFERS_TO_ADDRESS) !== 0)
		.map((record) => reference[record]! as AddressId);
}

function addressesOfName(context: RuleContext, universe: Universe, name: NameId): readonly AddressId[] {
	const reverse = reverseAddresses(context, universe, name);
	if (reverse.length > 0) return reverse;
	const { lookup } = context.workspace;
	return context.chains.addressesAt(lookup.resolve(universe, lookup.sought(name))).addresses;
}
