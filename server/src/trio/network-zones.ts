import { parseAddress } from "../records/address.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Zone } from "../zone/zone.ts";

/** A classless reverse zone (RFC 2317) of which the user has told the network, as its name alone does not tell it. */
export interface NetworkZone {
	readonly zone: Zone;
	readonly prefix: Uint8Array;
	readonly length: number;
	/** The name of the PTR of an address in it, on the wire. */
	nameOf(address: Uint8Array): Uint8Array;
}

/** The open zones with a network. */
export function networkZones(workspace: Workspace): NetworkZone[] {
	const found: NetworkZone[] = [];
	for (const { zone } of workspace.openZones()) {
		const [address = "", length = ""] = zone.network.split("/");
		const prefix = parseAddress(address);
		if (!prefix || !/^[0-9]+$/.test(length)) continue;
		const origin = workspace.tables.names.wire(zone.origin);
		found.push({ zone, prefix, length: Number(length), nameOf: (octets) => nameBelow(origin, octets, Number(length)) });
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
