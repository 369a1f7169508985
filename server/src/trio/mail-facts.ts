import { isSpf } from "../mail/spf.ts";
import { policyPrefixes, spfPasses } from "../mail/spf-evaluation.ts";
import { type AddressPrefix, isSingle, type SpfPolicy, type SpfSource } from "../mail/spf-policy.ts";
import { parseAddress } from "../records/address.ts";
import type { AddressId } from "../tables/address-table.ts";
import type { NameId } from "../tables/name-table.ts";
import { GENERATED, REMARKABLE, type RecordId } from "../tables/record-table.ts";
import { toText } from "../text/utf8.ts";
import { type Resolution, TYPE_MX, TYPE_TXT } from "../workspace/lookup.ts";
import type { Universe } from "../workspace/universe.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Zone } from "../zone/zone.ts";
import { AddressPrefixes } from "./address-prefixes.ts";
import type { Chains } from "./chains.ts";
import { FactsChange } from "./facts-change.ts";
import type { HostNotes } from "./host-notes.ts";
import type { MailDomain } from "./mail-domain.ts";
import { type MailKey, mailKey } from "./mail-key.ts";
import { addressLists, isMoved, Receivers } from "./receivers.ts";
import { SetMap } from "./set-map.ts";
import { SpfRecords } from "./spf-records.ts";
import { characterStrings } from "./spf-text.ts";
import { wholePrefixes } from "./whole-prefix.ts";

/** Of so many domains at one address, or more, none is told of by itself. */
export const MANY_DOMAINS = 64;

/**
 * Which addresses take part in mail, by what the domains of the loaded zones say: the addresses of MX
 * targets receive, those that an SPF record passes send. Kept up to date domain by domain.
 */
export class MailFacts {
	readonly domains = new Map<MailKey, MailDomain>();
	/** Raised whenever some domain receives or sends elsewhere than before. */
	revision = 0;
	/** Domains that read a name for their facts. */
	readonly readers = new SetMap<NameId, MailKey>();
	readonly #receivers = new Receivers();
	/** By universe: the domains whose SPF could pass an address, and those whose SPF passes all of a prefix. */
	readonly #prefixes = new Map<number, AddressPrefixes<NameId>>();
	readonly #passed = new Map<number, AddressPrefixes<NameId>>();
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
		const now = this.#read(universe, name);
		if (before) this.#unlink(key, before);
		if (now) this.#link(key, now);
		const isSameSpf = before?.evidence === now?.evidence;
		const isSame = isSameSpf && before?.sendsByMx === now?.sendsByMx && !isMoved(before, now);
		if (!isSame || before?.exchangeCount !== now?.exchangeCount) this.revision++;
		return new FactsChange(this.#workspace.tables.addresses, isSame, {
			prefixes: () => {
				const all = isSameSpf ? NO_PREFIXES : [...(before?.prefixes ?? []), ...(now?.prefixes ?? [])];
				// Who is the first to name an address by itself, or the last, makes it one that occurs or does not.
				return all.filter(
					(prefix) => isSingle(prefix) || !this.#isPassedByOthers(universe, prefix, name, MANY_DOMAINS),
				);
			},
			before,
			now,
			isSettled: (address, octets) => this.#isSettledWithout(universe, name, address, octets),
		});
	}

	/**
	 * Whether an address sends, or does not, whatever one domain says: a remark tells of it, another domain passes it, or receives there and has
	 * no SPF record. Rests on facts alone, so that of several domains that change together one is found that matters.
	 */
	#isSettledWithout(universe: Universe, name: NameId, address: AddressId, octets: Uint8Array): boolean {
		if (this.#notes.isOutbound(address) || this.#notes.isInboundOnly(address)) return true;
		if (this.#isPassedByOthers(universe, { address: octets, length: octets.length * 8 }, name, 1)) return true;
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
		const { addresses } = this.#workspace.tables;
		const isInbound = this.isInbound(universe, address);
		const prefixes = this.#prefixes.get(universe.id);
		// Hot: asked of all addresses, of which most are in no prefix.
		const isNamed = prefixes !== undefined && !prefixes.isEmpty && prefixes.holdsAddress(addresses, address);
		if (!isNamed && !isInbound) return false;
		const octets = addresses.octets(address);
		if (!this.#occurs(universe, address, octets)) return false;
		if (this.#passed.get(universe.id)?.holds(octets)) return true;
		if (prefixes && isNamed) {
			for (const name of prefixes.holding(octets)) if (this.#sendsFrom(universe, name, address)) return true;
		}
		if (!isInbound) return false;
		for (const name of this.#receivers.mayBeSenders(universe, address)) {
			if (this.#sendsByReceiving(universe, name, address)) return true;
		}
		return false;
	}

	/** The domains whose SPF has an address by itself, not as one of a larger network, in no order. */
	domainsNaming(universe: Universe, address: AddressId): Iterable<NameId> {
		const octets = this.#workspace.tables.addresses.octets(address);
		return this.#prefixes.get(universe.id)?.naming({ address: octets, length: octets.length * 8 }) ?? NO_NAMES;
	}

	/** Whether at least so many other domains pass all of a prefix. */
	#isPassedByOthers(universe: Universe, prefix: AddressPrefix, name: NameId, least: number): boolean {
		const others = new Set<NameId>();
		for (const other of this.#passed.get(universe.id)?.covering(prefix) ?? NO_NAMES) {
			if (other !== name && others.add(other).size >= least) return true;
		}
		return false;
	}

	/** How many domains receive or send at an address; counted no further than `most`. */
	countDomains(universe: Universe, address: AddressId, most: number): number {
		let count = this.#receivers.count(universe, address, most);
		const octets = this.#workspace.tables.addresses.octets(address);
		for (const name of this.#prefixes.get(universe.id)?.holding(octets) ?? NO_NAMES) {
			if (count >= most) return most;
			if (!this.#receivers.holds(universe, address, name) && this.#sendsFrom(universe, name, address)) count++;
		}
		return Math.min(count, most);
	}

	/** The domains that say they send from an address, in the order of their names. */
	sendingDomains(universe: Universe, address: AddressId): NameId[] {
		return this.#sorted(new Set(this.#senders(universe, address)));
	}

	/** The first of them. */
	firstSendingDomain(universe: Universe, address: AddressId): NameId | undefined {
		const { names } = this.#workspace.tables;
		let first: { readonly name: NameId; readonly text: string } | undefined;
		for (const name of this.#senders(universe, address)) {
			const text = names.text(name);
			if (!first || text < first.text) first = { name, text };
		}
		return first?.name;
	}

	/** The domains that say they send from an address; one may come more than once. */
	*#senders(universe: Universe, address: AddressId): Generator<NameId, void> {
		const octets = this.#workspace.tables.addresses.octets(address);
		for (const name of this.#prefixes.get(universe.id)?.holding(octets) ?? NO_NAMES) {
			if (this.#sendsFrom(universe, name, address)) yield name;
		}
		for (const name of this.#receivers.mayBeSenders(universe, address)) {
			if (this.#sendsByReceiving(universe, name, address)) yield name;
		}
	}

	/** What the SPF record of a domain says; undefined if it does not have exactly one. */
	policy(universe: Universe, name: NameId): SpfPolicy | undefined {
		if (!this.domains.get(mailKey(universe, name))?.hasSpf) return undefined;
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
		const records = this.spfRecords(answer.zone, answer.node);
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
		const prefixes = this.#prefixes.get(universe.id);
		return (prefixes !== undefined && !prefixes.isEmpty) || !this.#receivers.isEmpty || this.#notes.hasOutbound;
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
	#occurs(universe: Universe, address: AddressId, octets: Uint8Array): boolean {
		if (this.#workspace.tables.addresses.firstReference[address]! >= 0) return true;
		return this.#prefixes.get(universe.id)?.has({ address: octets, length: octets.length * 8 }) ?? false;
	}

	/** Whether a domain whose SPF could pass the address does so. */
	#sendsFrom(universe: Universe, name: NameId, address: AddressId): boolean {
		const policy = this.policy(universe, name);
		return policy !== undefined && spfPasses(policy, this.#workspace.tables.addresses.octets(address));
	}

	/** Whether a domain sends from the address just because it receives there. */
	#sendsByReceiving(universe: Universe, name: NameId, address: AddressId): boolean {
		const domain = this.domains.get(mailKey(universe, name))!;
		return domain.sendsByMx || (domain.passesAll && this.#sendsFrom(universe, name, address));
	}

	#read(universe: Universe, name: NameId): MailDomain | undefined {
		const { lookup, tables } = this.#workspace;
		const answer = lookup.answer(universe, lookup.sought(name));
		if (answer.kind !== "found" || answer.zone.universe !== universe.id || answer.wildcard) return undefined;
		const { zone } = answer;
		// What MX targets lead to is followed back along the reference lists; only SPF needs to be remembered.
		const exchanges = this.#chains.exchanges(universe, zone, name);
		const spf = this.spfRecords(zone, name);
		if (exchanges.length === 0 && spf.length !== 1) return undefined;
		const hasSpf = spf.length === 1;
		const records = this.#currentRecords(universe);
		const policy = hasSpf ? records.policy(tables.names.text(name)) : undefined;
		const prefixes = policy ? policyPrefixes(policy) : NO_PREFIXES;
		const passesAll = policy !== undefined && spfPasses(policy, ANY_ADDRESS);
		for (const { address, length } of prefixes) {
			// Only a prefix of one address makes that address a sender although no zone knows it.
			if (isSingle({ address, length })) tables.addresses.intern(address, 0, address.length);
		}
		const implicit = exchanges.length === 0 && (prefixes.length > 0 || passesAll);
		const hosts = implicit ? [this.#chains.exchangeTo(universe, NO_RECORD, name)] : exchanges;
		const inbound = addressLists(hosts);
		// Written out, since a literal with a spread keeps its fields in a second object, and there may be a million of them.
		const { evidence, reads } = records.basis(policy, name);
		return {
			universe,
			zone,
			name,
			exchangeCount: exchanges.length,
			inbound,
			prefixes,
			passed: policy ? wholePrefixes(policy, prefixes) : NO_PREFIXES,
			hasSpf,
			sendsByMx: spf.length === 0,
			passesAll,
			implicit: implicit && inbound.length > 0,
			evidence,
			reads,
		};
	}

	#link(key: MailKey, domain: MailDomain): void {
		this.domains.set(key, domain);
		for (const name of domain.reads) this.readers.add(name, key);
		this.#receivers.add(domain);
		for (const prefix of domain.prefixes) indexOf(this.#prefixes, domain.universe).add(prefix, domain.name);
		for (const prefix of domain.passed) indexOf(this.#passed, domain.universe).add(prefix, domain.name);
	}

	#unlink(key: MailKey, domain: MailDomain): void {
		this.domains.delete(key);
		for (const name of domain.reads) this.readers.remove(name, key);
		this.#receivers.remove(domain);
		for (const prefix of domain.prefixes) this.#prefixes.get(domain.universe.id)?.remove(prefix, domain.name);
		for (const prefix of domain.passed) this.#passed.get(domain.universe.id)?.remove(prefix, domain.name);
	}

	#sorted(names: Iterable<NameId>): NameId[] {
		const { names: table } = this.#workspace.tables;
		return [...names]
			.map((name) => ({ name, text: table.text(name) }))
			.sort((one, other) => (one.text < other.text ? -1 : 1))
			.map(({ name }) => name);
	}
}

function indexOf(indexes: Map<number, AddressPrefixes<NameId>>, universe: Universe): AddressPrefixes<NameId> {
	const known = indexes.get(universe.id);
	if (known) return known;
	const index = new AddressPrefixes<NameId>();
	indexes.set(universe.id, index);
	return index;
}

const NO_NAMES: readonly NameId[] = [];
const NO_PREFIXES: readonly AddressPrefix[] = [];
const NO_RECORD = -1 as RecordId;
const LOWER_V = 118;
const MAX_POLICIES = 8192;
/** An address that nobody names, to learn what happens to any. */
const ANY_ADDRESS = parseAddress("203.0.113.254")!;
