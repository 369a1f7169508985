import type { AddressView } from "./address-view.ts";

/** Below 0 where one address comes before another: IPv4 first, then by their octets. */
export function compareAddresses(one: AddressView, other: AddressView): number {
	return compareOctetsOfAddresses(one.octets, other.octets);
}

/** The same of their octets, 4 or 16 each. */
export function compareOctetsOfAddresses(octets: Uint8Array, others: Uint8Array): number {
	if (octets.length !== others.length) return octets.length - others.length;
	const at = octets.findIndex((octet, index) => octet !== others[index]);
	return at < 0 ? 0 : octets[at]! - others[at]!;
}
