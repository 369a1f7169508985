import { isPublicAddress } from "../../mail/special-address.ts";
import type { AddressId, AddressTable } from "../../tables/address-table.ts";
import { type NameId, type NameTable, NO_NAME, ROOT_NAME } from "../../tables/name-table.ts";
import { REFERS_TO_NAME, type RecordId, type RecordTable } from "../../tables/record-table.ts";
import type { Chains } from "../../trio/chains.ts";
import type { HostNotes } from "../../trio/host-notes.ts";
import type { MailFacts } from "../../trio/mail-facts.ts";
import { idOfKey, type MailKey, universeOfKey } from "../../trio/mail-key.ts";
import { TYPE_A, TYPE_AAAA, TYPE_CNAME, TYPE_DNAME, TYPE_MX, TYPE_NS, TYPE_PTR } from "../../workspace/lookup.ts";
import type { Universe } from "../../workspace/universe.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Zone } from "../../zone/zone.ts";
import { type PlainPlace, PlainPlaces } from "./plain-places.ts";

/** A name with more records is looked up as all others are. */
const FEW = 16;
/** Of more records at a name, be it in a thousand views, not all are looked through. */
const MANY = 64;

/**
 * What the columns of the tables tell of a record without a view of it being made: most of a million records are as they should be,
 * and rules pass them over. "Plain" is sure; what is not plain is still to be judged.
 *
 * Hot: each look goes over a handful of numbers, and makes nothing.
 */
export class Glance {
	readonly names: NameTable;
	readonly records: RecordTable;
	readonly addresses: AddressTable;
	/** What is known of domains. */
	readonly facts: MailFacts;
	readonly #workspace: Workspace;
	readonly #chains: Chains;
	readonly #notes: HostNotes;
	readonly #places: PlainPlaces;
	/** By universe: whether a target of MX records is plain. A few hosts receive for many domains. */
	#exchanges: Map<NameId, boolean>[] = [];
	/** The revision of the workspace for which this holds, and what is known of places. */
	#keptOf = -1;

	constructor(workspace: Workspace, chains: Chains, facts: MailFacts, notes: HostNotes) {
		this.#workspace = workspace;
		({ names: this.names, records: this.records, addresses: this.addresses } = workspace.tables);
		this.#chains = chains;
		this.facts = facts;
		this.#notes = notes;
		this.#places = new PlainPlaces(workspace);
	}

	/** Forgets what was looked at; to be called when the zones are read on without a new revision. */
	forget(): void {
		this.#places.forget();
		this.#exchanges = [];
	}

	/** Whether the data name a host name outside `arpa.` that does not begin with a number, so that nothing can be wrong with it as a name. */
	hasPlainName(record: RecordId): boolean {
		if ((this.records.flags[record]! & REFERS_TO_NAME) === 0) return false;
		const target = this.#target(record);
		return this.names.hasHostLabel(target) && this.#below(this.#universe(record), target).areHostNames;
	}

	/** Whether the data name a host that has an address and nothing that leads elsewhere, so that it need not be looked up. */
	hasPlainHost(record: RecordId): boolean {
		const universe = this.#universe(record);
		const target = this.#target(record);
		return this.#isPlainHost(target, this.#below(universe, target));
	}

	/** For an MX: the same, and the target is a host name all of whose addresses are public. */
	hasPlainExchange(record: RecordId): boolean {
		this.#forgetOld();
		const universe = this.#universe(record);
		this.#exchanges[universe.id] ??= new Map();
		const exchanges = this.#exchanges[universe.id]!;
		const target = this.#target(record);
		let isPlain = exchanges.get(target);
		if (isPlain === undefined) {
			const place = this.#below(universe, target);
			isPlain =
				place.areHostNames &&
				this.names.hasHostLabel(target) &&
				this.#isPlainHost(target, place) &&
				this.#hasPublicAddresses(target);
			exchanges.set(target, isPlain);
		}
		return isPlain;
	}

	/**
	 * For a PTR: whether it is the one record of its owner, which is the reverse name of an address; names a host and leads back to
	 * the address; and has no part in mail. Nothing can be wrong with it then.
	 */
	isPlainPointer(record: RecordId): boolean {
		const { universes } = this.#workspace.zones;
		if (universes.length !== 1 || !this.#chains.restOnZonesAlone) return false;
		const owner = this.records.owner[record]! as NameId;
		if (this.records.type[record] !== TYPE_PTR) return false;
		if (this.names.firstOwner[owner] !== record || this.records.nextOfOwner[record]! >= 0) return false;
		const universe = universes[0]!;
		const { zone, octets } = this.#below(universe, owner);
		if (!zone || !octets || !this.#isIn(zone, owner, record) || !this.names.readReversePart(owner, octets))
			return false;
		const target = this.#target(record);
		const place = this.#below(universe, target);
		if (!place.areHosts || !place.zone || !this.names.hasHostLabel(target)) return false;
		const address = this.#plainAddress(target, place.zone, octets);
		return address >= 0 && !this.#notes.speakOf(address) && !this.facts.takesPart(universe, address);
	}

	/** For an MX: whether it is plain as of `hasPlainExchange`, and the host has an A record. */
	hasPlainIpv4Exchange(record: RecordId): boolean {
		if (!this.hasPlainExchange(record)) return false;
		const { zone } = this.#below(this.#universe(record), this.#target(record));
		return zone !== undefined && this.#workspace.lookup.recordIn(zone, this.#target(record), TYPE_A) >= 0;
	}

	/** Whether a name may have an A or AAAA record in any zone. */
	mayHaveAddress(name: NameId): boolean {
		return this.maySomeAt(name, ({ records }, at) => isAddressType(records.type[at]!));
	}

	/** Whether a test may hold of some record of a name, in any zone: it does of one, or the name has too many to look through. */
	maySomeAt(name: NameId, holds: (glance: this, record: RecordId) => boolean): boolean {
		let left = MANY;
		for (let at = this.names.firstOwner[name]!; at >= 0; at = this.records.nextOfOwner[at]!) {
			if (--left < 0 || holds(this, at as RecordId)) return true;
		}
		return false;
	}

	/** Whether a test holds of some MX record of a domain. */
	someExchange(domain: MailKey, holds: (glance: this, record: RecordId) => boolean): boolean {
		const known = this.facts.domains.get(domain);
		if (!known || known.exchangeCount === 0) return false;
		return this.#workspace.zones.owned.some(known.zone, known.name, TYPE_MX, (record) => holds(this, record));
	}

	/** Whether a domain has a null MX (RFC 7505). */
	hasNullExchange(domain: MailKey): boolean {
		return this.someExchange(domain, ({ records }, record) => records.reference[record] === ROOT_NAME);
	}

	/** Whether a domain lies directly below a host name outside `arpa.`: whoever is there may have mailboxes. */
	isBelowHosts(domain: MailKey): boolean {
		const universe = this.#workspace.zones.universeOfNumber(universeOfKey(domain))!;
		return this.#below(universe, idOfKey(domain) as NameId).areHostNames;
	}

	#forgetOld(): void {
		const { revision } = this.#workspace;
		if (this.#keptOf === revision) return;
		this.forget();
		this.#keptOf = revision;
	}

	#target(record: RecordId): NameId {
		return this.records.reference[record]! as NameId;
	}

	#universe(record: RecordId): Universe {
		const { zones } = this.#workspace;
		return zones.universeOf(zones.zoneOf(record));
	}

	/** The root has nothing above it, and lies below nothing that is plain. */
	#below(universe: Universe, name: NameId): PlainPlace {
		this.#forgetOld();
		const above = this.names.parentOf(name);
		return above === NO_NAME ? NOWHERE : this.#places.below(universe, above);
	}

	/** Whether a zone answers for a name from its own record. */
	#isIn(zone: Zone, name: NameId, record: RecordId): boolean {
		return this.#workspace.zones.zoneOf(record) === zone && !this.#workspace.zones.isOrigin(name);
	}

	#isPlainHost(name: NameId, { zone }: PlainPlace): boolean {
		if (!zone) return false;
		const { firstOwner } = this.names;
		const { nextOfOwner, type } = this.records;
		let hasAddress = false;
		let count = 0;
		for (let at = firstOwner[name]!; at >= 0; at = nextOfOwner[at]!) {
			if (leadsElsewhere(type[at]!) || ++count > FEW) return false;
			if (!hasAddress && isAddressType(type[at]!)) hasAddress = this.#isIn(zone, name, at as RecordId);
		}
		return hasAddress;
	}

	#hasPublicAddresses(name: NameId): boolean {
		const { reference, nextOfOwner, type } = this.records;
		for (let at = this.names.firstOwner[name]!; at >= 0; at = nextOfOwner[at]!) {
			if (!isAddressType(type[at]!)) continue;
			if (!isPublicAddress(this.addresses.octets(reference[at]! as AddressId))) return false;
		}
		return true;
	}

	/** The address of these octets if a plain host has it, else -1. */
	#plainAddress(name: NameId, zone: Zone, octets: Uint8Array): AddressId {
		const { reference, nextOfOwner, type } = this.records;
		let found = -1;
		let count = 0;
		for (let at = this.names.firstOwner[name]!; at >= 0; at = nextOfOwner[at]!) {
			if (leadsElsewhere(type[at]!) || ++count > FEW) return -1 as AddressId;
			if (!isAddressType(type[at]!) || !this.addresses.isEqual(reference[at]! as AddressId, octets)) continue;
			if (this.#isIn(zone, name, at as RecordId)) found = reference[at]!;
		}
		return found as AddressId;
	}
}

const NOWHERE: PlainPlace = { zone: undefined, areHostNames: false, areHosts: false, octets: undefined };

function leadsElsewhere(type: number): boolean {
	return type === TYPE_CNAME || type === TYPE_NS || type === TYPE_DNAME;
}

function isAddressType(type: number): boolean {
	return type === TYPE_A || type === TYPE_AAAA;
}
