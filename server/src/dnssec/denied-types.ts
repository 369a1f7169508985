import { TYPE_CODE } from "../records/type-code.ts";
import type { WrongBitmap } from "./fault.ts";
import { DELEGATION, OCCLUDED, type ZoneNodes } from "./zone-nodes.ts";

const { NS, DS, KEY, RRSIG, NSEC, NSEC3 } = TYPE_CODE;

/** What a zone says itself of a name that it delegates (RFC 4035 section 2.3). */
const AT_CUT: ReadonlySet<number> = new Set([NS, DS, KEY, RRSIG, NSEC]);

/** Types that belong to no name of the zone, but to the proof that there is none. */
const PROOF: ReadonlySet<number> = new Set([RRSIG, NSEC, NSEC3]);

/** The types of a node, other than those that prove and sign, in ascending order; at a delegation those that the zone answers for. */
export function ownTypes(nodes: ZoneNodes, node: number): number[] {
	const types: number[] = [];
	const end = nodes.first[node + 1]!;
	const isCut = nodes.status[node] === DELEGATION;
	for (let at = nodes.first[node]!; at < end; at = nodes.endOfSet(at)) {
		const type = nodes.typeAt(at);
		if (!PROOF.has(type) && (!isCut || AT_CUT.has(type))) types.push(type);
	}
	return types;
}

/** Whether a name is in the chain of NSEC records, or its hash in that of NSEC3. */
export function isDenied(nodes: ZoneNodes, node: number): boolean {
	return nodes.status[node] !== OCCLUDED && ownTypes(nodes, node).length > 0;
}

/** Whether what a name has is signed; at a delegation, only the DS is. */
export function isSignedNode(nodes: ZoneNodes, node: number): boolean {
	return nodes.status[node] !== DELEGATION || nodes.has(node, DS);
}

/** The difference between the types that are and those that are told; undefined where there is none. */
export function typeDifference(
	types: readonly number[],
	told: readonly number[],
): Pick<WrongBitmap, "lacking" | "surplus"> | undefined {
	const lacking = types.filter((type) => !told.includes(type));
	const surplus = told.filter((type) => !types.includes(type));
	return lacking.length + surplus.length > 0 ? { lacking, surplus } : undefined;
}
