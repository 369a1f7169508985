import { looksGeneric } from "../mail/generic-name.ts";
import { parseAddress } from "../records/address.ts";
import type { AddressId } from "../tables/address-table.ts";
import type { NameId } from "../tables/name-table.ts";
import type { RecordId } from "../tables/record-table.ts";
import { atOnce } from "../text/at-once.ts";
import type { Universe } from "../workspace/universe.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Chains } from "./chains.ts";
import type { HostNotes } from "./host-notes.ts";
import { inOrder, inOrderSteps } from "./in-order.ts";
import type { MailDomain } from "./mail-domain.ts";
import type { MailFacts } from "./mail-facts.ts";
import { type MailKey, mailKey } from "./mail-key.ts";
import { mxPreference } from "./mx-preference.ts";
import type { ReportedAddress, ReportedDomain, ReportedExchange, ReportedSender } from "./reported-mail.ts";
import type { AddressChain, Exchange } from "./status.ts";

/** What the state of mail is read from. */
export interface MailSources {
	readonly workspace: Workspace;
	readonly chains: Chains;
	readonly facts: MailFacts;
	readonly notes: HostNotes;
	/** The addresses followed so far; to be given where many domains share them, and only while nothing changes. */
	readonly followed?: Map<MailKey, FollowedAddress>;
}

/** What is told of an address, and the way back from it. */
export interface FollowedAddress {
	readonly reported: ReportedAddress;
	readonly chain: AddressChain;
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
	return atOnce(mailStateSteps(sources));
}

/** So many addresses are passed over in one step: most of them send nothing. */
const ADDRESSES_PER_STEP = 256;

/** The same in small steps, between which the caller may do other things, except change the workspace. */
export function* mailStateSteps(sources: MailSources): Generator<void, MailState> {
	const { facts, workspace } = sources;
	const following = { ...sources, followed: new Map<MailKey, FollowedAddress>() };
	const domains: DomainState[] = [];
	for (const domain of facts.domains.values()) {
		const state = domainState(following, domain);
		if (state) domains.push(state);
		yield;
	}
	const senders: SenderState[] = [];
	for (const universe of workspace.zones.universes) {
		if (!facts.hasMail(universe)) continue;
		for (let id = 0; id < workspace.tables.addresses.count; id++) {
			const state = senderState(following, universe, id as AddressId);
			if (state) senders.push(state);
			if (id % ADDRESSES_PER_STEP === 0) yield;
		}
	}
	return {
		domains: yield* inOrderSteps(domains, ({ reported }) => [reported.domain, reported.view]),
		senders: yield* inOrderSteps(senders, ({ reported }) => [addressOrder(reported.address), reported.source]),
	};
}

/** The state of one domain: its MX records by their preference. Undefined if it has none. */
export function domainState(sources: MailSources, { universe, zone, name }: MailDomain): DomainState | undefined {
	const { workspace, chains } = sources;
	const all = chains
		.exchanges(universe, zone, name)
		.map((exchange) => exchangeState(sources, universe, exchange, mxPreference(workspace, exchange.record)));
	if (all.length === 0) return undefined;
	const exchanges = inOrder(all, ({ reported }) => [String(reported.preference).padStart(5, "0"), reported.exchange]);
	const reported = {
		domain: workspace.tables.names.text(name),
		view: universe.view,
		exchanges: exchanges.map((exchange) => exchange.reported),
	};
	return { reported, universe, name, exchanges };
}

function exchangeState(
	sources: MailSources,
	universe: Universe,
	exchange: Exchange,
	preference: number,
): ExchangeState {
	const { names, records } = sources.workspace.tables;
	const { status, end } = exchange;
	const found = exchange.addresses.map((address) => {
		const own = exchange.addressRecords.filter((record) => records.reference[record] === address);
		return { ...follow(sources, universe, address), address, records: own };
	});
	const addresses = inOrder(found, ({ reported }) => [addressOrder(reported.address)]);
	const reported = {
		preference,
		exchange: names.text(exchange.target),
		status,
		...(status === "cname" ? { end } : {}),
		addresses: addresses.map((address) => address.reported),
	};
	return { reported, exchange, addresses };
}

function follow(sources: MailSources, universe: Universe, address: AddressId): FollowedAddress {
	const key = mailKey(universe, address);
	const known = sources.followed?.get(key);
	if (known) return known;
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
	const followed = { reported, chain };
	sources.followed?.set(key, followed);
	return followed;
}

/** The state of an address that sends, with who says so; undefined if it does not send. */
export function senderState(sources: MailSources, universe: Universe, address: AddressId): SenderState | undefined {
	const { workspace, facts, notes } = sources;
	if (!facts.isSending(universe, address)) return undefined;
	const domain = facts.firstSendingDomain(universe, address);
	const { reported: found, chain } = follow(sources, universe, address);
	const kind = domain !== undefined && facts.policy(universe, domain) ? "spf" : "mx";
	const reported = {
		address: found.address,
		source: domain === undefined ? "remark" : `${kind} ${workspace.tables.names.text(domain)}`,
		reverseName: found.reverseName,
		status: found.status,
		pointers: found.pointers,
		helo: notes.helo(address) ?? null,
		generic: found.generic,
	};
	return { reported, universe, address, chain };
}

/** A confirmed PTR that is no generic name is enough; receivers pick any of several. */
function isGeneric(sources: MailSources, address: AddressId, pointers: readonly string[]): boolean {
	const octets = sources.workspace.tables.addresses.octets(address);
	return pointers.length > 0 && pointers.every((name) => looksGeneric(name, octets));
}

/** What addresses are sorted by: IPv4 before IPv6, each in the order of its octets. */
export function addressOrder(address: string): string {
	const octets = parseAddress(address) ?? [];
	return [octets.length, ...octets].map((octet) => String(octet).padStart(3, "0")).join(".");
}
