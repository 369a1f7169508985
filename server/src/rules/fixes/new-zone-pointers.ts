import { hasPrefix } from "../../mail/special-address.ts";
import type { AddressId } from "../../tables/address-table.ts";
import type { NameId } from "../../tables/name-table.ts";
import type { Universe } from "../../workspace/universe.ts";
import { AddressView } from "../views/address-view.ts";
import type { RuleContext } from "../views/rule-context.ts";
import { type NewPointer, type PoolMember, pooled } from "./pointer-pool.ts";

/** The addresses that a new reverse zone may be about: the first octets of all of them, and how many bits these are. */
export interface AddressBlock {
	readonly prefix: Uint8Array;
	readonly length: number;
}

/**
 * The PTR records of a zone that is not there yet: one for each address of a block that has a name in the loaded
 * zones, as a universe sees them, if its reverse name lies in the zone and nobody answers for it. Sorted by address.
 */
export function newZonePointers(
	context: RuleContext,
	universe: Universe,
	origin: string,
	block: AddressBlock,
): readonly NewPointer[] {
	const { addresses } = context.workspace.tables;
	const members: PoolMember[] = [];
	for (let id = 0; id < addresses.count; id++) {
		if (!addresses.isWithin(id as AddressId, block.prefix, block.length)) continue;
		const address = new AddressView(context, universe, id as AddressId);
		const pointers = pointersOf(address, origin);
		if (pointers.length > 0) members.push({ address, pointers });
	}
	members.sort((one, other) => compareOctets(one.address.octets, other.address.octets));
	return pooled(members);
}

/** Whether something can be said in a PTR of the address. */
export function hasPointerName(address: AddressView): boolean {
	return address.chain.pointers.length > 0 || pointerNames(address).length > 0;
}

function pointersOf(address: AddressView, origin: string): readonly NewPointer[] {
	const { zone, external, endName, pointers } = address.chain;
	if (zone || external || !(endName === origin || endName.endsWith(`.${origin}`))) return [];
	const owner = endName === origin ? "@" : endName.slice(0, -origin.length - 1);
	// What the user knows to be published is kept.
	if (pointers.length > 0) return pointers.map(({ target }) => ({ owner, target, others: [] }));
	const [target, ...others] = pointerNames(address);
	return target === undefined ? [] : [{ owner, target, others }];
}

/**
 * The names that a PTR of an address could have, the best first: that of HELO, those of mail hosts, those that most
 * records refer to.
 */
function pointerNames(address: AddressView): readonly string[] {
	const { context, universe, helo, hosts } = address;
	const { lookup } = context.workspace;
	const candidates = new Set(address.candidateNames);
	const ranked: { name: string; rank: number; references: number }[] = [];
	for (const host of hosts) {
		const name = host.owner;
		if (!candidates.delete(name)) continue;
		const resolution = lookup.resolve(universe, lookup.sought(host.ownerName));
		const isOther =
			resolution.answer.kind === "found" && !context.chains.addressesAt(resolution).addresses.includes(address.id);
		if (isOther) continue;
		const rank = name === helo ? 0 : address.isMailHost(host) ? 1 : 2;
		ranked.push({ name, rank, references: referenceCount(context, host.ownerName) });
	}
	ranked.sort(
		(one, other) => one.rank - other.rank || other.references - one.references || (one.name < other.name ? -1 : 1),
	);
	if (ranked.length === 0 && hosts.length === 0 && helo !== undefined && isUnknown(address, helo)) return [helo];
	return ranked.map(({ name }) => name);
}

/** Whether no loaded zone can say that a name has other addresses, or none. */
function isUnknown({ context, universe }: AddressView, name: string): boolean {
	const sought = context.workspace.sought(name);
	return sought !== undefined && context.workspace.lookup.resolve(universe, sought).answer.kind === "outside";
}

/** How many records refer to a name; no more than a few need be told apart. */
function referenceCount(context: RuleContext, name: NameId): number {
	const { names, records } = context.workspace.tables;
	let count = 0;
	for (let at = names.firstReference[name]!; at >= 0 && count < MANY; at = records.nextOfReference[at]!) count++;
	return count;
}

const MANY = 1000;

function compareOctets(one: Uint8Array, other: Uint8Array): number {
	const at = one.findIndex((octet, index) => octet !== other[index]);
	return at < 0 ? 0 : one[at]! - other[at]!;
}

/** The block of addresses around one: the whole network of a reverse zone's name, else the usual /24 or /64. */
export function blockAround(octets: Uint8Array, network: AddressBlock | undefined): AddressBlock {
	const isWhole = network && (octets.length === 16 || network.length <= 24);
	if (isWhole && hasPrefix(octets, network.prefix, network.length)) return network;
	return { prefix: octets, length: octets.length === 16 ? 64 : 24 };
}
