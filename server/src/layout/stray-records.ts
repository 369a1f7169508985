import { TYPE_CODE } from "../records/type-code.ts";
import type { NameId } from "../tables/name-table.ts";
import { GENERATED, type RecordId } from "../tables/record-table.ts";
import type { Tables } from "../tables/tables.ts";
import { CR, LF, SEMICOLON, SPACE, TAB } from "../text/char.ts";
import type { ChunkedText } from "../text/chunked-text.ts";
import type { Block } from "../zone/block.ts";
import { originAt } from "../zone/origin-at.ts";
import type { Slice } from "../zone/slice.ts";

/** A record that stands apart from the others of its owner. */
export interface StrayRecord {
	readonly record: RecordId;
	/** The last of the others. */
	readonly home: RecordId;
	/** How many records of other owners stand between. */
	readonly between: number;
}

/** In shorter files one sees the others, and programs write those that are longer. */
const FEWEST_RECORDS = 20;
const MOST_LINES = 1000;

/** So many names, the top of the zone not among them, must have all their records together; fewer show no habit. */
const FEWEST_GROUPS = 5;

/** Of so many names, the records of at most one may stand apart; else the file is in another order. */
const PER_STRAY = 5;

/** What is closer is still seen. */
const FEWEST_BETWEEN = 5;

/** Which of the records that count are those of one owner. */
interface Group {
	/** How many stretches of records without others between. */
	runs: number;
	firstLength: number;
	firstEnd: number;
	lastLength: number;
	lastStart: number;
	lastEnd: number;
}

/**
 * The records of a file that stand apart from those of their owner, where nearly all others stand together. Of what
 * may be meant so none: records under a heading of their own, among others of their type, or among names below their owner.
 */
export function strayRecords(slice: Slice, tables: Tables): readonly StrayRecord[] {
	const { lineCount } = slice.file.text;
	if (lineCount < FEWEST_RECORDS || lineCount > MOST_LINES) return [];
	if (areAllTogether(slice, tables)) return [];
	const order = writtenRecords(slice, tables);
	const groups = groupsOf(order, tables);
	if (order.length < FEWEST_RECORDS || !isHabit(groups, slice.zone.origin)) return [];
	const strays: StrayRecord[] = [];
	for (const [owner, group] of groups) {
		const stray = strayOf(group);
		if (!stray || stray.to - stray.from - 1 < FEWEST_BETWEEN) continue;
		const isApex = owner === slice.zone.origin;
		if (!isApex && isAmongNamesBelow(order, owner, stray, tables)) continue;
		const record = order[stray.at]!;
		const [block, homeBlock] = [blockOf(slice, record), blockOf(slice, order[stray.home]!)];
		const { offset } = tables.records;
		// The end of a transfer is an SOA too, and a second one has a rule of its own.
		const isSoa = tables.records.type[record] === TYPE_CODE.SOA;
		if (!block || !homeBlock || isSoa || isAmongItsType(order, stray.at, tables)) continue;
		if (originAt(block, offset[record]!) !== originAt(homeBlock, offset[order[stray.home]!]!)) continue;
		const { text } = slice.file;
		const heading = headingOf(text, block.index, offset[record]!);
		// One that stands above the others too does not say why the record is not with them.
		if (heading && heading !== headingOf(text, homeBlock.index, offset[order[stray.home]!]!)) continue;
		strays.push({ record, home: order[stray.home]!, between: stray.to - stray.from - 1 });
	}
	return strays;
}

/** The records that somebody wrote, in the order of the text. */
function writtenRecords({ blocks }: Slice, { records }: Tables): RecordId[] {
	const order: RecordId[] = [];
	for (const block of blocks) {
		for (const record of block.records as Iterable<RecordId>) {
			if ((records.flags[record]! & GENERATED) === 0) order.push(record);
		}
	}
	return order;
}

/** Whether no name has records elsewhere. Hot: once per file of a workspace, most of which are so; allocates nothing. */
function areAllTogether({ blocks }: Slice, tables: Tables): boolean {
	const { flags, owner } = tables.records;
	let last = -1;
	let count = 0;
	for (const block of blocks) {
		for (let index = 0; index < block.records.length; index++) {
			const record = block.records[index]!;
			if ((flags[record]! & GENERATED) !== 0) continue;
			if (owner[record] === last) {
				count++;
				continue;
			}
			if (last >= 0 && hasMore(last, count, tables)) return false;
			last = owner[record]!;
			count = 1;
		}
	}
	return last < 0 || !hasMore(last, count, tables);
}

/** Whether a name has more records than so many. */
function hasMore(name: number, count: number, { names, records }: Tables): boolean {
	let left = count;
	for (let at = names.firstOwner[name]!; at >= 0; at = records.nextOfOwner[at]!) if (--left < 0) return true;
	return false;
}

function groupsOf(order: readonly RecordId[], { records }: Tables): ReadonlyMap<NameId, Group> {
	const groups = new Map<NameId, Group>();
	let before = -1;
	for (const [at, record] of order.entries()) {
		const owner = records.owner[record]! as NameId;
		const group = groups.get(owner);
		if (!group) {
			groups.set(owner, { runs: 1, firstLength: 1, firstEnd: at, lastLength: 1, lastStart: at, lastEnd: at });
		} else if (owner === before) {
			if (group.runs === 1) {
				group.firstLength++;
				group.firstEnd = at;
			}
			group.lastLength++;
			group.lastEnd = at;
		} else {
			group.runs++;
			group.lastLength = 1;
			group.lastStart = at;
			group.lastEnd = at;
		}
		before = owner;
	}
	return groups;
}

function isHabit(groups: ReadonlyMap<NameId, Group>, apex: NameId): boolean {
	let together = 0;
	let apart = 0;
	for (const [owner, { runs, firstLength }] of groups) {
		if (runs > 1) apart++;
		else if (firstLength > 1 && owner !== apex) together++;
	}
	return together >= FEWEST_GROUPS && apart > 0 && apart * PER_STRAY <= together + apart;
}

/** Places in the order of the records: the one that strays, the last of the others, and what both are the ends of. */
interface StrayPlace {
	readonly at: number;
	readonly home: number;
	readonly from: number;
	readonly to: number;
}

/** A single record apart from all others; of two alone it is the second. */
function strayOf({ runs, firstLength, firstEnd, lastLength, lastStart, lastEnd }: Group): StrayPlace | undefined {
	if (runs !== 2) return undefined;
	const ends = { from: firstEnd, to: lastStart };
	if (lastLength === 1) return { at: lastStart, home: firstEnd, ...ends };
	return firstLength === 1 ? { at: firstEnd, home: lastEnd, ...ends } : undefined;
}

/** Whether only names below its owner part a record from the others: `mail`, `_dmarc.mail`, `mail`. */
function isAmongNamesBelow(
	order: readonly RecordId[],
	owner: NameId,
	{ from, to }: StrayPlace,
	{ names, records }: Tables,
): boolean {
	return order.slice(from + 1, to).every((record) => names.isWithin(records.owner[record]! as NameId, owner));
}

/** Whether a record stands in a list of those of its type, such as all TXT records. Addresses are what most other records are anyway. */
function isAmongItsType(order: readonly RecordId[], at: number, { records }: Tables): boolean {
	const type = records.type[order[at]!]!;
	if (type === TYPE_CODE.A || type === TYPE_CODE.AAAA) return false;
	return [order[at - 1], order[at + 1]].some((record) => record !== undefined && records.type[record] === type);
}

/** The place of the comment with which the paragraph of an entry begins, as chunk and octet; "" where it begins with none. */
function headingOf({ chunks }: ChunkedText, index: number, offset: number): string {
	let end = offset;
	for (let at = index; at >= 0; at--) {
		const { octets } = chunks[at]!;
		while (end > 0) {
			const start = end > 1 ? octets.lastIndexOf(LF, end - 2) + 1 : 0;
			const first = octets.subarray(start, end).find((octet) => !BLANKS.has(octet));
			if (first === SEMICOLON) return `${at}:${start}`;
			if (first === undefined) return "";
			end = start;
		}
		end = chunks[at - 1]?.octets.length ?? 0;
	}
	return "";
}

const BLANKS: ReadonlySet<number> = new Set([SPACE, TAB, CR, LF]);

function blockOf({ blocks }: Slice, record: RecordId): Block | undefined {
	return blocks.find(({ records }) => records.includes(record));
}
