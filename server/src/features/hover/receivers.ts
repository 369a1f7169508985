import { looksGeneric } from "../../mail/generic-name.ts";
import type { AddressView } from "../../rules/views/address-view.ts";

/** What receivers of mail do about a step of the chain of an address that is not as it should be; empty where all is. */
export function whatReceiversDo(address: AddressView): string[] {
	const { chain, role } = address;
	if (role === "none") return [];
	if (role === "receiving") return ofReceivingHost(address);
	switch (chain.status) {
		case "missing":
			return [address.isIpv4 ? NO_POINTER : NO_POINTER_IPV6];
		case "unconfirmed":
			return [NOT_CONFIRMED, ...ofGenericName(address)];
		case "ok":
			return ofGenericName(address);
		case "unverified":
			return [UNVERIFIED, ...ofGenericName(address)];
		case "unknown":
			return chain.external ? [] : [UNKNOWN];
	}
}

const NO_POINTER =
	"Gmail slows down and then refuses mail from an address without PTR (421-4.7.23, 550-5.7.25); Outlook.com, Yahoo, GMX and Comcast ask for one too.";
const NO_POINTER_IPV6 =
	"Gmail refuses mail over IPv6 from an address without PTR (550-5.7.1, 550-5.7.25), and Outlook.com does (5.7.25).";
const NOT_CONFIRMED =
	"Gmail refuses mail where the host that the PTR names does not have the address (550-5.7.25); Yahoo wants both directions to agree as well.";
const GENERIC =
	"The PTR looks like that of a dial-up line: Outlook.com may turn away dynamic addresses, T-Online does (554), and Yahoo advises against such names.";
const UNVERIFIED =
	"The name that the PTR gives lies outside the loaded zones, so only a look-up tells whether it has this address; Gmail refuses mail if it has not (550-5.7.25).";
const UNKNOWN =
	"The reverse zone is not among the loaded ones, so only a look-up tells whether there is a PTR; whoever runs the network sets it.";

function ofReceivingHost({ chain }: AddressView): string[] {
	if (chain.status !== "missing" && chain.status !== "unconfirmed") return [];
	return [
		"As far as the zones tell, this host only receives, which needs no PTR; what it sends one day, such as bounces, would be refused.",
	];
}

function ofGenericName({ chain, octets }: AddressView): string[] {
	return chain.pointers.every(({ target }) => looksGeneric(target, octets)) ? [GENERIC] : [];
}
