import { GENERATED, type RecordId } from "../../tables/record-table.ts";
import type { Block } from "../../zone/block.ts";
import type { Zone } from "../../zone/zone.ts";
import type { RuleContext } from "../views/rule-context.ts";
import type { FindingTable } from "./finding-table.ts";

/** Rows in the order of the places in the text at which their findings stand, those about what one `$GENERATE` makes in the order of its values. */
export function rowsByPlace(context: RuleContext, table: FindingTable, rows: readonly number[]): number[] {
	return placed(context, table, rows).map(({ row }) => row);
}

/**
 * The rows of one file in the same order, those together that most likely come out the same: where views read one file, the nth finding of a rule
 * at an entry is the nth in each of them. In a group, those that weigh most are first.
 */
export function rowsOfViews(context: RuleContext, table: FindingTable, rows: readonly number[]): number[][] {
	const { zones } = context.workspace;
	const groups: number[][] = [];
	let before: Placed | undefined;
	let nthIn = new Map<Zone, number>();
	let byNth = new Map<string, number[]>();
	for (const one of placed(context, table, rows)) {
		const isSame = before && compare(before, one) === 0 && table.rule[before.row] === table.rule[one.row];
		if (!isSame) {
			nthIn = new Map();
			byNth = new Map();
		}
		before = one;
		const zone = zones.zoneOf(table.record[one.row]! as RecordId);
		const nth = nthIn.get(zone) ?? 0;
		nthIn.set(zone, nth + 1);
		const key = `${zone.origin} ${nth}`;
		const group = byNth.get(key);
		if (group) group.push(one.row);
		else {
			const fresh = [one.row];
			byNth.set(key, fresh);
			groups.push(fresh);
		}
	}
	for (const group of groups) group.sort((one, other) => table.rank[one]! - table.rank[other]!);
	return groups;
}

/** A row, and where its finding stands. */
interface Placed {
	readonly row: number;
	/** The block and the octet in it, as one number. */
	readonly at: number;
	/** Which of its block the record is that a `$GENERATE` makes: all of these are at the same octet. */
	readonly value: () => number;
}

function placed(context: RuleContext, table: FindingTable, rows: readonly number[]): Placed[] {
	const { reader, tables } = context.workspace;
	const isGenerated = (record: RecordId) => (tables.records.flags[record]! & GENERATED) !== 0;
	const ofBlocks = new Map<Block, ReadonlyMap<number, number>>();
	const numberIn = (block: Block, record: RecordId) => {
		const known = ofBlocks.get(block) ?? new Map([...block.records].map((one, index) => [one, index]));
		ofBlocks.set(block, known);
		return known.get(record)!;
	};
	return rows
		.map((row) => {
			const record = table.record[row]! as RecordId;
			const block = reader.blockOf(record);
			const at = block.index * 0x1_0000_0000 + tables.records.offset[record]!;
			return { row, record, at, value: () => (isGenerated(record) ? numberIn(block, record) : 0) };
		})
		.sort((one, other) => compare(one, other) || table.rule[one.row]! - table.rule[other.row]!);
}

function compare(one: Placed, other: Placed): number {
	return one.at - other.at || one.value() - other.value();
}
