import type { AddressId } from "../tables/address-table.ts";
import type { NameId } from "../tables/name-table.ts";
import { REFERS_TO_ADDRESS, REFERS_TO_NAME, type RecordId } from "../tables/record-table.ts";
import type { Tables } from "../tables/tables.ts";
import { byType, FEW, GroupedLists } from "./grouped-lists.ts";
import type { RecordPlaces } from "./owned-records.ts";
import type { Zone } from "./zone.ts";

/** Whoever looks: sees the zones of its own universe, and those that are in no view. */
export interface Viewer {
	/** Number of the universe. */
	readonly id: number;
}

/** Records of one group by type, as it was at an edition of the tables. */
interface Typed {
	readonly edition: number;
	readonly byType: ReadonlyMap<number, readonly RecordId[]>;
}

/**
 * Which records refer to a name or an address, as a universe sees them. Short lists of the tables are walked; long ones are
 * grouped by view.
 */
export class ReferringRecords {
	readonly #tables: Tables;
	readonly #places: RecordPlaces;
	readonly #toNames: GroupedLists;
	readonly #toAddresses: GroupedLists;
	readonly #typed = new WeakMap<ReadonlySet<RecordId>, Typed>();

	constructor(tables: Tables, places: RecordPlaces) {
		this.#tables = tables;
		this.#places = places;
		const { records } = tables;
		const nextOf = (record: RecordId) => records.nextOfReference[record]!;
		const viewOf = (record: RecordId) => viewGroup(places.zoneOf(record));
		this.#toNames = new GroupedLists(nextOf, viewOf);
		this.#toAddresses = new GroupedLists(nextOf, viewOf);
	}

	/** The records of a type that refer to a name, in no order. */
	toName(viewer: Viewer, name: NameId, type: number): Iterable<RecordId> {
		const { records, names } = this.#tables;
		const first = names.firstReference[name]!;
		const few = this.#few(viewer, first);
		if (few) return few.filter((record) => records.type[record] === type);
		const ofType = (view: number) => this.#byType(this.#toNames.of(name, first, view)).get(type) ?? NONE;
		return both(ofType(viewer.id + 1), ofType(NO_VIEW));
	}

	/** All records that refer to a name, in no order. */
	allToName(viewer: Viewer, name: NameId): Iterable<RecordId> {
		return this.#all(viewer, this.#toNames, name, this.#tables.names.firstReference[name]!);
	}

	/** The A or AAAA records of an address, in no order. */
	toAddress(viewer: Viewer, address: AddressId): Iterable<RecordId> {
		return this.#all(viewer, this.#toAddresses, address, this.#tables.addresses.firstReference[address]!);
	}

	/** Whether any record of a type refers to a name. */
	has(viewer: Viewer, name: NameId, type: number): boolean {
		for (const _ of this.toName(viewer, name, type)) return true;
		return false;
	}

	/** To be told of each record that came. */
	add(record: RecordId): void {
		const { flags, reference } = this.#tables.records;
		if ((flags[record]! & REFERS_TO_NAME) !== 0) this.#toNames.add(reference[record]!, record);
		else if ((flags[record]! & REFERS_TO_ADDRESS) !== 0) this.#toAddresses.add(reference[record]!, record);
	}

	/** To be told of each record that goes, while its block still has its zone. */
	remove(record: RecordId): void {
		const { flags, reference } = this.#tables.records;
		if ((flags[record]! & REFERS_TO_NAME) !== 0) this.#toNames.remove(reference[record]!, record);
		else if ((flags[record]! & REFERS_TO_ADDRESS) !== 0) this.#toAddresses.remove(reference[record]!, record);
	}

	#all(viewer: Viewer, lists: GroupedLists, list: number, first: number): Iterable<RecordId> {
		return this.#few(viewer, first) ?? both(lists.of(list, first, viewer.id + 1), lists.of(list, first, NO_VIEW));
	}

	/** What a viewer sees of a list; undefined of a long one. */
	#few(viewer: Viewer, first: number): RecordId[] | undefined {
		const { nextOfReference } = this.#tables.records;
		const found: RecordId[] = [];
		let left = FEW;
		for (let at = first; at >= 0; at = nextOfReference[at]!) {
			if (--left < 0) return undefined;
			const zone = this.#places.zoneOf(at as RecordId);
			if (zone.view === "" || zone.universe === viewer.id) found.push(at as RecordId);
		}
		return found;
	}

	#byType(group: ReadonlySet<RecordId>): Typed["byType"] {
		const { edition, type } = this.#tables.records;
		let typed = this.#typed.get(group);
		if (typed?.edition !== edition) {
			typed = { edition, byType: byType(group, type) };
			this.#typed.set(group, typed);
		}
		return typed.byType;
	}
}

/** The group of all zones that are in no view. */
const NO_VIEW = 0;

function viewGroup({ view, universe }: Zone): number {
	return view === "" ? NO_VIEW : universe + 1;
}

function* both(one: Iterable<RecordId>, other: Iterable<RecordId>): Generator<RecordId, void> {
	yield* one;
	yield* other;
}

const NONE: readonly RecordId[] = [];
