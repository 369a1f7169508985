import { TYPE_CODE } from "../../records/type-code.ts";
import type { AddressId } from "../../tables/address-table.ts";
import { type NameId, NO_NAME } from "../../tables/name-table.ts";
import { REFERS_TO_NAME, type RecordId } from "../../tables/record-table.ts";
import { addressOfReverseName } from "../../tables/reverse-name.ts";
import type { FactsChange } from "../../trio/facts-change.ts";
import { type MailKey, mailKey } from "../../trio/mail-key.ts";
import { TYPE_CNAME, TYPE_DNAME, TYPE_MX, TYPE_NS, TYPE_PTR, TYPE_SOA } from "../../workspace/lookup.ts";
import type { Zone } from "../../zone/zone.ts";
import type { RuleContext } from "../views/rule-context.ts";
import type { ChangeLog } from "./change-log.ts";
import type { Dependencies } from "./dependencies.ts";
import {
	ADDRESS_SUBJECT,
	DOMAIN_SUBJECT,
	type FindingTable,
	NAME_SUBJECT,
	RECORD_SUBJECT,
	ZONE_SUBJECT,
} from "./finding-table.ts";
import type { SubjectSet } from "./subject-set.ts";

/** After so many things that were followed others may work. */
const STEP = 256;

/**
 * Works out which subjects a change can matter to, by going back along the references: from a host to
 * the MX, PTR and CNAME records that name it, from those to the domains and addresses they belong to.
 * It may name too many, never too few.
 */
export class Propagation {
	readonly #context: RuleContext;
	readonly #dependencies: Dependencies;
	readonly #subjects: SubjectSet;
	readonly #findings: FindingTable;
	/** Domains whose facts are to be read anew before anything is judged. */
	readonly domains = new Set<MailKey>();
	readonly #names = new Set<NameId>();
	readonly #addresses = new Set<AddressId>();
	/** The names whose servers, and those whose records for the names below them, are marked already. */
	readonly #served = new Set<NameId>();
	readonly #cuts = new Set<NameId>();
	readonly #wildcards = new Set<NameId>();
	readonly #dnames = new Set<NameId>();
	/** The addresses whose roles are marked already: a thousand domains or views may receive at one. */
	readonly #roles = new Set<AddressId>();
	#queue: NameId[] = [];

	constructor(context: RuleContext, dependencies: Dependencies, subjects: SubjectSet, findings: FindingTable) {
		this.#context = context;
		this.#findings = findings;
		this.#dependencies = dependencies;
		this.#subjects = subjects;
	}

	/**
	 * Marks what a change log touches, and what is told to depend on some addresses; in steps. If anything changes between them, all of the
	 * log must be followed from the start: what was marked until then does no harm.
	 */
	*follow(changes: ChangeLog, spokenOf: readonly AddressId[]): Generator<void, void> {
		this.#names.clear();
		this.#addresses.clear();
		this.#queue = [];
		for (const seen of [this.#served, this.#cuts, this.#wildcards, this.#dnames, this.#roles]) seen.clear();
		for (const address of spokenOf) this.#touchAddress(address);
		const starts = new Map<Zone, RecordId>();
		yield* inSteps(changes.added, (record) => {
			this.#subjects.add(RECORD_SUBJECT, record);
			this.#touchHead(record, starts);
		});
		for (const zone of changes.zones) this.#subjects.add(ZONE_SUBJECT, zone.id);
		for (const [zone, hadSoa] of changes.hadSoa) this.#touchStart(zone, hadSoa);
		for (const zone of changes.resigned) this.#touchSignatures(zone);
		yield* inSteps(changes.references, (name) => {
			this.#dependencies.referencesChanged(name, this.#subjects);
			this.#touchCuts(name);
		});
		for (const name of changes.names) this.#touchName(name);
		yield* inSteps(changes.subtrees, (name) => this.#touchSubtree(name));
		yield* inSteps(this.#queued(), (name) => this.#followName(name));
		yield* inSteps(changes.addresses, (address) => this.#touchAddress(address));
	}

	/** Marks the addresses whose PTRs stand in a zone that lost its SOA or got one: what is told of them shows it. */
	#touchStart(zone: Zone, hadSoa: boolean): void {
		const { workspace, chains } = this.#context;
		if (workspace.lookup.recordIn(zone, zone.origin, TYPE_SOA) >= 0 === hadSoa) return;
		for (const { prefix, length } of chains.networksOf(zone)) {
			for (const address of this.#within(prefix, length)) this.#touchAddress(address);
		}
	}

	/** Marks the signatures of a zone. */
	#touchSignatures(zone: Zone): void {
		const { workspace } = this.#context;
		const { type } = workspace.tables.records;
		const open = workspace.openZone(zone);
		if (!open) return;
		for (const { records } of workspace.blocks(open.slice)) {
			for (const record of records) if (type[record] === TYPE_CODE.RRSIG) this.#subjects.add(RECORD_SUBJECT, record);
		}
	}

	/** Marks the zone of a record that stands in front of its SOA; `starts` keeps the SOAs that were looked up. */
	#touchHead(record: RecordId, starts: Map<Zone, RecordId>): void {
		const { lookup, zones } = this.#context.workspace;
		const zone = zones.zoneOf(record);
		let soa = starts.get(zone);
		if (soa === undefined) {
			soa = lookup.recordIn(zone, zone.origin, TYPE_SOA);
			starts.set(zone, soa);
		}
		if (soa >= 0 && zones.compareInZone(record, soa) < 0) this.#subjects.add(ZONE_SUBJECT, zone.id);
	}

	/** Marks what depends on an address: its own verdict, its PTR, the records that have it, the domains that receive at it. */
	#touchAddress(address: AddressId): void {
		if (this.#addresses.has(address)) return;
		this.#addresses.add(address);
		this.touchRole(address);
		const { workspace, facts } = this.#context;
		for (const universe of workspace.zones.universes) {
			for (const domain of facts.domainsReceivingAt(universe, address)) {
				this.#subjects.add(DOMAIN_SUBJECT, mailKey(universe, domain));
			}
		}
	}

	#touchOctets(octets: Uint8Array): void {
		const address = this.#context.workspace.tables.addresses.find(octets);
		if (address >= 0) this.#touchAddress(address);
	}

	/** Marks what depends on whether an address receives or sends mail; once for all of a change. */
	touchRole(address: AddressId): void {
		if (this.#roles.has(address)) return;
		this.#roles.add(address);
		const { zones } = this.#context.workspace;
		for (const universe of zones.universes) this.#subjects.add(ADDRESS_SUBJECT, mailKey(universe, address));
		for (const record of this.#recordsOf(address)) this.#subjects.add(RECORD_SUBJECT, record);
		this.#dependencies.addressChanged(address, this.#subjects);
	}

	/**
	 * Marks what depends on the part that addresses have in mail, after the facts of a domain were read anew; in steps, all of which must be done
	 * before those of another domain are.
	 */
	*followFacts(change: FactsChange): Generator<void, void> {
		for (const address of change.addresses) this.touchRole(address);
		for (const { address: prefix, length } of change.prefixes) {
			yield* inSteps(this.#within(prefix, length), (address) => {
				const what = change.of(address);
				if (what === "role") this.touchRole(address);
				else this.#touchShown(address, what);
			});
		}
	}

	/** Marks what shows the way of the mail, of which an address has the same part as before; where other domains send from it, it is judged itself. */
	#touchShown(address: AddressId, what: "shown" | "senders"): void {
		if (this.#roles.has(address)) return;
		const findings = this.#findings;
		for (const universe of this.#context.workspace.zones.universes) {
			const key = mailKey(universe, address);
			if (what === "senders" || findings.has(ADDRESS_SUBJECT, key)) this.#subjects.add(ADDRESS_SUBJECT, key);
		}
		for (const record of this.#recordsOf(address)) {
			if (findings.has(RECORD_SUBJECT, record)) this.#subjects.add(RECORD_SUBJECT, record);
		}
	}

	/** The records that have an address, and its PTRs. */
	*#recordsOf(address: AddressId): IterableIterator<RecordId> {
		const { tables, zones } = this.#context.workspace;
		const { addresses, records } = tables;
		for (let at = addresses.firstReference[address]!; at >= 0; at = records.nextOfReference[at]!) yield at as RecordId;
		for (const universe of zones.universes) yield* this.#context.chains.pointersOf(universe, address);
	}

	/** The addresses of a prefix that the tables know. */
	*#within(prefix: Uint8Array, length: number): IterableIterator<AddressId> {
		const { addresses } = this.#context.workspace.tables;
		// Of a large workspace few addresses are in a usual prefix, and all that could be are sooner looked up than all that are looked at.
		if (2 ** (prefix.length * 8 - length) <= addresses.count) {
			for (const octets of octetsWithin(prefix, length)) {
				const address = addresses.find(octets);
				if (address >= 0) yield address;
			}
			return;
		}
		for (let address = 0; address < addresses.count; address++) {
			if (addresses.isWithin(address as AddressId, prefix, length)) yield address as AddressId;
		}
	}

	#touchName(name: NameId): void {
		if (this.#names.has(name)) return;
		this.#names.add(name);
		this.#queue.push(name);
	}

	/** The names that are to be followed, and those that following them brings. */
	*#queued(): Generator<NameId, void> {
		for (let name = this.#queue.pop(); name !== undefined; name = this.#queue.pop()) yield name;
	}

	#followName(name: NameId): void {
		const { workspace, facts, chains } = this.#context;
		const { names, records } = workspace.tables;
		for (const universe of workspace.zones.universes) {
			const key = mailKey(universe, name);
			this.domains.add(key);
			this.#subjects.add(DOMAIN_SUBJECT, key);
		}
		for (const key of facts.readersOf(name)) {
			this.domains.add(key);
			this.#subjects.add(DOMAIN_SUBJECT, key);
		}
		for (const zone of workspace.zones.at(name)) this.#subjects.add(ZONE_SUBJECT, zone.id);
		for (let at = names.firstOwner[name]!; at >= 0; at = records.nextOfOwner[at]!)
			this.#subjects.add(RECORD_SUBJECT, at);
		this.#subjects.add(NAME_SUBJECT, name);
		this.#touchCuts(name);
		// A wildcard speaks for the names beside it.
		if (names.isWildcard(name)) this.#touchSubtree(names.parentOf(name));
		this.#touchWildcards(name);
		this.#followReferences(name);
		this.#dependencies.nameChanged(name, this.#subjects);
		const reverse = addressOfReverseName(names, name);
		if (reverse && reverse.bits === reverse.octets.length * 8) this.#touchOctets(reverse.octets);
		for (const network of chains.networks) {
			const octets = network.addressOf(name);
			if (octets) this.#touchOctets(octets);
		}
		// What lies below the owner of a DNAME is answered from what lies below its target.
		for (const above of this.#climb(names.parentOf(name), this.#dnames)) this.#followDnames(above);
	}

	/** A name and those above it, but none that was climbed to before: what is above that was too. */
	#climb(name: NameId, seen: Set<NameId>): NameId[] {
		const { names } = this.#context.workspace.tables;
		const found: NameId[] = [];
		for (let at = name; at !== NO_NAME && !seen.has(at); at = names.parentOf(at)) {
			seen.add(at);
			found.push(at);
		}
		return found;
	}

	/** Marks the delegations and DNAMEs at a name and above it, which tell of the records that they hide. */
	#touchCuts(name: NameId): void {
		const { tables, zones } = this.#context.workspace;
		const { names, records } = tables;
		for (const at of this.#climb(name, this.#cuts)) {
			for (let record = names.firstOwner[at]!; record >= 0; record = records.nextOfOwner[record]!) {
				const type = records.type[record]!;
				const isCut = type === TYPE_NS && zones.zoneOf(record as RecordId).origin !== at;
				if (isCut || type === TYPE_DNAME) this.#subjects.add(RECORD_SUBJECT, record);
			}
		}
	}

	/** Marks the wildcards beside a name and above it, which tell of the names that they do not cover. */
	#touchWildcards(name: NameId): void {
		const { workspace } = this.#context;
		const { names, records } = workspace.tables;
		for (const at of this.#climb(name, this.#wildcards)) {
			const wildcard = names.wildcardBelow(at);
			if (wildcard === NO_NAME) continue;
			this.#subjects.add(NAME_SUBJECT, wildcard);
			let record = names.firstOwner[wildcard]!;
			while (record >= 0 && records.type[record] !== TYPE_MX) record = records.nextOfOwner[record]!;
			if (record < 0) continue;
			for (const universe of workspace.zones.universes) {
				this.#subjects.add(DOMAIN_SUBJECT, mailKey(universe, wildcard));
			}
		}
	}

	#followReferences(name: NameId): void {
		const { workspace } = this.#context;
		const { names, records } = workspace.tables;
		for (let at = names.firstReference[name]!; at >= 0; at = records.nextOfReference[at]!) {
			this.#subjects.add(RECORD_SUBJECT, at);
			const type = records.type[at]!;
			const owner = records.owner[at]! as NameId;
			if (type === TYPE_MX) {
				const universe = workspace.zones.universeOf(workspace.zones.zoneOf(at as RecordId));
				this.domains.add(mailKey(universe, owner));
				this.#subjects.add(DOMAIN_SUBJECT, mailKey(universe, owner));
			} else if (type === TYPE_CNAME || type === TYPE_PTR) {
				this.#touchName(owner);
			} else if (type === TYPE_DNAME) {
				this.#touchSubtree(owner);
			} else if (type === TYPE_NS) {
				this.#touchServers(owner);
			}
		}
	}

	/** Marks the NS records of a name, which are compared with each other, and the zones that have them at their top. */
	#touchServers(owner: NameId): void {
		if (this.#served.has(owner)) return;
		this.#served.add(owner);
		const { tables, zones } = this.#context.workspace;
		const { names, records } = tables;
		for (let at = names.firstOwner[owner]!; at >= 0; at = records.nextOfOwner[at]!) {
			if (records.type[at] === TYPE_NS) this.#subjects.add(RECORD_SUBJECT, at);
		}
		for (const zone of zones.at(owner)) this.#subjects.add(ZONE_SUBJECT, zone.id);
	}

	#followDnames(name: NameId): void {
		const { names, records } = this.#context.workspace.tables;
		for (let at = names.firstReference[name]!; at >= 0; at = records.nextOfReference[at]!) {
			if (records.type[at] === TYPE_DNAME && (records.flags[at]! & REFERS_TO_NAME) !== 0) {
				this.#touchSubtree(records.owner[at]! as NameId);
			}
		}
	}

	#touchSubtree(top: NameId): void {
		const { names } = this.#context.workspace.tables;
		const pending: NameId[] = [top];
		for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
			this.#touchName(name);
			for (let child = names.firstChild[name]!; child >= 0; child = names.nextSibling[child]!)
				pending.push(child as NameId);
		}
		// The reverse names of addresses need not be in the table, so addresses are found by their prefix.
		for (let at = top; at !== NO_NAME; at = names.parentOf(at)) {
			const reverse = addressOfReverseName(names, at);
			if (!reverse) continue;
			for (const address of this.#within(reverse.octets, reverse.bits)) this.#touchAddress(address);
			break;
		}
		for (const { zone, prefix, length } of this.#context.chains.networks) {
			if (!names.isWithin(top, zone.origin) && !names.isWithin(zone.origin, top)) continue;
			for (const address of this.#within(prefix, length)) this.#touchAddress(address);
		}
	}
}

/** All addresses of a prefix, in the same octets one after the other. */
function* octetsWithin(prefix: Uint8Array, length: number): Generator<Uint8Array, void> {
	const octets = prefix.slice();
	for (let bit = length; bit < octets.length * 8; bit++) octets[bit >> 3]! &= ~(0x80 >> (bit & 7));
	for (let left = 2 ** (octets.length * 8 - length); left > 0; left--) {
		yield octets;
		// An octet that was 255 is 0 now, and the one before it is raised.
		for (let at = octets.length - 1; at >= 0; at--) {
			octets[at]!++;
			if (octets[at] !== 0) break;
		}
	}
}

/** Does something with each, and pauses now and then. */
function* inSteps<Item>(items: Iterable<Item>, follow: (item: Item) => void): Generator<void, void> {
	let done = 0;
	for (const item of items) {
		follow(item);
		if (++done % STEP === 0) yield;
	}
}
