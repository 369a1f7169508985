import type { CopyAction } from "../fix.ts";
import type { AddressView } from "../views/address-view.ts";
import { USUAL_TTL } from "./usual-ttl.ts";

/** A ready request for a PTR record, for whoever runs the reverse zone of an address: mostly the provider. */
export function copyPointerRequest(address: AddressView): CopyAction {
	return {
		title: `Copy a request to the provider for the PTR of ${address.text}`,
		text: () => requestText(address),
	};
}

function requestText(address: AddressView): string {
	const { text, chain, candidateNames, helo } = address;
	const name = candidateNames.find((candidate) => candidate === helo) ?? candidateNames[0] ?? helo;
	const target = name ?? "(the name of the host, which has this address)";
	const hosts = address.hosts.filter(({ owner }) => owner === name);
	const ttl = hosts[0]?.ttl ?? USUAL_TTL;
	const present = chain.pointers.map((pointer) => pointer.target);
	const lines = [
		`Subject: Reverse DNS (PTR record) for ${text}`,
		"",
		"Hello,",
		"",
		"please set the reverse DNS of this address, which lies in a network of yours:",
		"",
		`  IP address:    ${text}`,
		`  Reverse name:  ${chain.reverseName}`,
		`  PTR target:    ${target}`,
		`  TTL:           ${ttl} seconds, or what you usually set`,
		"",
	];
	if (name !== undefined)
		lines.push("As a line of a zone file:", "", `  ${chain.reverseName} ${ttl} IN PTR ${name}`, "");
	if (hosts.length > 0) lines.push(`${name} has the address ${text} already, so the two will agree.`);
	lines.push(...reasons(address));
	if (present.length > 0) lines.push(`At present the address has the PTR ${present.join(", ")}: please replace it.`);
	else lines.push("If the address has another PTR record, please replace it, so that there is one only.");
	lines.push(
		"Please tell us when it is set: resolvers that have asked before keep the old answer for the time that your",
		"zone gives (the TTL of the record or, where there was none, the last number of the SOA).",
		"",
		"Thank you",
		"",
	);
	return lines.join("\n");
}

/** Why the record is needed, in words that do not ask for knowledge of this program. */
function reasons(address: AddressView): string[] {
	const sending = address.sendingDomains;
	const inbound = address.inboundDomains;
	const use =
		sending.length > 0
			? `The address sends mail for ${listed(sending)}.`
			: inbound.length > 0
				? `The address is that of a mail server of ${listed(inbound)}.`
				: "The address is that of a mail server.";
	return [
		use,
		"Many mail servers refuse mail from an address without a PTR record, or with one whose name does not",
		"lead back to the address (forward-confirmed reverse DNS, RFC 1912 section 2.1).",
	];
}

/** Names as a sentence lists them; many are cut short. */
function listed(names: readonly string[]): string {
	const shown = names.slice(0, 3).map((name) => name.replace(/\.$/, ""));
	return names.length > 3 ? `${shown.join(", ")} and others` : shown.join(" and ");
}
