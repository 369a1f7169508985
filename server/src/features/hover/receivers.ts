import { looksGeneric } from "../../mail/generic-name.ts";
import type { AddressView } from "../../rules/views/address-view.ts";
import type { AddressStatus } from "../../trio/status.ts";
import { explained, GENERIC_WORDS, STATUS_WORDS, type Words } from "../status-words.ts";

/** What receivers of mail do about a step of the chain of an address that is not as it should be; empty where all is. */
export function whatReceiversDo(address: AddressView): string[] {
	const { chain, role } = address;
	if (role === "none") return [];
	if (role === "receiving") return ofReceivingHost(address);
	switch (chain.status) {
		case "missing":
			return [address.isIpv4 ? consequence("missing") : NO_POINTER_IPV6];
		case "unconfirmed":
			return [consequence("unconfirmed"), ...ofGenericName(address)];
		case "ok":
			return ofGenericName(address);
		case "unverified":
			return [inFull(STATUS_WORDS.unverified), ...ofGenericName(address)];
		case "unknown":
			return chain.external ? [] : [inFull(STATUS_WORDS.unknown)];
	}
}

const NO_POINTER_IPV6 =
	"Gmail refuses mail over IPv6 from an address without PTR (550-5.7.1, 550-5.7.25), and Outlook.com does (5.7.25).";

/** What follows alone: the picture above shows what is wrong. */
function consequence(status: AddressStatus): string {
	return `${STATUS_WORDS[status].consequence}.`;
}

function inFull(words: Words): string {
	return `${explained(words).join(". ")}.`;
}

function ofReceivingHost({ chain }: AddressView): string[] {
	if (chain.status !== "missing" && chain.status !== "unconfirmed") return [];
	return [
		"As far as the zones tell, this host only receives, which needs no PTR; what it sends one day, such as bounces, would be refused.",
	];
}

function ofGenericName({ chain, octets }: AddressView): string[] {
	return chain.pointers.every(({ target }) => looksGeneric(target, octets)) ? [inFull(GENERIC_WORDS)] : [];
}
