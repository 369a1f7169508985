import { networkOfReverseOrigin } from "../../config/network.ts";
import { hasPrefix } from "../../mail/special-address.ts";
import type { AddressId } from "../../tables/address-table.ts";
import type { Universe } from "../../workspace/universe.ts";
import { compareOctetsOfAddresses } from "../views/address-order.ts";
import { AddressView } from "../views/address-view.ts";
import { candidatesOf } from "../views/candidate.ts";
import type { RuleContext } from "../views/rule-context.ts";
import { type NewPointer, type PoolMember, pooled } from "./pointer-pool.ts";

/** The addresses that a new reverse zone may be about: the first octets of all of them, and how many bits these are. */
export interface AddressBlock {
	readonly prefix: Uint8Array;
	readonly length: number;
}

/**
 * The PTR records of a zone that is not there yet: one for each address of a block that has a name in the loaded
 * zones, as a universe sees them, if its reverse name lies in the zone and nobody answers for it. Sorted by address; in steps.
 */
export function* newZonePointers(
	context: RuleContext,
	universe: Universe,
	origin: string,
	block: AddressBlock,
): Generator<void, readonly NewPointer[]> {
	const { addresses } = context.workspace.tables;
	const found: { readonly octets: Uint8Array; readonly member: PoolMember }[] = [];
	for (let id = 0; id < addresses.count; id++) {
		if (id % STEP === 0) yield;
		if (!addresses.isWithin(id as AddressId, block.prefix, block.length)) continue;
		const address = new AddressView(context, universe, id as AddressId);
		const pointers = pointersOf(address, origin);
		if (pointers.length > 0) found.push({ octets: address.octets, member: { address, pointers } });
	}
	yield;
	found.sort((one, other) => compareOctetsOfAddresses(one.octets, other.octets));
	yield;
	return pooled(found.map(({ member }) => member));
}

/** After so many addresses others may work. */
const STEP = 128;

/** Whether something can be said in a PTR of the address. */
export function hasPointerName(address: AddressView): boolean {
	return address.chain.pointers.length > 0 || targetsFor(address).length > 0;
}

function pointersOf(address: AddressView, origin: string): readonly NewPointer[] {
	const { zone, external, endName, pointers } = address.chain;
	const isWithin = endName === origin || endName.endsWith(`.${origin}`);
	if (zone || external) return [];
	const octet = isWithin ? undefined : lastOctetIn(address, origin);
	if (!isWithin && octet === undefined) return [];
	const owner = octet ?? (endName === origin ? "@" : endName.slice(0, -origin.length - 1));
	// What the user knows to be published is kept.
	if (pointers.length > 0) return pointers.map(({ target }) => ({ owner, target, others: [] }));
	const [target, ...others] = targetsFor(address);
	return target === undefined ? [] : [{ owner, target, others }];
}

/** The owner of the PTR of an address in a classless zone whose parent is not loaded, so that nothing is seen to lead to it (RFC 2317); undefined in other zones. */
function lastOctetIn({ chain, octets }: AddressView, origin: string): string | undefined {
	const network = networkOfReverseOrigin(origin);
	if (octets.length !== 4 || !network || network.length <= 24 || chain.aliases.length > 0) return undefined;
	const isMember = hasPrefix(octets, Uint8Array.from(network.octets), network.length);
	return isMember ? String(octets[3]) : undefined;
}

/** The names that a PTR of an address could have, the best first: those that lead back to it, else the HELO name of an address without hosts. */
function targetsFor(address: AddressView): readonly string[] {
	const { helo, hosts } = address;
	if (hosts.length === 0) return helo !== undefined && isUnknown(address, helo) ? [helo] : [];
	return candidatesOf(address).flatMap(({ name }) => (leadsElsewhere(address, name) ? [] : [name]));
}

/** Whether a name has other addresses, though a record gives it this one: it is hidden by a zone below. */
function leadsElsewhere({ context, id, universe }: AddressView, name: string): boolean {
	const { lookup } = context.workspace;
	const resolution = lookup.resolve(universe, lookup.sought(context.workspace.name(name)));
	return resolution.answer.kind === "found" && !context.chains.hasAddress(resolution, id);
}

/** Whether no loaded zone can say that a name has other addresses, or none. */
function isUnknown({ context, universe }: AddressView, name: string): boolean {
	const sought = context.workspace.sought(name);
	return sought !== undefined && context.workspace.lookup.resolve(universe, sought).answer.kind === "outside";
}

/** The block of addresses around one: the whole network of a reverse zone's name, else the usual /24 or /64. */
export function blockAround(octets: Uint8Array, network: AddressBlock | undefined): AddressBlock {
	const isWhole = network && (octets.length === 16 || network.length <= 24);
	if (isWhole && hasPrefix(octets, network.prefix, network.length)) return network;
	return { prefix: octets, length: octets.length === 16 ? 64 : 24 };
}
