import type { RecordId } from "../tables/record-table.ts";

/** A list of the tables with no more records is walked, which costs less than to keep anything of it. */
export const FEW = 32;

/**
 * Long lists of the tables, cut into groups. A name or an address may have records in ten thousand zones, and what each zone asks
 * of its own must not take a walk over all of them. A list is cut when it is first asked for, and then kept up to date.
 */
export class GroupedLists {
	/** By list and group: their records. */
	readonly #lists = new Map<number, Map<number, Set<RecordId>>>();
	readonly #nextOf: (record: RecordId) => number;
	readonly #groupOf: (record: RecordId) => number;

	/**
	 * @param nextOf the record behind another one in its list, below 0 at the end.
	 * @param groupOf the group of a record; it stays the same for as long as the record lives.
	 */
	constructor(nextOf: (record: RecordId) => number, groupOf: (record: RecordId) => number) {
		this.#nextOf = nextOf;
		this.#groupOf = groupOf;
	}

	/** The records of a list that are of a group, in the order in which they came or the other way round. */
	of(list: number, first: number, group: number): ReadonlySet<RecordId> {
		let groups = this.#lists.get(list);
		if (!groups) {
			groups = new Map();
			this.#lists.set(list, groups);
			for (let at = first; at >= 0; at = this.#nextOf(at as RecordId)) {
				put(groups, this.#groupOf(at as RecordId), at as RecordId);
			}
		}
		return groups.get(group) ?? NONE;
	}

	/** A record has come to a list. */
	add(list: number, record: RecordId): void {
		const groups = this.#lists.get(list);
		if (groups) put(groups, this.#groupOf(record), record);
	}

	/** A record goes from a list. */
	remove(list: number, record: RecordId): void {
		const groups = this.#lists.get(list);
		if (!groups) return;
		const group = this.#groupOf(record);
		const records = groups.get(group)!;
		records.delete(record);
		if (records.size > 0) return;
		groups.delete(group);
		if (groups.size === 0) this.#lists.delete(list);
	}
}

/** Records by their types, in the order in which they are given. */
export function byType(records: Iterable<RecordId>, type: Uint16Array): Map<number, RecordId[]> {
	const found = new Map<number, RecordId[]>();
	for (const record of records) {
		const ofType = found.get(type[record]!);
		if (ofType) ofType.push(record);
		else found.set(type[record]!, [record]);
	}
	return found;
}

function put(groups: Map<number, Set<RecordId>>, group: number, record: RecordId): void {
	const records = groups.get(group);
	if (records) records.add(record);
	else groups.set(group, new Set([record]));
}

const NONE: ReadonlySet<RecordId> = new Set();
