import type { RecordId } from "../../tables/record-table.ts";
import type { Workspace } from "../../workspace/workspace.ts";

/**
 * Below 0 where one record stands before another by the paths of their files and then by their lines, and of one line that is read
 * in several places by those; 0 for those of one `$GENERATE`.
 */
export function compareByText({ reader, tables }: Workspace, one: RecordId, other: RecordId): number {
	const block = reader.blockOf(one);
	const otherBlock = reader.blockOf(other);
	const { path } = block.slice.file;
	const otherPath = otherBlock.slice.file.path;
	if (path !== otherPath) return path < otherPath ? -1 : 1;
	if (block.index !== otherBlock.index) return block.index - otherBlock.index;
	const order = tables.records.offset[one]! - tables.records.offset[other]!;
	if (order !== 0 || block.slice === otherBlock.slice) return order;
	const [zone, otherZone] = [block.slice.zone, otherBlock.slice.zone];
	if (zone !== otherZone) return zone.key < otherZone.key ? -1 : 1;
	return reader.compareInZone(one, other);
}

/** Records in the order of their text; the lists of the tables keep them as edits have brought them. */
export function inTextOrder(workspace: Workspace, records: readonly RecordId[]): RecordId[] {
	return records.length < 2 ? [...records] : [...records].sort((one, other) => compareByText(workspace, one, other));
}
