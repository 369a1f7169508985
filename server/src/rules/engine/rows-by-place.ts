import { GENERATED, type RecordId } from "../../tables/record-table.ts";
import type { Block } from "../../zone/block.ts";
import type { Zone } from "../../zone/zone.ts";
import type { RuleContext } from "../views/rule-context.ts";
import type { FindingTable } from "./finding-table.ts";

/** Rows in the order of the places in the text at which their findings stand, those about what one `$GENERATE` makes in the order of its values. */
export function rowsByPlace(context: RuleContext, table: FindingTable, rows: readonly number[]): number[] {
	const { reader, tables } = context.workspace;
	const recordOf = (row: number) => table.record[row]! as RecordId;
	const ofBlocks = new Map<Block, ReadonlyMap<number, number>>();
	const value = (row: number) => {
		const block = reader.blockOf(recordOf(row));
		const known = ofBlocks.get(block) ?? new Map([...block.records].map((record, index) => [record, index]));
		ofBlocks.set(block, known);
		return known.get(recordOf(row))!;
	};
	const isGenerated = (row: number) => (tables.records.flags[recordOf(row)]! & GENERATED) !== 0;
	const compareValues = (one: number, other: number) =>
		isGenerated(one) && recordOf(one) !== recordOf(other) ? value(one) - value(other) : 0;
	return rows
		.map((row) => ({ row, at: placeOf(context, table, row) }))
		.sort(
			(one, other) =>
				one.at - other.at || compareValues(one.row, other.row) || table.rule[one.row]! - table.rule[other.row]!,
		)
		.map(({ row }) => row);
}

/**
 * Rows of one file that stand in the order of their weight and place, those together that most likely come out the same: where views read one
 * file, the nth finding of a rule at an entry is the nth in each of them. Lazy, since few of a hundred thousand are shown and the others counted.
 */
export function* rowsOfViews(
	context: RuleContext,
	table: FindingTable,
	rows: readonly number[],
): IterableIterator<readonly number[]> {
	for (let from = 0, to = 0; from < rows.length; from = to) {
		const row = rows[from]!;
		for (to = from + 1; to < rows.length && isAlike(context, table, row, rows[to]!); to++);
		if (to === from + 1) yield [row];
		else yield* byNumber(context, table, rows.slice(from, to));
	}
}

/** The block and the octet in it, as one number. */
function placeOf({ workspace }: RuleContext, table: FindingTable, row: number): number {
	const record = table.record[row]! as RecordId;
	return workspace.reader.blockOf(record).index * 0x1_0000_0000 + workspace.tables.records.offset[record]!;
}

/** Whether two rows are of one rule, of the same weight, and at one place; what a `$GENERATE` makes, and a file of several zones, has one for each name. */
function isAlike(context: RuleContext, table: FindingTable, one: number, other: number): boolean {
	if (table.rule[one] !== table.rule[other] || table.rank[one] !== table.rank[other]) return false;
	if (placeOf(context, table, one) !== placeOf(context, table, other)) return false;
	const { owner } = context.workspace.tables.records;
	return owner[table.record[one]!] === owner[table.record[other]!];
}

/** The rows of one rule at one place: the first that each zone has, the second, and so on. */
function byNumber(context: RuleContext, table: FindingTable, alike: readonly number[]): readonly (readonly number[])[] {
	const zones = alike.map((row) => context.workspace.zones.zoneOf(table.record[row]! as RecordId));
	// Mostly one of each view.
	if (new Set(zones).size === zones.length) return [alike];
	const counts = new Map<Zone, number>();
	const groups: number[][] = [];
	for (const [at, row] of alike.entries()) {
		const count = counts.get(zones[at]!) ?? 0;
		counts.set(zones[at]!, count + 1);
		const group = groups[count];
		if (group) group.push(row);
		else groups.push([row]);
	}
	return groups;
}
