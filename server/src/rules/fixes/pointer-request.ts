import { compareAddresses } from "../views/address-order.ts";
import type { AddressView } from "../views/address-view.ts";
import { candidatesOf } from "../views/candidate.ts";
import { networkAround } from "./network-around.ts";
import { USUAL_TTL } from "./usual-ttl.ts";

/**
 * A letter that asks whoever runs the reverse zones of some addresses for their PTR records: a table for each network, with
 * address, reverse name, the name that is wanted, TTL, and why.
 */
export function pointerRequest(wanted: Iterable<AddressView>): string {
	const addresses = [...wanted].sort(compareAddresses);
	const [only, ...more] = addresses;
	if (only && more.length === 0) return requestFor(only, candidatesOf(only)[0]?.name ?? only.helo);
	const networks = new Map<string, AddressView[]>();
	for (const address of addresses) {
		const network = networkAround(address);
		networks.set(network, [...(networks.get(network) ?? []), address]);
	}
	const tables = [...networks].flatMap(([network, members]) => [`${network}:`, "", ...table(members), ""]);
	const names = [...networks.keys()];
	return lines(
		`Subject: Reverse DNS (PTR records) for ${addresses.length} addresses in ${listed(names)}`,
		"",
		"Hello,",
		"",
		`please set the reverse DNS of these addresses, which lie in ${names.length === 1 ? "a network" : "networks"} of yours:`,
		"",
		...tables,
		...addresses.flatMap(otherNames),
		...NEED,
		"If an address has another PTR record, please replace it, so that there is one only.",
		...cachingOf(addresses),
	);
}

/** The same for one address and the name that its PTR is to give; undefined where that is not known. */
export function requestFor(address: AddressView, name: string | undefined): string {
	const { text, chain } = address;
	const target = name ?? UNKNOWN_NAME;
	const hosts = address.hosts.filter(({ owner }) => owner === name);
	const ttl = wantedTtl(address, name);
	const present = chain.pointers.map((pointer) => pointer.target);
	const asLine = [`  ${chain.reverseName} ${ttl} IN PTR ${target}`, ""];
	return lines(
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
		...(name === undefined ? [] : ["As a line of a zone file:", "", ...asLine]),
		...(hosts.length > 0 ? [`${name} has the address ${text} already, so the two will agree.`] : []),
		`The address ${use(address)}.`,
		...NEED,
		present.length > 0
			? `At present the address has the PTR ${present.join(", ")}: please replace it.`
			: "If the address has another PTR record, please replace it, so that there is one only.",
		...cachingOf([address]),
	);
}

const UNKNOWN_NAME = "(the name of the host, which has this address)";

/** Why the record is needed, in words that do not ask for knowledge of this program. */
const NEED = [
	"Many mail servers refuse mail from an address without a PTR record, or with one whose name does not",
	"lead back to the address (forward-confirmed reverse DNS, RFC 1912 section 2.1).",
];

const COLUMNS = ["Address", "Reverse name", "PTR target", "TTL", "Why"];

/** One line for each address, in columns as wide as what stands in them. */
function table(addresses: readonly AddressView[]): readonly string[] {
	const rows = addresses.map((address) => {
		const name = candidatesOf(address)[0]?.name ?? address.helo;
		return [
			address.text,
			address.chain.reverseName,
			name ?? UNKNOWN_NAME,
			String(wantedTtl(address, name)),
			use(address),
		];
	});
	const all = [COLUMNS, ...rows];
	const widths = COLUMNS.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
	return all.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column]!)).join("  ")}`.trimEnd());
}

/** What the address does, to go on after it. */
function use(address: AddressView): string {
	const { sendingDomains, inboundDomains } = address;
	if (sendingDomains.length > 0) return `sends mail for ${listed(sendingDomains)}`;
	if (inboundDomains.length > 0) return `is that of a mail server of ${listed(inboundDomains)}`;
	const [host] = address.role === "none" ? address.candidateNames : [];
	return `is that of ${host === undefined ? "a mail server" : listed([host])}`;
}

/** The names that a table leaves out, where an address has several and nobody has said which is meant. */
function otherNames(address: AddressView): readonly string[] {
	const [first, ...others] = candidatesOf(address);
	if (!first || first.isHelo || others.length === 0) return [];
	return [
		`${address.text} has other names too (${listed(others.map(({ name }) => name))}); please set the one in the table.`,
	];
}

function wantedTtl(address: AddressView, name: string | undefined): number {
	return address.hosts.find(({ owner }) => owner === name)?.ttl ?? USUAL_TTL;
}

/** How long resolvers keep that there was no PTR (RFC 2308 section 5), where the zone is known. */
function cachingOf(addresses: readonly AddressView[]): readonly string[] {
	const zones = new Map<string, number>();
	for (const { reverseSoa } of addresses) {
		if (!reverseSoa) continue;
		const { wire } = reverseSoa;
		const minimum = wire.length < 4 ? 0 : new DataView(wire.buffer, wire.byteOffset).getUint32(wire.length - 4);
		zones.set(reverseSoa.owner, Math.min(reverseSoa.ttl, minimum));
	}
	if (zones.size === 0) {
		return [
			"Please tell us when it is set: resolvers that have asked before keep the old answer for the time that your",
			"zone gives (the TTL of the record or, where there was none, the last number of the SOA).",
		];
	}
	const times = [...zones].map(
		([zone, seconds]) => `Resolvers that have asked ${zone} before keep for ${seconds} seconds that there is no PTR.`,
	);
	return ["Please tell us when it is set.", ...times];
}

/** Names as a sentence lists them; many are cut short. */
function listed(names: readonly string[]): string {
	const shown = names.slice(0, 3).map((name) => name.replace(/\.$/, ""));
	const last = names.length > 3 ? "others" : shown.pop();
	return shown.length === 0 ? `${last}` : `${shown.join(", ")} and ${last}`;
}

function lines(...text: readonly string[]): string {
	return [...text, "", "Thank you", ""].join("\n");
}
