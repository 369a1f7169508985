import { nameLength, nameText } from "../records/domain-name.ts";
import { TYPE_CODE } from "../records/type-code.ts";
import type { RecordId } from "../tables/record-table.ts";
import { isDenied, ownTypes, typeDifference } from "./denied-types.ts";
import type { Fault } from "./fault.ts";
import { bitmapTypes } from "./type-bitmap.ts";
import type { ZoneNodes } from "./zone-nodes.ts";
import type { Steps } from "./zone-records.ts";

const { NSEC, RRSIG } = TYPE_CODE;

/** So many names are looked at between two pauses. */
const PAUSE = 512;

/**
 * What is wrong with the NSEC records of a zone (RFC 4035 section 2.3): each name with records of the zone's own has one, which tells
 * the types there and the next such name.
 */
export function* nsecFaults(nodes: ZoneNodes): Steps<Fault[]> {
	const faults: Fault[] = [];
	/** The nodes with an NSEC, and those that should have one, which mostly are the same. */
	const present: number[] = [];
	const wanted: number[] = [];
	for (let node = 0; node < nodes.count; node++) {
		if (node % PAUSE === PAUSE - 1) yield;
		const hasNsec = nodes.has(node, NSEC);
		const isWanted = isDenied(nodes, node);
		if (isWanted) wanted.push(node);
		if (hasNsec) present.push(node);
		if (isWanted && !hasNsec) {
			const record = nodes.rows.record[nodes.order[nodes.first[node]!]!]! as RecordId;
			faults.push({ rule: "nsec-missing", record, name: nodes.nameOf(node), hash: undefined });
		} else if (!isWanted && hasNsec) {
			faults.push({ rule: "nsec-extra", record: recordOf(nodes, node) });
		} else if (hasNsec) {
			const fault = bitmapFault(nodes, node);
			if (fault) faults.push(fault);
		}
	}
	yield;
	for (const [index, node] of present.entries()) {
		if (index % PAUSE === PAUSE - 1) yield;
		if (!isDenied(nodes, node)) continue;
		const following = present[(index + 1) % present.length]!;
		const fault = chainFault(nodes, node, [nextOf(wanted, node), following]);
		if (fault) faults.push(fault);
	}
	return faults;
}

function recordOf(nodes: ZoneNodes, node: number): RecordId {
	return nodes.rows.record[nodes.order[nodes.find(node, NSEC)]!]! as RecordId;
}

function rdataOf(nodes: ZoneNodes, node: number): Uint8Array {
	return nodes.rows.rdata(nodes.order[nodes.find(node, NSEC)]!);
}

function bitmapFault(nodes: ZoneNodes, node: number): Fault | undefined {
	const rdata = rdataOf(nodes, node);
	const types = [...ownTypes(nodes, node), RRSIG, NSEC];
	const difference = typeDifference(types, bitmapTypes(rdata, nameLength(rdata, 0)));
	if (!difference) return undefined;
	return { rule: "nsec-bitmap-mismatch", record: recordOf(nodes, node), name: nodes.nameOf(node), ...difference };
}

/** What is wrong with the next name of an NSEC, which may be any of some: where one of two faults is told at another place. */
function chainFault(nodes: ZoneNodes, node: number, allowed: readonly number[]): Fault | undefined {
	const { names } = nodes;
	const rdata = rdataOf(nodes, node);
	const next = names.find(rdata, 0);
	if (allowed.some((one) => nodes.nameOf(one) === next)) return undefined;
	const expected = names.text(nodes.nameOf(allowed[0]!));
	return { rule: "nsec-chain-broken", record: recordOf(nodes, node), next: expected, written: nameText(rdata) };
}

/** The first of some ascending numbers that is greater than one; behind the last comes the first. */
function nextOf(numbers: readonly number[], than: number): number {
	let low = 0;
	let high = numbers.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (numbers[middle]! > than) high = middle;
		else low = middle + 1;
	}
	return numbers[low] ?? numbers[0]!;
}
