import { isSpf } from "../mail/spf.ts";
import { SpfSender } from "../mail/spf-evaluation.ts";
import { type AddressPrefix, isSingle, type SpfPolicy } from "../mail/spf-policy.ts";
import type { SpfSource } from "../mail/spf-source.ts";
import type { AddressId } from "../tables/address-table.ts";
import type { NameId } from "../tables/name-table.ts";
import { GENERATED, REMARKABLE, type RecordId } from "../tables/record-table.ts";
import { firstOf } from "../text/first-of.ts";
import { toText } from "../text/utf8.ts";
import { type Resolution, TYPE_MX, TYPE_TXT } from "../workspace/lookup.ts";
import type { Universe } from "../workspace/universe.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Zone } from "../zone/zone.ts";
import type { Chains } from "./chains.ts";
import { FactsChange } from "./facts-change.ts";
import type { HostNotes } from "./host-notes.ts";
import type { MailDomain } from "./mail-domain.ts";
import { type MailKey, mailKey } from "./mail-key.ts";
import { addressLists, isMoved, Receivers } from "./receivers.ts";
import { SetMap } from "./set-map.ts";
import type { SpfReach } from "./spf-reach.ts";
import { SpfRecords } from "./spf-records.ts";
import { SpfSenders } from "./spf-senders.ts";
import { characterStrings } from "./spf-text.ts";
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
	readonly #octets = new WeakMap<readonly AddressId[], readonly Uint8Array[]>();
	/** By universe: the SPF records of this revision; they are large, so only some are kept. */
	readonly #records = new Map<number, SpfRecords>();
	#recordsOf = -1;

	constructor(workspace: Workspace, chains: Chains, notes: HostNotes) {
		this.#workspace = workspace;
		this.#chains = chains;
		this.#notes = notes;
	}

	/** Reads a name's facts anew, and tells what is other than before. */
	update(universe: Universe, name: NameId): FactsChange {
		const key = mailKey(universe, name);
		const before = this.domains.get(key);
		// What it has in common with before is still there.
		const now = this.#read(universe, name);
		if (before) this.#unlink(key, before, now);
		if (now) this.#link(key, now);
		const isSameSpf = before?.reach === now?.reach;
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
		return this.#currentRecords(universe).policy(this.#workspace.tables.names.text(name));
	}

	/** The SPF records that were read since anything changed, as many as are worth their memory. */
	#currentRecords(universe: Universe): SpfRecords {
		if (this.#recordsOf !== this.#workspace.revision) this.#records.clear();
		this.#recordsOf = this.#workspace.revision;
		let records = this.#records.get(universe.id);
		if (!records || records.size > MAX_POLICIES) {
			records = new SpfRecords((names) => this.source(universe, names));
			this.#records.set(universe.id, records);
		}
		return records;
	}

	/** The SPF records at a name in a zone, with their text. */
	spfRecords(zone: Zone, name: NameId): { record: RecordId; text: string }[] {
		const found: { record: RecordId; text: string }[] = [];
		for (const record of this.#workspace.lookup.recordsIn(zone, name, TYPE_TXT)) {
			if (!this.mayBeSpf(record)) continue;
			const wire = this.#workspace.rdataWire(record);
			// Most TXT records are no SPF; their first octets tell, without making a text of them.
			if (!wire || (wire[1]! | 32) !== LOWER_V) continue;
			const text = characterStrings(wire);
			if (isSpf(text)) found.push({ record, text });
		}
		return found;
	}

	/** The only SPF record that a look-up comes to, or why there is none to be seen. */
	spfAt({ answer }: Resolution): ReturnType<SpfSource["spfOf"]> {
		if (answer.kind === "outside") return "outside";
		if (answer.kind !== "found") return answer.zone?.dynamic ? "outside" : "none";
		const records = unlikeSpf(this.#workspace.tables.records, this.spfRecords(answer.zone, answer.node));
		if (records.length > 1) return "several";
		return records[0] ?? (answer.zone.dynamic ? "outside" : "none");
	}

	/**
	 * Whether a TXT record may be an SPF record. Most are told to be none when they are read. A `$GENERATE` is made anew for each record, so its
	 * template is looked at.
	 */
	mayBeSpf(record: RecordId): boolean {
		const flags = this.#workspace.tables.records.flags[record]!;
		if ((flags & GENERATED) === 0) return (flags & REMARKABLE) !== 0;
		const text = this.#workspace.recordText(record);
		const template = text?.fields[0];
		if (!text || !template) return false;
		const { octets } = text.block.slice.file.text.chunks[text.block.index]!;
		return /^[\s"\\]*v=spf1/i.test(toText(octets, template.start, template.end));
	}

	/** Whether anything in a universe receives or sends mail, so that its addresses are worth a look. */
	hasMail(universe: Universe): boolean {
		return !this.#spfSenders(universe).isEmpty || !this.#receivers.isEmpty || this.#notes.hasOutbound;
	}

	/** The zones as an SPF evaluation sees them from a universe; `reads` collects the names it looked at. */
	source(universe: Universe, reads?: Set<NameId>, known?: { readonly name: NameId; readonly text: string }): SpfSource {
		const workspace = this.#workspace;
		const { lookup, tables } = workspace;
		const note = reads && ((sought: { name: NameId; lacking: readonly unknown[] }) => reads.add(sought.name));
		const resolve = (name: string) => {
			const sought = reads ? lookup.sought(workspace.name(name)) : workspace.sought(name)!;
			return lookup.resolve(universe, sought, note);
		};
		return {
			spfOf: (domain) => {
				if (known && domain === tables.names.text(known.name)) return known;
				return this.spfAt(resolve(domain));
			},
			addressesOf: (host) => {
				const resolution = resolve(host);
				const { addresses, isCrowd } = this.#chains.addressesAt(resolution);
				// A hundred thousand records may pass the thousand addresses of one host.
				if (isCrowd) return "outside";
				if (addresses.length === 0 && this.#chains.isUndecided(resolution)) return "outside";
				return this.#octetsOf(addresses);
			},
			exchangesOf: (domain) => {
				const resolution = resolve(domain);
				const { answer } = resolution;
				if (answer.kind !== "found") return this.#chains.isUndecided(resolution) ? "outside" : [];
				return lookup
					.recordsIn(answer.zone, answer.node, TYPE_MX)
					.map((record) => tables.names.text(tables.records.reference[record]! as NameId));
			},
		};
	}

	/** Addresses as octets: those of one host are the same for all SPF records that pass it. */
	#octetsOf(addresses: readonly AddressId[]): readonly Uint8Array[] {
		const known = this.#octets.get(addresses);
		if (known) return known;
		const octets = addresses.map((address) => this.#workspace.tables.addresses.octets(address));
		this.#octets.set(addresses, octets);
		return octets;
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
		const spf = unlikeSpf(tables.records, this.spfRecords(zone, name));
		if (exchanges.length === 0 && spf.length !== 1) return undefined;
		const records = this.#currentRecords(universe);
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
const NO_RECORD = -1 as RecordId;
const LOWER_V = 118;
const MAX_POLICIES = 8192;
