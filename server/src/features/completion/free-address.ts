import { hasPrefix } from "../../mail/special-address.ts";
import type { RuleContext } from "../../rules/views/rule-context.ts";
import { reverseWireName } from "../../tables/reverse-name.ts";
import { TYPE_PTR } from "../../workspace/lookup.ts";
import type { Universe } from "../../workspace/universe.ts";
import type { HostNetwork } from "../places/reverse-zone-place.ts";

/** So many addresses are tried. */
const MAX_TRIED = 1024;

/** The network that hosts near an address share: a classless one that a reverse zone tells of, else its /24 or /64. */
export function networkOf(context: RuleContext, address: Uint8Array, told: readonly HostNetwork[] = []): HostNetwork {
	const usual = address.length === 4 ? 24 : 64;
	const all = [...told, ...context.chains.networks];
	const smaller = all.find(
		({ prefix, length }) => prefix.length === address.length && length > usual && hasPrefix(address, prefix, length),
	);
	return smaller ?? { prefix: address, length: usual };
}

/** The addresses of a network that nobody has, from one on upwards, then those below it. */
export function* freeAddresses(
	context: RuleContext,
	universe: Universe,
	from: Uint8Array,
	network: HostNetwork,
): Generator<Uint8Array> {
	let tried = 0;
	for (let at = next(from); at && hasPrefix(at, network.prefix, network.length); at = next(at)) {
		if (isFree(context, universe, at, network)) yield at;
		if (++tried === MAX_TRIED) break;
	}
	for (let at: Uint8Array | undefined = first(network); at && compare(at, from) < 0; at = next(at)) {
		if (isFree(context, universe, at, network)) yield at;
		if (++tried >= MAX_TRIED * 2) return;
	}
}

/** Whether no record has the address, no PTR stands for it, and a host can have it. */
function isFree(context: RuleContext, universe: Universe, octets: Uint8Array, network: HostNetwork): boolean {
	if (isEdge(octets, network)) return false;
	const { lookup, tables } = context.workspace;
	const id = tables.addresses.find(octets);
	if (id >= 0 && tables.addresses.firstReference[id]! >= 0) return false;
	const { answer } = lookup.resolve(universe, lookup.soughtWire(reverseWireName(octets)));
	return answer.kind !== "found" || lookup.recordIn(answer.zone, answer.node, TYPE_PTR) < 0;
}

/** The first and the last address of an IPv4 network, and that of the network itself in IPv6. */
function isEdge(octets: Uint8Array, { length }: HostNetwork): boolean {
	if (length >= octets.length * 8 - 1) return false;
	const rest = bitsBehind(octets, length);
	return rest.every((bit) => bit === 0) || (octets.length === 4 && rest.every((bit) => bit === 1));
}

function bitsBehind(octets: Uint8Array, length: number): number[] {
	const bits: number[] = [];
	for (let at = length; at < octets.length * 8; at++) bits.push((octets[at >> 3]! >> (7 - (at % 8))) & 1);
	return bits;
}

/** The address behind one; undefined behind the last. */
function next(octets: Uint8Array): Uint8Array | undefined {
	const following = Uint8Array.from(octets);
	for (let at = following.length - 1; at >= 0; at--) {
		following[at] = (following[at]! + 1) & 255;
		if (following[at] !== 0) return following;
	}
	return undefined;
}

function first({ prefix, length }: HostNetwork): Uint8Array {
	return prefix.map((octet, index) => {
		const bits = Math.min(8, Math.max(0, length - index * 8));
		return octet & (0xff00 >> bits) & 255;
	});
}

function compare(one: Uint8Array, other: Uint8Array): number {
	for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return one[at]! - other[at]!;
	return 0;
}
