import type { NameId } from "../../tables/name-table.ts";
import { OWNER_INHERITED, type RecordId } from "../../tables/record-table.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Block } from "../../zone/block.ts";
import type { Zone } from "../../zone/zone.ts";
import { entriesFrom } from "./file-entries.ts";
import { isKin, neighboursOf } from "./neighbours.ts";
import { compareOwners } from "./owner-order.ts";
import { headOfRun } from "./owner-run.ts";
import { beginsWithBlank } from "./state-at.ts";

/** Where a new record goes, and the records there. */
export interface InsertionPoint {
	readonly block: Block;
	/** Octet of the block's chunk at which an entry starts, or the chunk ends. */
	readonly offset: number;
	/** The record that it comes to stand beside. */
	readonly anchor: RecordId;
	/** Those like it, in the order of the text, the anchor among them. */
	readonly neighbours: readonly RecordId[];
	/** Whether the owner before it is its own, and the records around leave that out. */
	readonly inheritsOwner: boolean;
	/** Whether those like it are sorted downwards. */
	readonly isDescending: boolean;
}

/** This share of pairs of neighbours in order makes a list that is sorted. */
const SORTED = 0.8;

/** Where a record with an owner and a type belongs in a zone; undefined where no place in the zone's files is right. */
export function insertionPoint(
	workspace: Workspace,
	zone: Zone,
	owner: NameId,
	type: number,
): InsertionPoint | undefined {
	const { records: neighbours, sameOwner } = neighboursOf(workspace, zone, owner, type);
	if (neighbours.length === 0) return undefined;
	if (sameOwner) return amongOwn(workspace, neighbours, type);
	const isKindred = isKin(workspace.tables.records.type[neighbours[0]!]!, type);
	const order = isKindred ? sortedness(workspace, neighbours) : 0.5;
	if (!workspace.zones.isReverse(zone) && order < SORTED) return after(workspace, neighbours.at(-1)!, neighbours);
	const isDescending = order < 1 - SORTED;
	return { ...inOrder(workspace, neighbours, owner, isDescending), isDescending };
}

/** The place behind the last of the records beside which one with an owner and a type belongs, as for what makes many records. */
export function pointBehindNeighbours(
	workspace: Workspace,
	zone: Zone,
	owner: NameId,
	type: number,
): InsertionPoint | undefined {
	const { records } = neighboursOf(workspace, zone, owner, type);
	const last = records.at(-1);
	return last === undefined ? undefined : after(workspace, last, records);
}

/** Behind the last record of the owner with this type, else of its kind, else behind its last one. */
function amongOwn(workspace: Workspace, own: readonly RecordId[], type: number): InsertionPoint {
	const { records } = workspace.tables;
	const anchor =
		own.findLast((record) => records.type[record] === type) ??
		own.findLast((record) => isKin(records.type[record]!, type)) ??
		own.at(-1)!;
	const block = workspace.reader.blockOf(anchor);
	const [entry, next] = entriesFrom(block.slice.file, block.index, records.offset[anchor]!);
	const inherits = (records.flags[anchor]! & OWNER_INHERITED) !== 0 || (next !== undefined && next.inheritsBefore >= 0);
	return { block, offset: entry!.end, anchor, neighbours: own, inheritsOwner: inherits, isDescending: false };
}

/** Behind the next smaller neighbour, or in front of it where the list runs downwards. */
function inOrder(
	workspace: Workspace,
	neighbours: readonly RecordId[],
	owner: NameId,
	isDescending: boolean,
): InsertionPoint {
	const { names, records } = workspace.tables;
	const ownerOf = (record: RecordId): NameId => records.owner[record]! as NameId;
	let smaller: RecordId | undefined;
	let smallest = neighbours[0]!;
	for (const record of neighbours) {
		const isSmaller = compareOwners(names, ownerOf(record), owner) < 0;
		if (isSmaller && (smaller === undefined || compareOwners(names, ownerOf(record), ownerOf(smaller)) >= 0)) {
			smaller = record;
		}
		if (compareOwners(names, ownerOf(record), ownerOf(smallest)) < 0) smallest = record;
	}
	if (!isDescending) {
		return smaller === undefined ? inFrontOf(workspace, smallest, neighbours) : after(workspace, smaller, neighbours);
	}
	if (smaller === undefined) return after(workspace, neighbours.at(-1)!, neighbours);
	const first = neighbours.find((record) => ownerOf(record) === ownerOf(smaller));
	return inFrontOf(workspace, first!, neighbours);
}

/**
 * Behind a record and all that have its owner because they begin with a blank, so that none of them gets
 * another one.
 */
function after(workspace: Workspace, anchor: RecordId, neighbours: readonly RecordId[]): InsertionPoint {
	const start = workspace.reader.blockOf(anchor);
	const { slice } = start;
	let block = start;
	let offset = -1;
	for (const entry of entriesFrom(slice.file, start.index, workspace.tables.records.offset[anchor]!)) {
		if (offset >= 0 && entry.kind === "record" && entry.inheritsBefore < 0) break;
		if (entry.directive === "$INCLUDE" && beginsWithBlank(workspace, slice.blocks[entry.index]!)) {
			return inFrontOf(workspace, anchor, neighbours);
		}
		if (entry.kind !== "record") continue;
		block = slice.blocks[entry.index]!;
		offset = entry.end;
	}
	return { block, offset, anchor, neighbours, inheritsOwner: false, isDescending: false };
}

/** In front of the first record of a run with one owner. */
function inFrontOf(workspace: Workspace, record: RecordId, neighbours: readonly RecordId[]): InsertionPoint {
	const head = headOfRun(workspace, record);
	const block = workspace.reader.blockOf(head);
	return {
		block,
		offset: workspace.tables.records.offset[head]!,
		anchor: record,
		neighbours,
		inheritsOwner: false,
		isDescending: false,
	};
}

/** The share of neighbouring owners that stand in ascending order. */
function sortedness(workspace: Workspace, neighbours: readonly RecordId[]): number {
	const { names, records } = workspace.tables;
	let pairs = 0;
	let ascending = 0;
	for (let index = 1; index < neighbours.length; index++) {
		const [one, other] = [
			records.owner[neighbours[index - 1]!]! as NameId,
			records.owner[neighbours[index]!]! as NameId,
		];
		if (one === other) continue;
		pairs++;
		if (compareOwners(names, one, other) < 0) ascending++;
	}
	return pairs === 0 ? 1 : ascending / pairs;
}
