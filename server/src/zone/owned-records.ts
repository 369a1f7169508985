import type { NameId } from "../tables/name-table.ts";
import { NO_RECORD, type RecordId } from "../tables/record-table.ts";
import type { Tables } from "../tables/tables.ts";
import { byType, FEW, GroupedLists } from "./grouped-lists.ts";
import type { Zone } from "./zone.ts";

/** Where the records of the tables stand. */
export interface RecordPlaces {
	zoneOf(record: RecordId): Zone;
	/** Below 0 where a record stands before another one of its zone in the text. */
	compareInZone(one: RecordId, other: RecordId): number;
}

/** The records of a name in one zone in the order of their text, as it was at an edition of the tables. */
interface OwnedInOrder {
	readonly edition: number;
	readonly all: readonly RecordId[];
	readonly byType: ReadonlyMap<number, readonly RecordId[]>;
}

/**
 * Which records a name owns in a zone. Names that own few are read from the lists of the tables. The others have their records
 * grouped by zone, and those of each zone sorted once.
 */
export class OwnedRecords {
	readonly #tables: Tables;
	readonly #places: RecordPlaces;
	readonly #byZone: GroupedLists;
	readonly #inOrder = new WeakMap<ReadonlySet<RecordId>, OwnedInOrder>();

	constructor(tables: Tables, places: RecordPlaces) {
		this.#tables = tables;
		this.#places = places;
		const { records } = tables;
		this.#byZone = new GroupedLists(
			(record) => records.nextOfOwner[record]!,
			(record) => places.zoneOf(record).id,
		);
	}

	/** Whether a name owns any record in a zone. */
	has(zone: Zone, name: NameId): boolean {
		const { nextOfOwner } = this.#tables.records;
		let left = FEW;
		for (let at = this.#tables.names.firstOwner[name]!; at >= 0; at = nextOfOwner[at]!) {
			if (--left < 0) return this.#grouped(zone, name).size > 0;
			if (this.#places.zoneOf(at as RecordId) === zone) return true;
		}
		return false;
	}

	/** All records of a name in a zone, in the order in which they are written. */
	all(zone: Zone, name: NameId): readonly RecordId[] {
		const { nextOfOwner } = this.#tables.records;
		const found: RecordId[] = [];
		let left = FEW;
		for (let at = this.#tables.names.firstOwner[name]!; at >= 0; at = nextOfOwner[at]!) {
			if (--left < 0) return this.#many(zone, name).all;
			if (this.#places.zoneOf(at as RecordId) === zone) found.push(at as RecordId);
		}
		return this.#sorted(found.reverse());
	}

	/** Those of one type. */
	ofType(zone: Zone, name: NameId, type: number): readonly RecordId[] {
		const { records, names } = this.#tables;
		const found: RecordId[] = [];
		let left = FEW;
		for (let at = names.firstOwner[name]!; at >= 0; at = records.nextOfOwner[at]!) {
			if (--left < 0) return this.#many(zone, name).byType.get(type) ?? NONE;
			if (records.type[at] === type && this.#places.zoneOf(at as RecordId) === zone) found.push(at as RecordId);
		}
		return this.#sorted(found.reverse());
	}

	/** Whether a test holds of one of a type. Hot: makes nothing where there are few. */
	some(zone: Zone, name: NameId, type: number, holds: (record: RecordId) => boolean): boolean {
		const { records, names } = this.#tables;
		let left = FEW;
		for (let at = names.firstOwner[name]!; at >= 0; at = records.nextOfOwner[at]!) {
			if (--left < 0) return this.ofType(zone, name, type).some(holds);
			if (records.type[at] !== type || this.#places.zoneOf(at as RecordId) !== zone) continue;
			if (holds(at as RecordId)) return true;
		}
		return false;
	}

	/** The first of one type, or `NO_RECORD`. */
	firstOfType(zone: Zone, name: NameId, type: number): RecordId {
		const { records, names } = this.#tables;
		let first = NO_RECORD;
		let left = FEW;
		for (let at = names.firstOwner[name]!; at >= 0; at = records.nextOfOwner[at]!) {
			if (--left < 0) return this.#many(zone, name).byType.get(type)?.[0] ?? NO_RECORD;
			if (records.type[at] !== type || this.#places.zoneOf(at as RecordId) !== zone) continue;
			if (first < 0 || this.#places.compareInZone(at as RecordId, first) <= 0) first = at as RecordId;
		}
		return first;
	}

	/** To be told of each record that came. */
	add(record: RecordId): void {
		this.#byZone.add(this.#tables.records.owner[record]!, record);
	}

	/** To be told of each record that goes, while its block still has its zone. */
	remove(record: RecordId): void {
		this.#byZone.remove(this.#tables.records.owner[record]!, record);
	}

	#grouped(zone: Zone, name: NameId): ReadonlySet<RecordId> {
		return this.#byZone.of(name, this.#tables.names.firstOwner[name]!, zone.id);
	}

	#many(zone: Zone, name: NameId): OwnedInOrder {
		const { records } = this.#tables;
		const grouped = this.#grouped(zone, name);
		const known = this.#inOrder.get(grouped);
		if (known?.edition === records.edition) return known;
		// Their numbers mostly rise in the order of the text.
		const all = this.#sorted([...grouped].sort((one, other) => one - other));
		const found = { edition: records.edition, all, byType: byType(all, records.type) };
		this.#inOrder.set(grouped, found);
		return found;
	}

	#sorted(records: RecordId[]): readonly RecordId[] {
		if (records.length < 2) return records;
		return records.sort((one, other) => this.#places.compareInZone(one, other));
	}
}

const NONE: readonly RecordId[] = [];
