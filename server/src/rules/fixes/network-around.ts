import { networkText } from "../../config/network.ts";
import type { AddressView } from "../views/address-view.ts";

/** The /24 or /64 in which an address lies, which mostly is one provider's: `192.0.2.0/24`. */
export function networkAround({ isIpv4, octets }: AddressView): string {
	const length = isIpv4 ? 24 : 64;
	const first = [...octets].map((octet, index) => (index < length / 8 ? octet : 0));
	return networkText({ octets: first, length });
}
