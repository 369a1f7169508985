import type { NameId } from "../../tables/name-table.ts";
import { GENERATED, type RecordId } from "../../tables/record-table.ts";
import { TYPE_A, TYPE_AAAA, TYPE_CNAME, TYPE_PTR } from "../../workspace/lookup.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Zone } from "../../zone/zone.ts";
import { servesOneZone } from "./writable.ts";

/** The records beside which a new one belongs, in the order of the zone's text. */
export interface Neighbours {
	readonly records: readonly RecordId[];
	/** Whether they have the owner of the new record. */
	readonly sameOwner: boolean;
}

const KIN: ReadonlyMap<number, readonly number[]> = new Map([
	[TYPE_A, [TYPE_AAAA]],
	[TYPE_AAAA, [TYPE_A]],
	[TYPE_PTR, [TYPE_CNAME]],
	[TYPE_CNAME, [TYPE_PTR]],
]);

/** Whether records of two types stand together in hand-written zones. */
export function isKin(one: number, other: number): boolean {
	return one === other || (KIN.get(one)?.includes(other) ?? false);
}

/**
 * The neighbours of a record that is to come: those of its owner, else the ones nearest to it in the
 * tree of names, siblings first, and among these the ones of its kind. Records of a `$GENERATE` and of files that serve
 * several zones are none.
 */
export function neighboursOf(workspace: Workspace, zone: Zone, owner: NameId, type: number): Neighbours {
	const open = workspace.openZone(zone);
	if (!open) return { records: [], sameOwner: false };
	const { names, records } = workspace.tables;
	const depths = depthsAbove(workspace, owner, zone);
	let best: RecordId[] = [];
	let bestRank = -1;
	for (const block of workspace.blocks(open.slice)) {
		if (!servesOneZone(block.slice.file)) continue;
		for (const record of block.records) {
			if ((records.flags[record]! & GENERATED) !== 0) continue;
			const rank = rankOf(record);
			if (rank < bestRank) continue;
			if (rank > bestRank) best = [];
			bestRank = rank;
			best.push(record as RecordId);
		}
	}
	return { records: best, sameOwner: bestRank === SAME_OWNER };

	function rankOf(record: number): number {
		if (records.owner[record] === owner) return SAME_OWNER;
		let at: number = records.owner[record]!;
		let depth = depths.get(at);
		while (depth === undefined) {
			at = names.parent[at]!;
			depth = depths.get(at);
		}
		const isSibling = names.parent[records.owner[record]!] === names.parent[owner];
		const isApex = records.owner[record] === zone.origin;
		return depth * 8 + (isSibling ? 4 : 0) + (isKin(records.type[record]!, type) ? 2 : 0) + (isApex ? 0 : 1);
	}
}

const SAME_OWNER = Number.MAX_SAFE_INTEGER;

/**
 * How near the names between an owner and the apex are to it. Names below the owner are no nearer than
 * those beside it.
 */
function depthsAbove(workspace: Workspace, owner: NameId, zone: Zone): Map<number, number> {
	const { names } = workspace.tables;
	const depths = new Map<number, number>();
	const parent = owner === zone.origin ? owner : names.parentOf(owner);
	depths.set(owner, names.depth(parent));
	for (let at = parent; ; at = names.parentOf(at)) {
		depths.set(at, names.depth(at));
		if (at === zone.origin) return depths;
	}
}
