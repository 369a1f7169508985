import { parseAddress } from "../records/address.ts";
import type { NameId, NameTable } from "../tables/name-table.ts";
import { octetOf } from "../tables/reverse-name.ts";
import { hexValue } from "../text/char.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Zone } from "../zone/zone.ts";

/** A classless reverse zone (RFC 2317) of which the user has told the network, as its name alone does not tell it. */
export interface NetworkZone {
	readonly zone: Zone;
	readonly prefix: Uint8Array;
	readonly length: number;
	/** The name of the PTR of an address in it, on the wire. */
	nameOf(address: Uint8Array): Uint8Array;
	/** The address whose PTR stands under a name in it; undefined for other names. */
	addressOf(name: NameId): Uint8Array | undefined;
}

/** The open zones with a network. */
export function networkZones(workspace: Workspace): NetworkZone[] {
	const { names } = workspace.tables;
	const found: NetworkZone[] = [];
	for (const { zone } of workspace.openZones()) {
		const [address = "", length = ""] = zone.network.split("/");
		const prefix = parseAddress(address);
		if (!prefix || !/^[0-9]+$/.test(length)) continue;
		const network = { zone, prefix, length: Number(length) };
		const origin = names.wire(zone.origin);
		found.push({
			...network,
			nameOf: (octets) => nameBelow(origin, octets, network.length),
			addressOf: (name) => addressBelow(names, network, name),
		});
	}
	return found;
}

/** The labels of an address that lie below the last whole octet or nibble of the network, in front of the zone's origin. */
function nameBelow(origin: Uint8Array, address: Uint8Array, length: number): Uint8Array {
	const labels: string[] = [];
	if (address.length === 4) {
		for (let index = length >> 3; index < 4; index++) labels.unshift(String(address[index]));
	} else {
		for (let nibble = length >> 2; nibble < 32; nibble++) {
			labels.unshift(((address[nibble >> 1]! >> (nibble % 2 === 0 ? 4 : 0)) & 15).toString(16));
		}
	}
	const wire: number[] = [];
	for (const label of labels) wire.push(label.length, ...[...label].map((character) => character.charCodeAt(0)));
	return Uint8Array.from([...wire, ...origin]);
}

/** The other way: the part of the network that the zone's origin stands for, and the labels of a name below it. */
function addressBelow(
	names: NameTable,
	{ zone, prefix, length }: Pick<NetworkZone, "zone" | "prefix" | "length">,
	name: NameId,
): Uint8Array | undefined {
	if (!names.isWithin(name, zone.origin)) return undefined;
	const address = Uint8Array.from(prefix);
	const isIpv4 = address.length === 4;
	const end = isIpv4 ? 4 : 32;
	let at = name;
	// The label next to the origin is the highest one.
	for (let index = end - 1; index >= (isIpv4 ? length >> 3 : length >> 2); index--) {
		if (at === zone.origin) return undefined;
		const label = names.labelOctets(at);
		const value = isIpv4 ? octetOf(label) : label.length === 1 ? hexValue(label[0]!) : -1;
		if (value < 0) return undefined;
		if (isIpv4) address[index] = value;
		else if (index % 2 === 0) address[index >> 1] = (address[index >> 1]! & 0x0f) | (value << 4);
		else address[index >> 1] = (address[index >> 1]! & 0xf0) | value;
		at = names.parentOf(at);
	}
	return at === zone.origin ? address : undefined;
}
