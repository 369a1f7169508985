import { GENERATED, OWNER_INHERITED, TTL_WRITTEN } from "../../tables/record-table.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Block } from "../../zone/block.ts";

/** The TTL that a record without one has behind the records before an octet of a block; -1 if nothing tells. */
export function defaultTtlAt(workspace: Workspace, block: Block, offset: number): number {
	const { records } = workspace.tables;
	let ttl = -1;
	for (const record of block.records) {
		if (records.offset[record]! >= offset) break;
		if ((records.flags[record]! & (TTL_WRITTEN | GENERATED)) === 0) ttl = records.ttl[record]!;
	}
	if (ttl >= 0) return ttl;
	return block.stateOut.defaultTtl >= 0 ? block.stateOut.defaultTtl : block.stateIn.lastTtl;
}

/** Whether the file that a block includes begins with a record that has the owner of the record before. */
export function beginsWithBlank(workspace: Workspace, block: Block): boolean {
	const child = block.include?.child;
	const record = child?.blocks.find(({ records }) => records.length > 0)?.records[0];
	return record !== undefined && (workspace.tables.records.flags[record]! & OWNER_INHERITED) !== 0;
}
