import { SpfSender } from "../mail/spf-evaluation.ts";
import { type AddressPrefix, isSingle, type SpfPolicy } from "../mail/spf-policy.ts";
import type { AddressId } from "../tables/address-table.ts";
import type { NameId } from "../tables/name-table.ts";
import { NO_RECORD } from "../tables/record-table.ts";
import { firstOf } from "../text/first-of.ts";
import type { Universe } from "../workspace/universe.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Chains } from "./chains.ts";
import { FactsChange } from "./facts-change.ts";
import type { HostNotes } from "./host-notes.ts";
import type { MailDomain } from "./mail-domain.ts";
import { type MailKey, mailKey } from "./mail-key.ts";
import { addressLists, isMoved, Receivers } from "./receivers.ts";
import { SetMap } from "./set-map.ts";
import type { SpfReach } from "./spf-reach.ts";
import { SpfSenders } from "./spf-senders.ts";
import { SpfZones } from "./spf-zones.ts";
import { unlikeSpf } from "./unlike-spf.ts";

/** Of so many domains at one address, or more, none is told of by itself. */
export const MANY_DOMAINS = 64;

/** So many records are asked whether they pass what the record of another domain did; if none of these does, it is as if none did. */
const MOST_ASKED = 256;

/**
 * Which addresses take part in mail, by what the domains of the loaded zones say: the addresses of MX
 * targets receive, those that an SPF record passes send. Kept up to date domain by domain.
 */
export class MailFacts {
	readonly domains = new Map<MailKey, MailDomain>();
	/** The SPF records of the zones. */
	readonly spf: SpfZones;
	/** Raised whenever some domain receives or sends elsewhere than before. */
	revision = 0;
	/** Domains that read a name for what their SPF says of themselves. */
	readonly #readers = new SetMap<NameId, MailKey>();
	readonly #receivers = new Receivers();
	/** By universe. */
	readonly #senders = new Map<number, SpfSenders>();
	readonly #workspace: Workspace;
	readonly #chains: Chains;
	readonly #notes: HostNotes;

	constructor(workspace: Workspace, chains: Chains, notes: HostNotes) {
		this.#workspace = workspace;
		this.#chains = chains;
		this.#notes = notes;
		this.spf = new SpfZones(workspace, chains);
	}

	/** Reads a name's facts anew, and tells what is other than before. */
	update(universe: Universe, name: NameId): FactsChange {
		const key = mailKey(universe, name);
		const before = this.domains.get(key);
		// What it has in common with before is still there.
		const now = this.#read(universe, name);
		if (before) this.#unlink(key, before, now);
		if (now) this.#link(key, now);
		// Where the same stands in another record, that one is shown.
		const isSameSpf = before?.reach === now?.reach && before?.spf === now?.spf;
		const isSame = isSameSpf && before?.sendsByMx === now?.sendsByMx && !isMoved(before, now);
		if (!isSame || before?.exchangeCount !== now?.exchangeCount) this.revision++;
		return new FactsChange(this.#workspace.tables.addresses, isSame, {
			prefixes: () => {
				const changed = isSameSpf ? [] : [before?.reach, now?.reach].filter((reach) => reach !== undefined);
				const all = changed.flatMap((reach) => (isOfMany(reach, name) ? reach.ownAddresses : reach.prefixes));
				// Who is the first to name an address by itself, or the last, makes it one that occurs or does not.
				return all.filter((prefix) => isSingle(prefix) || !this.#arePassedByOthers(universe, prefix, name));
			},
			before,
			now,
			isSettled: (address, octets) => this.#isSettledWithout(universe, name, address, octets),
		});
	}

	/** Whether many other domains surely pass all of a prefix. */
	#arePassedByOthers(universe: Universe, prefix: AddressPrefix, name: NameId): boolean {
		let count = 0;
		for (const reach of firstOf(this.#spfSenders(universe).covering(prefix), MOST_ASKED)) {
			if (reach.passesWhole(prefix)) count += reach.domains.size - (reach.domains.has(name) ? 1 : 0);
			if (count >= MANY_DOMAINS) return true;
		}
		return false;
	}

	/**
	 * Whether an address sends, or does not, whatever one domain says: a remark tells of it, another domain passes it, or receives there and has
	 * no SPF record. Rests on facts alone, so that of several domains that change together one is found that matters.
	 */
	#isSettledWithout(universe: Universe, name: NameId, address: AddressId, octets: Uint8Array): boolean {
		if (this.#notes.isOutbound(address) || this.#notes.isInboundOnly(address)) return true;
		const sender = new SpfSender(octets);
		for (const reach of firstOf(this.#spfSenders(universe).holding(octets), MOST_ASKED)) {
			if ((reach.domains.size > 1 || !reach.domains.has(name)) && reach.passes(sender)) return true;
		}
		for (const other of this.#receivers.mayBeSenders(universe, address)) {
			if (other !== name && this.domains.get(mailKey(universe, other))!.sendsByMx) return true;
		}
		return false;
	}

	/** Whether an address receives or sends. */
	takesPart(universe: Universe, address: AddressId): boolean {
		return this.isInbound(universe, address) || this.isSending(universe, address);
	}

	/** Whether an address is that of a mail host of some domain. */
	isInbound(universe: Universe, address: AddressId): boolean {
		return this.#receivers.has(universe, address);
	}

	/** The domains that receive mail at an address, in no order. */
	domainsReceivingAt(universe: Universe, address: AddressId): Iterable<NameId> {
		return this.#receivers.at(universe, address);
	}

	/** The domains that receive mail at an address, in the order of their names. */
	inboundDomains(universe: Universe, address: AddressId): NameId[] {
		return this.#sorted(this.#receivers.at(universe, address));
	}

	/** Whether mail is sent from an address, as far as the zones, the settings and the remarks tell. */
	isSending(universe: Universe, address: AddressId): boolean {
		if (this.#notes.isOutbound(address)) return true;
		if (this.#notes.isInboundOnly(address)) return false;
		const senders = this.#spfSenders(universe);
		const isInbound = this.isInbound(universe, address);
		// Hot: asked of all addresses, of which most are named by nobody.
		const isNamed = senders.holdsAddress(address);
		if (!isNamed && !isInbound) return false;
		const octets = this.#workspace.tables.addresses.octets(address);
		if (!this.#occurs(senders, address, octets)) return false;
		const sender = new SpfSender(octets);
		if (isNamed) for (const _ of this.#passing(universe, sender)) return true;
		if (isInbound) for (const _ of this.#receivingSenders(universe, address, sender)) return true;
		return false;
	}

	/** The domains whose own SPF record has an address by itself, not as one of a larger network, in the order of their names. */
	namingDomains(universe: Universe, address: AddressId): NameId[] {
		return this.#sorted(
			this.#spfSenders(universe).naming(singlePrefix(this.#workspace.tables.addresses.octets(address))),
		);
	}

	/** The domains whose facts were read by looking at a name besides their own, in no order. */
	readersOf(name: NameId): ReadonlySet<MailKey> {
		const readers = new Set(this.#readers.of(name));
		for (const universe of this.#workspace.zones.universes) {
			for (const domain of this.#spfSenders(universe).readersOf(name)) readers.add(mailKey(universe, domain));
		}
		return readers;
	}

	/** How many domains receive or send at an address; counted no further than `most`. */
	countDomains(universe: Universe, address: AddressId, most: number): number {
		let count = this.#receivers.count(universe, address, most);
		const octets = this.#workspace.tables.addresses.octets(address);
		const sender = new SpfSender(octets);
		for (const reach of this.#spfSenders(universe).holding(octets)) {
			if (count >= most) return most;
			if (!reach.passes(sender)) continue;
			// Those that receive there are counted already.
			for (const name of firstOf(reach.domains, most)) if (!this.#receivers.holds(universe, address, name)) count++;
		}
		return Math.min(count, most);
	}

	/** The domains that say they send from an address, in the order of their names. */
	sendingDomains(universe: Universe, address: AddressId): NameId[] {
		return this.#sorted(new Set(this.#sendersAt(universe, address)));
	}

	/** The first of them. */
	firstSendingDomain(universe: Universe, address: AddressId): NameId | undefined {
		const { names } = this.#workspace.tables;
		let first: { readonly name: NameId; readonly text: string } | undefined;
		const consider = (one: { readonly name: NameId; readonly text: string }) => {
			if (!first || one.text < first.text) first = one;
		};
		const sender = this.#sender(address);
		for (const reach of this.#passing(universe, sender)) consider(reach.first(names));
		for (const name of this.#receivingSenders(universe, address, sender)) consider({ name, text: names.text(name) });
		return first?.name;
	}

	/** The domains that say they send from an address; one may come more than once. */
	*#sendersAt(universe: Universe, address: AddressId): Generator<NameId, void> {
		const sender = this.#sender(address);
		for (const { domains } of this.#passing(universe, sender)) yield* domains;
		yield* this.#receivingSenders(universe, address, sender);
	}

	/** What the SPF record of a domain says; undefined if it does not have exactly one. */
	policy(universe: Universe, name: NameId): SpfPolicy | undefined {
		if (!this.domains.get(mailKey(universe, name))?.reach) return undefined;
		return this.spf.read(universe).policy(this.#workspace.tables.names.text(name));
	}

	/** Whether anything in a universe receives or sends mail, so that its addresses are worth a look. */
	hasMail(universe: Universe): boolean {
		return !this.#spfSenders(universe).isEmpty || !this.#receivers.isEmpty || this.#notes.hasOutbound;
	}

	/**
	 * Whether the zones know an address: it has a record, or stands alone in an SPF term. A network in an SPF
	 * term makes no senders of addresses that occur nowhere else.
	 */
	#occurs(senders: SpfSenders, address: AddressId, octets: Uint8Array): boolean {
		return this.#workspace.tables.addresses.firstReference[address]! >= 0 || senders.has(singlePrefix(octets));
	}

	#spfSenders({ id }: Universe): SpfSenders {
		let senders = this.#senders.get(id);
		if (!senders) {
			senders = new SpfSenders(this.#workspace.tables.addresses);
			this.#senders.set(id, senders);
		}
		return senders;
	}

	/** The SPF records that name an address, or a network that holds it, and pass it. */
	*#passing(universe: Universe, sender: SpfSender): Generator<SpfReach, void> {
		for (const reach of this.#spfSenders(universe).holding(sender.address)) if (reach.passes(sender)) yield reach;
	}

	/** The domains that send from an address just because they receive there; one may come more than once. */
	*#receivingSenders(universe: Universe, address: AddressId, sender: SpfSender): Generator<NameId, void> {
		for (const name of this.#receivers.mayBeSenders(universe, address)) {
			const { sendsByMx, reach } = this.domains.get(mailKey(universe, name))!;
			if (sendsByMx || (reach?.passesAll && reach.passes(sender))) yield name;
		}
	}

	#sender(address: AddressId): SpfSender {
		return new SpfSender(this.#workspace.tables.addresses.octets(address));
	}

	#read(universe: Universe, name: NameId): MailDomain | undefined {
		const { lookup, tables } = this.#workspace;
		const answer = lookup.answer(universe, lookup.sought(name));
		if (answer.kind !== "found" || answer.zone.universe !== universe.id || answer.wildcard) return undefined;
		const { zone } = answer;
		// What MX targets lead to is followed back along the reference lists; only SPF needs to be remembered.
		const exchanges = this.#chains.exchanges(universe, zone, name);
		const spf = unlikeSpf(tables.records, this.spf.recordsAt(zone, name));
		if (exchanges.length === 0 && spf.length !== 1) return undefined;
		const records = this.spf.read(universe);
		const domain = tables.names.text(name);
		const senders = this.#spfSenders(universe);
		const reach = spf.length === 1 ? senders.add(name, records.policy(domain), records) : undefined;
		const implicit = exchanges.length === 0 && reach !== undefined && (reach.names || reach.passesAll);
		const hosts = implicit ? [this.#chains.exchangeTo(universe, NO_RECORD, name)] : exchanges;
		const inbound = addressLists(hosts);
		// Written out, since a literal with a spread keeps its fields in a second object, and there may be a million of them.
		return {
			universe,
			zone,
			name,
			exchangeCount: exchanges.length,
			inbound,
			reach,
			spf: reach ? spf[0]!.record : NO_RECORD,
			sendsByMx: spf.length === 0,
			passesAll: reach?.passesAll ?? false,
			implicit: implicit && inbound.length > 0,
			reads: reach ? [...records.reads(domain)].filter((read) => read !== name) : NO_NAMES,
		};
	}

	#link(key: MailKey, domain: MailDomain): void {
		this.domains.set(key, domain);
		for (const name of domain.reads) this.#readers.add(name, key);
		this.#receivers.add(domain);
	}

	#unlink(key: MailKey, domain: MailDomain, now: MailDomain | undefined): void {
		this.domains.delete(key);
		for (const name of domain.reads) this.#readers.remove(name, key);
		this.#receivers.remove(domain);
		if (domain.reach && domain.reach !== now?.reach)
			this.#spfSenders(domain.universe).remove(domain.name, domain.reach);
	}

	#sorted(names: Iterable<NameId>): NameId[] {
		const { names: table } = this.#workspace.tables;
		return [...names]
			.map((name) => ({ name, text: table.text(name) }))
			.sort((one, other) => (one.text < other.text ? -1 : 1))
			.map(({ name }) => name);
	}
}

/** Whether many other domains have the same: that one more has it, or one less, makes no difference to what passes. */
function isOfMany({ domains }: SpfReach, name: NameId): boolean {
	return domains.size - (domains.has(name) ? 1 : 0) >= MANY_DOMAINS;
}

function singlePrefix(address: Uint8Array): AddressPrefix {
	return { address, length: address.length * 8 };
}

const NO_NAMES: readonly NameId[] = [];
