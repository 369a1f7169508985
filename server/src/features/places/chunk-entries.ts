import type { RecordId } from "../../tables/record-table.ts";
import type { Span } from "../../workspace/record-text.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Block } from "../../zone/block.ts";
import type { ZoneFile } from "../../zone/zone-file.ts";
import { entriesOfChunk, type ScannedEntry } from "./scanned-entry.ts";

/** An entry and what was read from it in one place of one zone. */
export interface ChunkEntry {
	/** One object serves all; it holds until the next is taken. */
	readonly entry: ScannedEntry;
	/** The first of its records; undefined where none was read. */
	readonly record: RecordId | undefined;
	/** How many records it makes: many for a `$GENERATE`. */
	readonly count: number;
}

/** The entries that touch some octets of a chunk, with their records, in the order of the text. */
export function* chunkEntries(
	{ tables }: Workspace,
	file: ZoneFile,
	index: number,
	block: Block | undefined,
	span: Span,
): Generator<ChunkEntry, void> {
	const { offset } = tables.records;
	const rows = block?.records ?? [];
	let row = 0;
	for (const entry of entriesOfChunk(file, index, span)) {
		while (row < rows.length && offset[rows[row]!]! < entry.start) row++;
		const first = row;
		while (row < rows.length && offset[rows[row]!]! <= entry.start) row++;
		const count = row - first;
		yield { entry, record: count > 0 ? (rows[first] as RecordId) : undefined, count };
	}
}
