import { padding, widthOf } from "../../layout/screen.ts";
import { QUOTED } from "../../records/rdata-reader.ts";
import { classifyEntry, Entry, RECORD } from "../../syntax/entry.ts";
import { scanEntry } from "../../syntax/scanner.ts";
import { Tape } from "../../syntax/tape.ts";
import type { RecordId } from "../../tables/record-table.ts";
import { toText } from "../../text/utf8.ts";
import type { Workspace } from "../../workspace/workspace.ts";

export type Column = "owner" | "ttl" | "class" | "type" | "rdata";

/** One field of a record as it is written. */
export interface WrittenField {
	readonly column: Column;
	readonly text: string;
	/** The blanks and tabs in front of it. */
	readonly gap: string;
	/** The column at which it starts on a screen, from 0. */
	readonly at: number;
}

/** The fields of a record up to the first one of its RDATA, in the order in which they are written. */
export type WrittenRecord = readonly WrittenField[];

const tape = new Tape();
const entry = new Entry();

/** A record's fields as they are written; undefined where they do not stand on one line. */
export function writtenRecord(workspace: Workspace, record: RecordId): WrittenRecord | undefined {
	const block = workspace.reader.blockOf(record);
	const { octets } = block.slice.file.text.chunks[block.index]!;
	const start = workspace.tables.records.offset[record]!;
	scanEntry(octets, start, tape, undefined);
	classifyEntry(tape, entry);
	if (entry.kind !== RECORD || entry.rdata >= tape.count) return undefined;
	const fields: WrittenField[] = [];
	let before = start;
	for (let token = 0; token <= entry.rdata; token++) {
		const from = tape.starts[token]! - ((tape.flags[token]! & QUOTED) !== 0 ? 1 : 0);
		const gap = toText(octets, before, from);
		if (!/^[ \t]*$/.test(gap)) {
			// A group that opens before the RDATA ends what can be seen of the columns.
			if (token < entry.rdata) return undefined;
			break;
		}
		const text = toText(octets, from, tape.ends[token]!);
		fields.push({ column: columnOf(token), text, gap, at: widthOf(toText(octets, start, from), 0) });
		before = tape.ends[token]!;
	}
	return fields;
}

function columnOf(token: number): Column {
	if (token === entry.owner) return "owner";
	if (token === entry.ttlToken) return "ttl";
	if (token === entry.classToken) return "class";
	return token === entry.typeToken ? "type" : "rdata";
}

/**
 * Puts fields into the columns of the records around: single blanks or tabs where these have nothing
 * else, columns where they keep columns. Fields are in their order; an owner "" is one left out.
 */
export function inColumns(
	fields: readonly { column: Column; text: string }[],
	models: readonly WrittenRecord[],
): string {
	let line = "";
	for (const { column, text } of fields) {
		if (column !== "owner") line += gapBefore(column, widthOf(line, 0), models);
		line += text;
	}
	return line;
}

/** What stands between column `from` of a screen and the field of a column, as in the records around. */
export function gapBefore(column: Column, from: number, models: readonly WrittenRecord[]): string {
	const like = models.flatMap((model) => model.find((field) => field.column === column) ?? []);
	const [nearest] = like;
	if (!nearest) return models.some((model) => model.some(({ gap }) => gap.includes("\t"))) ? "\t" : " ";
	const tabs = nearest.gap.includes("\t");
	// One blank or one tab everywhere keeps no columns.
	if (like.every(({ gap }) => gap === " ") || like.every(({ gap }) => gap === "\t")) return nearest.gap;
	return padding(from, mostCommon(like.map(({ at }) => at)), tabs);
}

/** The most common of some values; of equals the earlier. */
export function mostCommon<Value>(values: readonly Value[]): Value {
	const counts = new Map<Value, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}
