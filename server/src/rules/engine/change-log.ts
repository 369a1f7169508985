import { TYPE_CODE } from "../../records/type-code.ts";
import type { AddressId } from "../../tables/address-table.ts";
import type { NameId } from "../../tables/name-table.ts";
import { REFERS_TO_ADDRESS, REFERS_TO_NAME, type RecordId } from "../../tables/record-table.ts";
import { TYPE_DNAME, TYPE_NS, TYPE_SOA } from "../../workspace/lookup.ts";
import type { Workspace, WorkspaceListener } from "../../workspace/workspace.ts";
import type { Zone } from "../../zone/zone.ts";

/**
 * Collects what changed in the tables since the engine last looked. It only takes notes; what follows
 * from them is worked out when all of an edit has been read.
 */
export class ChangeLog implements WorkspaceListener {
	/** Names of which some record came or went. */
	readonly names = new Set<NameId>();
	/** Names below which everything may be answered differently: a delegation, DNAME or wildcard came or went. */
	readonly subtrees = new Set<NameId>();
	readonly addresses = new Set<AddressId>();
	/** Names to which a reference came or went. */
	readonly references = new Set<NameId>();
	readonly added = new Set<RecordId>();
	/** Zones of which a key came or went, or that began or ceased to be signed; all their signatures are judged again. */
	readonly resigned = new Set<Zone>();
	/** The types of the records that came to zones or went from them. */
	readonly types = new Map<Zone, Set<number>>();
	/**
	 * Zones that are judged as a whole again: something could not be read, or cannot be now; they have no SOA, so that every
	 * record may count; a wildcard, an NSEC3 or an RRSIG came or went.
	 */
	readonly zones = new Set<Zone>();
	/** Zones of which some record came or went, or that are gone; kept also while everything is to be judged again. */
	readonly changedZones = new Set<Zone>();
	/** Zones that name other servers than before which lie outside them, whose addresses in the zone are to be told in another way. */
	readonly outsideServers = new Set<Zone>();
	/** Zones of which an SOA came or went, and whether they had one before; findings elsewhere show it as the start of the zone. */
	readonly hadSoa = new Map<Zone, boolean>();
	/** Called at once, since the number of a record may be given to another. */
	onRecordRemoved: ((record: RecordId) => void) | undefined;
	/** Called at once with the path of a file, whose text may be read otherwise because another one that includes it was edited. */
	onProblemsChanged: ((path: string) => void) | undefined;
	remarks = false;
	/** Everything is to be judged again: a zone came or went, or nothing was judged yet. */
	all = true;
	readonly #workspace: Workspace;
	/** Zones that had an SOA when one of their records came or went. */
	readonly #withSoa = new Set<Zone>();

	constructor(workspace: Workspace) {
		this.#workspace = workspace;
	}

	recordAdded(record: RecordId, zone: Zone): void {
		this.changedZones.add(zone);
		if (this.all) return;
		this.added.add(record);
		this.#touched(record, zone, false);
	}

	recordRemoved(record: RecordId, zone: Zone): void {
		this.onRecordRemoved?.(record);
		this.changedZones.add(zone);
		if (this.all) return;
		this.added.delete(record);
		this.#touched(record, zone, true);
	}

	problemsChanged(zone: Zone, path: string): void {
		this.onProblemsChanged?.(path);
		if (!this.all) this.zones.add(zone);
	}

	remarksChanged(): void {
		this.remarks = true;
	}

	zoneOpened(): void {
		this.all = true;
	}

	zoneClosed(zone: Zone): void {
		this.changedZones.add(zone);
		this.all = true;
	}

	get isEmpty(): boolean {
		const { names, addresses, zones } = this;
		return !this.all && !this.remarks && names.size === 0 && addresses.size === 0 && zones.size === 0;
	}

	clear(): void {
		this.names.clear();
		this.subtrees.clear();
		this.addresses.clear();
		this.references.clear();
		this.added.clear();
		this.types.clear();
		this.zones.clear();
		this.outsideServers.clear();
		this.hadSoa.clear();
		this.resigned.clear();
		this.changedZones.clear();
		this.#withSoa.clear();
		this.remarks = false;
		this.all = false;
	}

	#touched(record: RecordId, zone: Zone, wasThere: boolean): void {
		const { records, names } = this.#workspace.tables;
		const owner = records.owner[record]! as NameId;
		const type = records.type[record]!;
		const flags = records.flags[record]!;
		const reference = records.reference[record]!;
		this.names.add(owner);
		const types = this.types.get(zone);
		if (types) types.add(type);
		else this.types.set(zone, new Set([type]));
		// What wildcards are worth hangs on all NSEC3 records of a zone, and signatures without keys are told of once for all.
		if (type === TYPE_CODE.NSEC3 || type === TYPE_CODE.RRSIG || names.isWildcard(owner)) this.zones.add(zone);
		if (owner === zone.origin) this.#signingTouched(record, type, zone);
		if (!this.zones.has(zone) && (type === TYPE_SOA || !this.#hasSoa(zone))) this.zones.add(zone);
		if (type === TYPE_SOA && owner === zone.origin && !this.hadSoa.has(zone)) {
			this.hadSoa.set(zone, wasThere || this.#hasOther(record, type, zone));
		}
		if ((flags & REFERS_TO_ADDRESS) !== 0) this.addresses.add(reference as AddressId);
		if ((flags & REFERS_TO_NAME) !== 0) this.references.add(reference as NameId);
		if ((type === TYPE_NS && owner !== zone.origin) || type === TYPE_DNAME) this.subtrees.add(owner);
		if (type === TYPE_NS && !names.isWithin(reference as NameId, zone.origin)) this.outsideServers.add(zone);
		if (names.isWildcard(owner)) this.subtrees.add(names.parentOf(owner));
		const isApex = owner === zone.origin && type !== TYPE_SOA && type !== TYPE_NS;
		if (isApex && !this.#workspace.lookup.existsBelow(zone, owner)) this.subtrees.add(owner);
		this.#existenceFlip(owner, record, zone);
	}

	/** Whether a zone has an SOA; where it had one and lost it since, the zone is marked anyway. */
	#hasSoa(zone: Zone): boolean {
		if (this.#withSoa.has(zone)) return true;
		if (this.#workspace.lookup.recordIn(zone, zone.origin, TYPE_SOA) < 0) return false;
		this.#withSoa.add(zone);
		return true;
	}

	/** A key at the top of a zone, or the only signature there. */
	#signingTouched(record: RecordId, type: number, zone: Zone): void {
		if (type === TYPE_CODE.DNSKEY) this.resigned.add(zone);
		if (type !== TYPE_CODE.RRSIG) return;
		if (!this.#hasOther(record, type, zone)) this.resigned.add(zone);
	}

	/** Whether the owner of a record has another of a type in a zone. */
	#hasOther(record: RecordId, type: number, zone: Zone): boolean {
		const { names, records } = this.#workspace.tables;
		for (let at = names.firstOwner[records.owner[record]!]!; at >= 0; at = records.nextOfOwner[at]!) {
			if (at === record || records.type[at] !== type) continue;
			if (this.#workspace.zones.zoneOf(at as RecordId) === zone) return true;
		}
		return false;
	}

	/**
	 * With its only record, a name and perhaps its parents begin or cease to exist, which moves the
	 * wildcard that answers for names below (RFC 4592 section 3.3). A zone that has nothing but its apex is another thing
	 * than one that has names.
	 */
	#existenceFlip(owner: NameId, record: RecordId, zone: Zone): void {
		const { names, records } = this.#workspace.tables;
		const { zones, lookup } = this.#workspace;
		for (let at = names.firstOwner[owner]!; at >= 0; at = records.nextOfOwner[at]!) {
			if (at !== record && zones.zoneOf(at as RecordId) === zone) return;
		}
		let top = owner;
		let exists = lookup.existsBelow(zone, owner);
		while (!exists && top !== zone.origin) {
			this.subtrees.add(top);
			const parent = names.parentOf(top);
			if (parent === zone.origin && !lookup.existsBelowBesides(zone, parent, top)) this.subtrees.add(parent);
			exists = lookup.existsBesides(zone, parent, top);
			top = parent;
		}
	}
}
