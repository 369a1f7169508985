import { type NameId, ROOT_NAME } from "../../tables/name-table.ts";
import { GENERATED, TTL_WRITTEN } from "../../tables/record-table.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Block } from "../../zone/block.ts";

/** The origin in force at an octet of a block: that of the last `$ORIGIN` before it. */
export function originAt(block: Block, offset: number): NameId {
	let { origin } = block.stateIn;
	for (const change of block.origins) {
		if (change.offset >= offset) break;
		origin = change.origin;
	}
	return origin;
}

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

/** A name as it is written where `origin` is in force: without what the origin adds, `@` for the origin itself. */
export function relativeName(workspace: Workspace, name: NameId, origin: NameId): string {
	const { names } = workspace.tables;
	if (name === origin) return "@";
	const labels: string[] = [];
	for (let at = name; at !== origin; at = names.parentOf(at)) {
		if (at === ROOT_NAME) return names.text(name);
		labels.push(names.label(at));
	}
	return labels.join(".");
}

/** A name, relative if that is wanted and the origin allows it, else absolute. */
export function writtenName(workspace: Workspace, name: NameId, origin: NameId, relative: boolean): string {
	return relative ? relativeName(workspace, name, origin) : workspace.tables.names.text(name);
}
