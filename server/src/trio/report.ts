import { classifyPointerName } from "../mail/generic-name.ts";
import { parseAddress } from "../records/address.ts";
import type { AddressId } from "../tables/address-table.ts";
import type { Universe } from "../workspace/universe.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Chains } from "./chains.ts";
import type { HostNotes } from "./host-notes.ts";
import type { MailFacts } from "./mail-facts.ts";
import type { AddressStatus, Exchange, ExchangeStatus } from "./status.ts";

/** One address of a mail host, and the way back from it. */
export interface ReportedAddress {
	readonly address: string;
	readonly reverseName: string;
	readonly status: AddressStatus;
	readonly pointers: readonly string[];
	readonly sending: boolean;
	/** Whether its PTR looks like the name of a dial-up line. */
	readonly generic: boolean;
}

export interface ReportedExchange {
	readonly preference: number;
	readonly exchange: string;
	readonly status: ExchangeStatus;
	/** For `cname`: the name at the end of the aliases. */
	readonly end?: string;
	readonly addresses: readonly ReportedAddress[];
}

export interface ReportedDomain {
	readonly domain: string;
	readonly view: string;
	readonly exchanges: readonly ReportedExchange[];
}

export interface ReportedSender {
	readonly address: string;
	/** Who says so: `spf example.com.`, `mx example.com.`, `remark`. */
	readonly source: string;
	readonly reverseName: string;
	readonly status: AddressStatus;
	readonly pointers: readonly string[];
	readonly helo: string | null;
	readonly generic: boolean;
}

/** The state of mail in a workspace: for each domain its mail hosts, and all addresses that send. */
export interface MailReport {
	readonly version: 1;
	readonly domains: readonly ReportedDomain[];
	readonly senders: readonly ReportedSender[];
}

/** What a report is drawn from. */
export interface ReportSources {
	readonly workspace: Workspace;
	readonly chains: Chains;
	readonly facts: MailFacts;
	readonly notes: HostNotes;
}

/** Draws up the report; the workspace must be settled. Everything is sorted, so that two reports can be compared. */
export function mailReport(sources: ReportSources): MailReport {
	const domains = unique(reportDomains(sources)).sort(
		by((domain) => [domain.domain, domain.view, JSON.stringify(domain.exchanges)]),
	);
	const senders = unique(reportSenders(sources)).sort(
		by((sender) => [sortKey(sender.address), sender.source, JSON.stringify(sender)]),
	);
	return { version: 1, domains, senders };
}

function reportDomains(sources: ReportSources): ReportedDomain[] {
	const { workspace, chains, facts } = sources;
	const { names } = workspace.tables;
	const reported: ReportedDomain[] = [];
	for (const domain of facts.domains.values()) {
		const { universe, zone, name } = domain;
		const exchanges = chains
			.exchanges(universe, zone, name)
			.map((exchange) => reportExchange(sources, universe, exchange, preferenceOf(workspace, exchange)));
		if (exchanges.length === 0) continue;
		exchanges.sort(by((exchange) => [String(exchange.preference).padStart(5, "0"), exchange.exchange]));
		reported.push({ domain: names.text(name), view: universe.view, exchanges: unique(exchanges) });
	}
	return reported;
}

function reportExchange(
	sources: ReportSources,
	universe: Universe,
	exchange: Exchange,
	preference: number,
): ReportedExchange {
	const { status, end } = exchange;
	const addresses = exchange.addresses.map((address) => reportAddress(sources, universe, address));
	addresses.sort(by((address) => [sortKey(address.address)]));
	return {
		preference,
		exchange: sources.workspace.tables.names.text(exchange.target),
		status,
		...(status === "cname" ? { end } : {}),
		addresses,
	};
}

function reportAddress(sources: ReportSources, universe: Universe, address: AddressId): ReportedAddress {
	const chain = sources.chains.chain(universe, address);
	const pointers = chain.pointers.map((pointer) => pointer.target).sort();
	return {
		address: sources.workspace.tables.addresses.text(address),
		reverseName: chain.reverseName,
		status: chain.status,
		pointers: [...new Set(pointers)],
		sending: sources.facts.isSending(universe, address),
		generic: isGeneric(sources, address, pointers),
	};
}

function reportSenders(sources: ReportSources): ReportedSender[] {
	const { workspace, facts, notes } = sources;
	const { addresses, names } = workspace.tables;
	const reported: ReportedSender[] = [];
	for (const universe of workspace.zones.universes) {
		if (!facts.hasMail(universe)) continue;
		for (let id = 0; id < addresses.count; id++) {
			const address = id as AddressId;
			if (!facts.isSending(universe, address)) continue;
			const [domain] = facts.sendingDomains(universe, address);
			const found = reportAddress(sources, universe, address);
			const kind = domain !== undefined && facts.policy(universe, domain) ? "spf" : "mx";
			reported.push({
				address: found.address,
				source: domain === undefined ? "remark" : `${kind} ${names.text(domain)}`,
				reverseName: found.reverseName,
				status: found.status,
				pointers: found.pointers,
				helo: notes.helo(address) ?? null,
				generic: found.generic,
			});
		}
	}
	return reported;
}

/** A confirmed PTR that is no generic name is enough; receivers pick any of several. */
function isGeneric(sources: ReportSources, address: AddressId, pointers: readonly string[]): boolean {
	const octets = sources.workspace.tables.addresses.octets(address);
	return (
		pointers.length > 0 &&
		pointers.every((name) => {
			const { tier } = classifyPointerName(name, octets);
			return tier === "dynamic" || tier === "generic";
		})
	);
}

function preferenceOf(workspace: Workspace, exchange: Exchange): number {
	const wire = workspace.rdataWire(exchange.record);
	return wire ? wire[0]! * 256 + wire[1]! : 0;
}

/** IPv4 before IPv6, each in the order of its octets. */
function sortKey(address: string): string {
	const octets = parseAddress(address) ?? [];
	return [octets.length, ...octets].map((octet) => String(octet).padStart(3, "0")).join(".");
}

function by<Item>(keys: (item: Item) => readonly string[]): (one: Item, other: Item) => number {
	return (one, other) => {
		const [left, right] = [keys(one).join("\n"), keys(other).join("\n")];
		return left < right ? -1 : left > right ? 1 : 0;
	};
}

/** A file in two views, and two equal MX records, give the same entry twice. */
function unique<Item>(items: readonly Item[]): Item[] {
	const seen = new Set<string>();
	return items.filter((item) => seen.size !== seen.add(JSON.stringify(item)).size);
}
