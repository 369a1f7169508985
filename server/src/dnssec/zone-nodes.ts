import { TYPE_CODE } from "../records/type-code.ts";
import type { NameId, NameTable } from "../tables/name-table.ts";
import { TYPE_DNAME, TYPE_NS } from "../workspace/lookup.ts";
import type { Zone } from "../zone/zone.ts";
import { sortNumbers } from "./sorted-numbers.ts";
import type { Steps, ZoneRecords } from "./zone-records.ts";

/** What a zone says of one of its names: all, only who is asked below it, or nothing, since it lies behind a cut. */
export const AUTHORITATIVE = 0;
export const DELEGATION = 1;
export const OCCLUDED = 2;

/** So many names are looked at between two pauses. */
const PAUSE = 1024;

/**
 * The names of a zone in canonical order (RFC 4034 section 6.1), those among them that only have names below them, and the
 * records of each in canonical order, equal ones once.
 */
export class ZoneNodes {
	readonly zone: Zone;
	readonly names: NameTable;
	readonly rows: ZoneRecords;
	count = 0;
	readonly name: Int32Array;
	readonly status: Uint8Array;
	/** The records of node n are the rows `order[first[n]..first[n + 1])`. */
	readonly first: Int32Array;
	readonly order: Int32Array;
	/** How much of `order` is filled; less than there is room for where records are written twice. */
	placed = 0;

	constructor(zone: Zone, names: NameTable, rows: ZoneRecords, count: number) {
		this.zone = zone;
		this.names = names;
		this.rows = rows;
		this.name = new Int32Array(count);
		this.status = new Uint8Array(count);
		this.first = new Int32Array(count + 1);
		this.order = new Int32Array(rows.count);
	}

	/** The name of a node. */
	nameOf(node: number): NameId {
		return this.name[node]! as NameId;
	}

	/** Whether a node has no records of its own, only names below it. */
	isEmpty(node: number): boolean {
		return this.first[node] === this.first[node + 1];
	}

	/** Where the records of a type at a node begin in `order`; the end of the node's where there are none. */
	find(node: number, type: number): number {
		const end = this.first[node + 1]!;
		let at = this.first[node]!;
		while (at < end && this.typeAt(at) < type) at++;
		return at < end && this.typeAt(at) === type ? at : end;
	}

	/** Whether a node has records of a type. */
	has(node: number, type: number): boolean {
		return this.find(node, type) < this.first[node + 1]!;
	}

	/** The rows of a type at a node. */
	rowsOf(node: number, type: number): Int32Array {
		const start = this.find(node, type);
		return this.order.subarray(start, start === this.first[node + 1]! ? start : this.endOfSet(start));
	}

	/** The end in `order` of the record set that begins at `at`. */
	endOfSet(at: number): number {
		const type = this.typeAt(at);
		let end = at + 1;
		while (end < this.placed && this.typeAt(end) === type && this.#isSameOwner(at, end)) end++;
		return end;
	}

	/** The type of the record at a place in `order`. */
	typeAt(at: number): number {
		return this.rows.type[this.order[at]!]!;
	}

	#isSameOwner(at: number, other: number): boolean {
		return this.rows.owner[this.order[at]!] === this.rows.owner[this.order[other]!];
	}
}

/** Puts the names and records of a zone into canonical order. */
export function* sortZone(zone: Zone, names: NameTable, rows: ZoneRecords): Steps<ZoneNodes> {
	const links = yield* linkRows(zone, names, rows);
	const nodes = new ZoneNodes(zone, names, rows, links.nodeCount);
	const pending: number[] = [zone.origin];
	/** The name behind which nothing is answered from this zone, while its names are gone through. */
	let cut = -1;
	while (pending.length > 0) {
		const name = pending.pop()!;
		if (cut >= 0 && !names.isWithin(name as NameId, cut as NameId)) cut = -1;
		const node = nodes.count++;
		nodes.name[node] = name;
		nodes.first[node] = nodes.placed;
		nodes.placed = placeRows(nodes, links, name, nodes.placed);
		nodes.first[node + 1] = nodes.placed;
		// The names of NSEC3 records are not in the tree that is cut (RFC 5155 section 3).
		nodes.status[node] = cut >= 0 && !nodes.has(node, TYPE_CODE.NSEC3) ? OCCLUDED : AUTHORITATIVE;
		if (cut < 0) {
			const isDelegation = name !== zone.origin && nodes.has(node, TYPE_NS);
			if (isDelegation) nodes.status[node] = DELEGATION;
			if (isDelegation || nodes.has(node, TYPE_DNAME)) cut = name;
		}
		const children = childrenOf(names, name, links.isNode);
		yield* sortNumbers(children, (one, other) => names.compareLabels(one, other));
		for (let index = children.length - 1; index >= 0; index--) pending.push(children[index]!);
		if (nodes.count % PAUSE === 0) yield;
	}
	return nodes;
}

/** The rows of each name, one linked to the next, and which names the zone has. */
interface Links {
	readonly firstRow: Int32Array;
	readonly nextRow: Int32Array;
	readonly isNode: Uint8Array;
	readonly nodeCount: number;
}

function* linkRows(zone: Zone, names: NameTable, rows: ZoneRecords): Steps<Links> {
	const firstRow = new Int32Array(names.count).fill(-1);
	const nextRow = new Int32Array(rows.count);
	const isNode = new Uint8Array(names.count);
	let nodeCount = 1;
	isNode[zone.origin] = 1;
	for (let row = 0; row < rows.count; row++) {
		const owner = rows.owner[row]!;
		nextRow[row] = firstRow[owner]!;
		firstRow[owner] = row;
		for (let at = owner; isNode[at] === 0; at = names.parent[at]!) {
			isNode[at] = 1;
			nodeCount++;
		}
		if (row % (PAUSE * 16) === 0) yield;
	}
	return { firstRow, nextRow, isNode, nodeCount };
}

/** Enters the rows of a name in canonical order, each once, and returns the place behind them. */
function placeRows({ rows, order }: ZoneNodes, { firstRow, nextRow }: Links, name: number, start: number): number {
	let end = start;
	for (let row = firstRow[name]!; row >= 0; row = nextRow[row]!) order[end++] = row;
	if (end - start < 2) return end;
	// The links go from the last record to the first; of equal records the first is kept.
	const own = order.subarray(start, end).sort((one, other) => rows.compare(one, other) || one - other);
	let kept = 1;
	for (let index = 1; index < own.length; index++) {
		if (rows.compare(own[kept - 1]!, own[index]!) !== 0) own[kept++] = own[index]!;
	}
	return start + kept;
}

function childrenOf(names: NameTable, name: number, isNode: Uint8Array): Int32Array {
	let count = 0;
	for (let child = names.firstChild[name]!; child >= 0; child = names.nextSibling[child]!) count += isNode[child] ?? 0;
	const children = new Int32Array(count);
	for (let child = names.firstChild[name]!; child >= 0; child = names.nextSibling[child]!) {
		if (isNode[child]) children[--count] = child;
	}
	return children;
}
