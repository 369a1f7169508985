import { classifyPointerName } from "../mail/generic-name.ts";
import { parseAddress } from "../records/address.ts";
import type { AddressId } from "../tables/address-table.ts";
import type { NameId } from "../tables/name-table.ts";
import type { RecordId } from "../tables/record-table.ts";
import type { Universe } from "../workspace/universe.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Chains } from "./chains.ts";
import type { HostNotes } from "./host-notes.ts";
import { type MailFacts, type MailKey, mailKey } from "./mail-facts.ts";
import type { ReportedAddress, ReportedDomain, ReportedExchange, ReportedSender } from "./reported-mail.ts";
import type { AddressChain, Exchange } from "./status.ts";

/** What the state of mail is read from. */
export interface MailSources {
	readonly workspace: Workspace;
	readonly chains: Chains;
	readonly facts: MailFacts;
	readonly notes: HostNotes;
}

/** An address that takes part in mail: what is told of it, and the records behind that. */
export interface AddressState {
	readonly reported: ReportedAddress;
	readonly address: AddressId;
	/** The A and AAAA records of the mail host with this address; none for a sender that has no host. */
	readonly records: readonly RecordId[];
	readonly chain: AddressChain;
}

/** One MX of a domain, or the domain itself where it receives without one. */
export interface ExchangeState {
	readonly reported: ReportedExchange;
	readonly exchange: Exchange;
	readonly addresses: readonly AddressState[];
}

export interface DomainState {
	readonly reported: ReportedDomain;
	readonly universe: Universe;
	readonly name: NameId;
	readonly exchanges: readonly ExchangeState[];
}

export interface SenderState {
	readonly reported: ReportedSender;
	readonly universe: Universe;
	readonly address: AddressId;
	readonly chain: AddressChain;
}

/** All domains that receive mail and all addresses that send it. */
export interface MailState {
	readonly domains: readonly DomainState[];
	readonly senders: readonly SenderState[];
}

/** Reads the state of mail; the workspace must be settled. Sorted, and what would be told in the same words is there once. */
export function mailState(sources: MailSources): MailState {
	const steps = mailStateSteps(sources);
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
	}
}

/** The same in small steps, between which the caller may do other things, except change the workspace. */
export function* mailStateSteps(given: MailSources): Generator<void, MailState> {
	const sources: Reading = { ...given, known: new Map() };
	const domains: DomainState[] = [];
	for (const domain of domainStates(sources)) {
		if (domain) domains.push(domain);
		yield;
	}
	const senders: SenderState[] = [];
	for (const sender of senderStates(sources)) {
		if (sender) senders.push(sender);
		yield;
	}
	return {
		domains: inOrder(domains, ({ reported }) => [reported.domain, reported.view]),
		senders: inOrder(senders, ({ reported }) => [sortKey(reported.address), reported.source]),
	};
}

/** What is read from, and what was read of addresses: most receive and send, and many domains share them. */
interface Reading extends MailSources {
	readonly known: Map<MailKey, AddressState>;
}

/** Undefined for a domain without mail hosts. */
function* domainStates(sources: Reading): IterableIterator<DomainState | undefined> {
	const { workspace, chains, facts } = sources;
	const { names } = workspace.tables;
	for (const { universe, zone, name } of facts.domains.values()) {
		const all = chains
			.exchanges(universe, zone, name)
			.map((exchange) => exchangeState(sources, universe, exchange, preferenceOf(workspace, exchange)));
		if (all.length === 0) {
			yield undefined;
			continue;
		}
		const exchanges = inOrder(all, ({ reported }) => [String(reported.preference).padStart(5, "0"), reported.exchange]);
		const reported = {
			domain: names.text(name),
			view: universe.view,
			exchanges: exchanges.map((exchange) => exchange.reported),
		};
		yield { reported, universe, name, exchanges };
	}
}

function exchangeState(sources: Reading, universe: Universe, exchange: Exchange, preference: number): ExchangeState {
	const { names, records } = sources.workspace.tables;
	const { status, end } = exchange;
	const found = exchange.addresses.map((address) => {
		const own = exchange.addressRecords.filter((record) => records.reference[record] === address);
		return addressState(sources, universe, address, own);
	});
	const addresses = inOrder(found, ({ reported }) => [sortKey(reported.address)]);
	const reported = {
		preference,
		exchange: names.text(exchange.target),
		status,
		...(status === "cname" ? { end } : {}),
		addresses: addresses.map((address) => address.reported),
	};
	return { reported, exchange, addresses };
}

function addressState(
	sources: Reading,
	universe: Universe,
	address: AddressId,
	records: readonly RecordId[],
): AddressState {
	const key = mailKey(universe, address);
	let state = sources.known.get(key);
	if (!state) {
		state = readAddress(sources, universe, address);
		sources.known.set(key, state);
	}
	return records.length > 0 ? { ...state, records } : state;
}

function readAddress(sources: MailSources, universe: Universe, address: AddressId): AddressState {
	const chain = sources.chains.chain(universe, address);
	const pointers = [...new Set(chain.pointers.map((pointer) => pointer.target).sort())];
	const reported = {
		address: sources.workspace.tables.addresses.text(address),
		reverseName: chain.reverseName,
		status: chain.status,
		pointers,
		sending: sources.facts.isSending(universe, address),
		generic: isGeneric(sources, address, pointers),
	};
	return { reported, address, records: [], chain };
}

/** So many addresses are passed over in one step. */
const ADDRESSES_PER_STEP = 256;

/** Undefined now and then between the senders: most addresses send nothing. */
function* senderStates(sources: Reading): IterableIterator<SenderState | undefined> {
	const { workspace, facts, notes } = sources;
	const { addresses, names } = workspace.tables;
	for (const universe of workspace.zones.universes) {
		if (!facts.hasMail(universe)) continue;
		for (let id = 0; id < addresses.count; id++) {
			const address = id as AddressId;
			if (id % ADDRESSES_PER_STEP === 0) yield undefined;
			if (!facts.isSending(universe, address)) continue;
			const [domain] = facts.sendingDomains(universe, address);
			const { reported: found, chain } = addressState(sources, universe, address, []);
			const kind = domain !== undefined && facts.policy(universe, domain) ? "spf" : "mx";
			const reported = {
				address: found.address,
				source: domain === undefined ? "remark" : `${kind} ${names.text(domain)}`,
				reverseName: found.reverseName,
				status: found.status,
				pointers: found.pointers,
				helo: notes.helo(address) ?? null,
				generic: found.generic,
			};
			yield { reported, universe, address, chain };
		}
	}
}

/** A confirmed PTR that is no generic name is enough; receivers pick any of several. */
function isGeneric(sources: MailSources, address: AddressId, pointers: readonly string[]): boolean {
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

/**
 * Sorts by keys, and where those are equal by all that is told. What is told in the same words is left out but once: a
 * file in two views, and two equal MX records, give the same twice.
 */
function inOrder<Item extends { readonly reported: unknown }>(
	items: readonly Item[],
	keys: (item: Item) => readonly string[],
): readonly Item[] {
	if (items.length <= 1) return items;
	const unique = new Map<string, { readonly key: string; readonly item: Item }>();
	for (const item of items) {
		const told = JSON.stringify(item.reported);
		if (!unique.has(told)) unique.set(told, { key: [...keys(item), told].join("\n"), item });
	}
	return [...unique.values()]
		.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
		.map(({ item }) => item);
}
