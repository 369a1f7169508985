import { GENERATED, type RecordTable } from "../tables/record-table.ts";
import { atOnce } from "../text/at-once.ts";
import type { Block } from "../zone/block.ts";
import { TYPE_NS } from "./lookup.ts";

/** More than there are types, so that owner and type make one number. */
const TYPES = 0x10000;
const TTLS = 0x100000000;

/** After so many records or sets others may work. */
const STEP = 4096;

/**
 * The TTLs of the record sets of a zone, by `recordSetKey` (RFC 2181 section 5.2). Where the records of a set have different
 * ones, the first holds for those that stand together, under one owner after the other; and of several such groups the last one
 * holds for all, since BIND enters each group as it comes to its end. What `$GENERATE` makes is entered at once.
 *
 * @param blocks those of the zone, in the order of its text.
 */
export function recordSetTtls(records: RecordTable, blocks: Iterable<Block>): Map<number, number> {
	return atOnce(recordSetTtlSteps(records, blocks));
}

/** The same in steps. */
export function* recordSetTtlSteps(
	records: RecordTable,
	blocks: Iterable<Block>,
): Generator<void, Map<number, number>> {
	// The number of the group and the TTL in one number each, since a zone has a million of them.
	const entered = new Map<number, number>();
	const groups = new Groups();
	let done = 0;
	for (const block of blocks) {
		for (const record of block.records) {
			if (++done % STEP === 0) yield;
			const owner = records.owner[record]!;
			const type = records.type[record]!;
			const key = recordSetKey(owner, type);
			const isGenerated = (records.flags[record]! & GENERATED) !== 0;
			if (!isGenerated) groups.next(owner, type === TYPE_NS ? records.reference[record]! : -1);
			const known = entered.get(key);
			if (known !== undefined && Math.floor(known / TTLS) === groups.current) continue;
			entered.set(key, (isGenerated ? 0 : groups.current * TTLS) + records.ttl[record]!);
		}
	}
	for (const [key, value] of entered) {
		entered.set(key, value % TTLS);
		if (++done % STEP === 0) yield;
	}
	return entered;
}

/** Tells which records stand together: those of a name server behind the NS record that names it do not end the group of that. */
class Groups {
	/** The number of the group at hand, from 1. */
	current = 0;
	#count = 0;
	#owner = -1;
	#ownerGroup = 0;
	#server = -1;
	readonly #servers = new Set<number>();

	/** Goes on to a record; `target` is the server that an NS record names, or -1. */
	next(owner: number, target: number): void {
		if (this.#server !== owner) this.#server = -1;
		if (this.#server < 0 && owner !== this.#owner) {
			this.current = ++this.#count;
			if (this.#servers.has(owner)) {
				this.#server = owner;
			} else {
				this.#owner = owner;
				this.#ownerGroup = this.current;
				this.#servers.clear();
			}
		} else if (this.#server < 0) {
			this.current = this.#ownerGroup;
		}
		if (target >= 0 && this.#server < 0) this.#servers.add(target);
	}
}

/** A record set of a zone: all records of a type at a name. */
export function recordSetKey(owner: number, type: number): number {
	return owner * TYPES + type;
}
