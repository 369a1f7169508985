import { networkOfReverseOrigin } from "../../config/network.ts";
import { hasPrefix } from "../../mail/special-address.ts";
import type { RuleContext } from "../../rules/views/rule-context.ts";
import type { NameId } from "../../tables/name-table.ts";
import { addressOfReverseName, reverseName } from "../../tables/reverse-name.ts";
import type { Zone } from "../../zone/zone.ts";

/** A network whose addresses are given to hosts. */
export interface HostNetwork {
	readonly prefix: Uint8Array;
	readonly length: number;
}

/** The network that a reverse zone answers for: as it is told, or as its name tells; undefined if neither does. */
export function networkOfZone({ chains, workspace }: RuleContext, zone: Zone): HostNetwork | undefined {
	const told = chains.networks.find((network) => network.zone === zone);
	if (told) return told;
	const network = networkOfReverseOrigin(workspace.tables.names.text(zone.origin));
	return network && { prefix: Uint8Array.from(network.octets), length: network.length };
}

/** The name that the PTR of an address has in a zone, absolute; undefined where the zone does not answer for it. */
export function ownerInZone(context: RuleContext, zone: Zone, octets: Uint8Array): string | undefined {
	const network = networkOfZone(context, zone);
	if (network?.prefix.length !== octets.length || !hasPrefix(octets, network.prefix, network.length)) return undefined;
	const { lookup, tables } = context.workspace;
	const told = context.chains.networks.find((one) => one.zone === zone);
	if (told) return lookup.text(lookup.soughtWire(told.nameOf(octets)));
	const origin = tables.names.text(zone.origin);
	const name = reverseName(octets);
	if (name.endsWith(`.${origin}`)) return name;
	// A classless zone has the last octets below its own name (RFC 2317).
	return octets.length === 4 ? `${octets[3]}.${origin}` : undefined;
}

/** The address whose PTR stands under a name of a reverse zone; undefined for names of other kinds. */
export function addressOfOwner(context: RuleContext, zone: Zone, owner: NameId): Uint8Array | undefined {
	const { names } = context.workspace.tables;
	const told = context.chains.networks.find((network) => network.zone === zone);
	if (told) return told.addressOf(owner);
	const found = addressOfReverseName(names, owner);
	if (found) return found.bits === found.octets.length * 8 ? found.octets : undefined;
	const network = networkOfZone(context, zone);
	if (network?.prefix.length !== 4 || network.length <= 24 || names.parentOf(owner) !== zone.origin) return undefined;
	const octet = Number(names.label(owner));
	if (!Number.isInteger(octet) || octet > 255) return undefined;
	const address = Uint8Array.of(...network.prefix.subarray(0, 3), octet);
	return hasPrefix(address, network.prefix, network.length) ? address : undefined;
}
