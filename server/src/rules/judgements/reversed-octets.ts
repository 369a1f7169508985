import { addressText } from "../../records/address.ts";
import type { PointerView } from "../views/pointer-view.ts";
import { reverseZone } from "./reverse-zone.ts";

/** A PTR that is right if some octets of its name are read the other way round. */
export interface ReversedOctets {
	/** Whose octets: those of the owner below the zone, or those of the origin. */
	readonly of: "owner" | "origin";
	/** The address that is meant, which the target has. */
	readonly meant: string;
}

/**
 * Whether a PTR does not lead back because octets of its name stand in the order of the address instead of the
 * reverse (RFC 1035 section 3.5): the target has the address that the other order gives.
 */
export function reversedOctets(pointer: PointerView): ReversedOctets | undefined {
	const { address, record, state } = pointer;
	if (state !== "differs" || !record || !address.isIpv4) return undefined;
	const zone = reverseZone(record);
	if (!zone?.isWhole) return undefined;
	const { targetAddresses } = pointer;
	const octets = [...address.octets];
	const [origin, owner] = [octets.slice(0, zone.labels), octets.slice(zone.labels)];
	const meantByOwner = addressText(Uint8Array.of(...origin, ...[...owner].reverse()));
	if (targetAddresses.includes(meantByOwner)) return { of: "owner", meant: meantByOwner };
	const meantByOrigin = addressText(Uint8Array.of(...[...origin].reverse(), ...owner));
	return targetAddresses.includes(meantByOrigin) ? { of: "origin", meant: meantByOrigin } : undefined;
}
