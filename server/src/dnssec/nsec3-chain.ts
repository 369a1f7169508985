import { TYPE_CODE } from "../records/type-code.ts";
import type { RecordId } from "../tables/record-table.ts";
import { isSignedNode, ownTypes, typeDifference } from "./denied-types.ts";
import type { Fault } from "./fault.ts";
import { type HashParameters, nsec3Hash } from "./nsec3-hash.ts";
import { type DenialRecord, hashParameters, parametersKey, readDenial } from "./nsec3-record.ts";
import { bitmapTypes } from "./type-bitmap.ts";
import { AUTHORITATIVE, DELEGATION, OCCLUDED, type ZoneNodes } from "./zone-nodes.ts";
import type { Steps } from "./zone-records.ts";

const { NSEC3, NSEC3PARAM, NS, DS, RRSIG } = TYPE_CODE;

/** So many names are hashed between two pauses; with many iterations fewer. */
const PAUSE = 256;

/**
 * What is wrong with the NSEC3 records of a zone (RFC 5155 section 7.1): for each NSEC3PARAM, the hash of each name of the zone, and of
 * each that only has names below it, has one, which tells the types there and the next such hash. Unsigned delegations may be left
 * out where the NSEC3 before says so.
 */
export function* nsec3Faults(nodes: ZoneNodes): Steps<Fault[]> {
	let faults: Fault[] = [];
	const chains = yield* chainsOf(nodes);
	for (const row of nodes.rowsOf(0, NSEC3PARAM)) {
		const rdata = nodes.rows.rdata(row);
		const parameters = hashParameters(rdata);
		// With any flag the chain is being made, or taken away.
		if (!parameters || rdata[1] !== 0) continue;
		const chain = chains.get(parametersKey(parameters));
		if (chain) {
			const check = new ChainCheck(nodes, chain, parameters);
			yield* check.run();
			faults = faults.concat(check.faults);
		} else {
			const record = nodes.rows.record[row]! as RecordId;
			faults.push({ rule: "nsec-missing", record, name: undefined, hash: undefined });
		}
	}
	return faults;
}

/** The NSEC3 records of a zone by their parameters, in the order of their hashes. */
function* chainsOf(nodes: ZoneNodes): Steps<Map<string, DenialRecord[]>> {
	const chains = new Map<string, DenialRecord[]>();
	for (let node = 1; node < nodes.count; node++) {
		if (node % PAUSE === 0) yield;
		for (const row of nodes.rowsOf(node, NSEC3)) {
			const rdata = nodes.rows.rdata(row);
			const parameters = hashParameters(rdata);
			if (!parameters) continue;
			const key = parametersKey(parameters);
			const hash = nodes.names.label(nodes.nameOf(node));
			const denial = readDenial(nodes.rows.record[row]! as RecordId, hash, rdata);
			const chain = chains.get(key);
			if (chain) chain.push(denial);
			else chains.set(key, [denial]);
		}
	}
	return chains;
}

/** Checks one chain against the names of the zone. */
class ChainCheck {
	readonly faults: Fault[] = [];
	readonly #nodes: ZoneNodes;
	readonly #chain: readonly DenialRecord[];
	readonly #parameters: HashParameters;
	readonly #hasOptOut: boolean;
	readonly #byHash: ReadonlyMap<string, DenialRecord>;
	/** Those that stand for a name of the zone, and those whose name lies behind a cut. */
	readonly #used = new Set<DenialRecord>();
	readonly #occluded = new Set<DenialRecord>();
	/** Hashes that should have one and have none. */
	readonly #missing = new Set<string>();

	constructor(nodes: ZoneNodes, chain: readonly DenialRecord[], parameters: HashParameters) {
		this.#nodes = nodes;
		this.#chain = chain;
		this.#parameters = parameters;
		this.#hasOptOut = chain.some(({ isOptOut }) => isOptOut);
		this.#byHash = new Map(chain.map((denial) => [denial.hash, denial]));
	}

	*run(): Steps<void> {
		const pause = Math.max(1, Math.floor(PAUSE / (1 + this.#parameters.iterations)));
		const needs = yield* needsOf(this.#nodes);
		// From the last to the first: a name above one that has an NSEC3 must have one too.
		for (let node = this.#nodes.count - 1; node >= 0; node--) {
			if (node % pause === 0) yield;
			if (needs.of[node] === NOT_A_NAME) continue;
			const hasDenial = this.#checkNode(node, needs.of[node]!);
			const parent = needs.parent[node]!;
			if (hasDenial && parent >= 0 && needs.of[parent] === OPTIONAL) needs.of[parent] = REQUIRED;
		}
		this.faults.reverse();
		for (const [index, denial] of this.#chain.entries()) {
			if (index % PAUSE === PAUSE - 1) yield;
			this.#checkLink(denial, index);
		}
	}

	/** Whether the name of a node has an NSEC3 that it may have. */
	#checkNode(node: number, need: number): boolean {
		const { names } = this.#nodes;
		const name = this.#nodes.nameOf(node);
		const hash = nsec3Hash(names.wire(name), this.#parameters);
		const denial = this.#byHash.get(hash);
		if (need === NONE) {
			if (denial) this.#occluded.add(denial);
			return false;
		}
		if (!denial) {
			this.#checkMissing(node, need, hash);
			return false;
		}
		this.#used.add(denial);
		const types = ownTypes(this.#nodes, node);
		if (types.length > 0 && isSignedNode(this.#nodes, node)) types.push(RRSIG);
		const difference = typeDifference(types, bitmapTypes(denial.rdata, denial.typesAt));
		if (difference) this.faults.push({ rule: "nsec-bitmap-mismatch", record: denial.record, name, ...difference });
		return true;
	}

	#checkMissing(node: number, need: number, hash: string): void {
		const isOptional = need === OPTIONAL;
		if (isOptional && this.#covering(hash).isOptOut) return;
		this.#missing.add(hash);
		const record = firstRecordAt(this.#nodes, node);
		const isDelegation = this.#nodes.status[node] === DELEGATION;
		if (isOptional && isDelegation) this.faults.push({ rule: "nsec3-optout-wrong", record, hash });
		else if (!isOptional || !this.#hasOptOut)
			this.faults.push({ rule: "nsec-missing", record, name: this.#nodes.nameOf(node), hash });
	}

	/** The NSEC3 behind whose hash another one lies; behind the last comes the first. */
	#covering(hash: string): DenialRecord {
		let low = 0;
		let high = this.#chain.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (this.#chain[middle]!.hash > hash) high = middle;
			else low = middle + 1;
		}
		return this.#chain[low - 1] ?? this.#chain.at(-1)!;
	}

	#checkLink(denial: DenialRecord, index: number): void {
		const { record, next } = denial;
		const following = this.#chain[(index + 1) % this.#chain.length]!;
		if (!this.#used.has(denial)) {
			this.faults.push({ rule: this.#occluded.has(denial) ? "nsec-extra" : "nsec3-without-record", record });
		} else if (next !== following.hash && !this.#isToldElsewhere(index, next)) {
			this.faults.push({ rule: "nsec-chain-broken", record, next: following.hash, written: next });
		}
	}

	/**
	 * Whether the next that a record names is one that is lacking, or all between the two are of names that are not there: that is told
	 * of them.
	 */
	#isToldElsewhere(start: number, next: string): boolean {
		const { length } = this.#chain;
		if (this.#missing.has(next) && this.#covering(next) === this.#chain[start]) return true;
		for (let step = 1; step <= length; step++) {
			const other = this.#chain[(start + step) % length]!;
			if (other.hash === next) return true;
			if (this.#used.has(other)) return false;
		}
		return false;
	}
}

/** Whether a node has an NSEC3: it must, it may be left out, it must not, or it is no name of the zone at all. */
const NOT_A_NAME = 0;
const NONE = 1;
const OPTIONAL = 2;
const REQUIRED = 3;

interface Needs {
	readonly of: Uint8Array;
	/** The node directly above one, if the zone has the say of it; else -1. */
	readonly parent: Int32Array;
}

/** What each node needs. One that only has names below it needs what the most demanding of those needs. */
function* needsOf(nodes: ZoneNodes): Steps<Needs> {
	const needs = new Uint8Array(nodes.count);
	const parents = new Int32Array(nodes.count).fill(-1);
	const nodeOfName = new Map<number, number>();
	for (let node = 0; node < nodes.count; node++) {
		nodeOfName.set(nodes.name[node]!, node);
		if (node % PAUSE === PAUSE - 1) yield;
	}
	// From the last to the first: what is below a name comes behind it.
	for (let node = nodes.count - 1; node >= 0; node--) {
		if (node % PAUSE === 0) yield;
		needs[node] = Math.max(needs[node]!, ownNeed(nodes, node));
		const parent = nodeOfName.get(nodes.names.parentOf(nodes.nameOf(node)));
		if (node === 0 || parent === undefined || nodes.status[parent] !== AUTHORITATIVE) continue;
		parents[node] = parent;
		needs[parent] = Math.max(needs[parent]!, needs[node]!);
	}
	return { of: needs, parent: parents };
}

function ownNeed(nodes: ZoneNodes, node: number): number {
	if (nodes.status[node] === OCCLUDED) return nodes.isEmpty(node) ? NOT_A_NAME : NONE;
	if (ownTypes(nodes, node).length === 0) return NOT_A_NAME;
	return nodes.status[node] === DELEGATION && !nodes.has(node, DS) ? OPTIONAL : REQUIRED;
}

/** The first record of a name, the NS of a delegation, or that of the first name below it that has one. */
function firstRecordAt(nodes: ZoneNodes, node: number): RecordId {
	const at = nodes.status[node] === DELEGATION ? nodes.find(node, NS) : nodes.first[node]!;
	return nodes.rows.record[nodes.order[at]!]! as RecordId;
}
