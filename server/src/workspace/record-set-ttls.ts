import { GENERATED, type RecordTable } from "../tables/record-table.ts";
import type { Block } from "../zone/block.ts";

/** More than there are types, so that owner and type make one number. */
const TYPES = 0x10000;
const TTLS = 0x100000000;

/**
 * The TTLs of the record sets of a zone, by `recordSetKey` (RFC 2181 section 5.2). Where the records of a set have different
 * ones, the first holds for those that stand together, under one owner after the other; and of several such groups the last one
 * holds for all, since BIND enters each group as it comes to its end. What `$GENERATE` makes is entered at once.
 *
 * @param blocks those of the zone, in the order of its text.
 */
export function recordSetTtls(records: RecordTable, blocks: Iterable<Block>): Map<number, number> {
	// The number of the group and the TTL in one number each, since a zone has a million of them.
	const entered = new Map<number, number>();
	let group = 0;
	let owner = -1;
	for (const block of blocks) {
		for (const record of block.records) {
			const key = recordSetKey(records.owner[record]!, records.type[record]!);
			const isGenerated = (records.flags[record]! & GENERATED) !== 0;
			if (!isGenerated && records.owner[record] !== owner) {
				owner = records.owner[record]!;
				group++;
			}
			const known = entered.get(key);
			if (known !== undefined && Math.floor(known / TTLS) === group) continue;
			entered.set(key, (isGenerated ? 0 : group * TTLS) + records.ttl[record]!);
		}
	}
	for (const [key, value] of entered) entered.set(key, value % TTLS);
	return entered;
}

/** A record set of a zone: all records of a type at a name. */
export function recordSetKey(owner: number, type: number): number {
	return owner * TYPES + type;
}
