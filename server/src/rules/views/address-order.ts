import type { AddressView } from "./address-view.ts";

/** Below 0 where one address comes before another: IPv4 first, then by their octets. */
export function compareAddresses(one: AddressView, other: AddressView): number {
	const octets = one.octets;
	const others = other.octets;
	if (octets.length !== others.length) return octets.length - others.length;
	const at = octets.findIndex((octet, index) => octet !== others[index]);
	return at < 0 ? 0 : octets[at]! - others[at]!;
}
