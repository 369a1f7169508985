import { TYPE_CODE } from "../records/type-code.ts";
import type { RecordId } from "../tables/record-table.ts";
import { compareOctets } from "./compare-octets.ts";
import type { Fault } from "./fault.ts";
import { coveredType, readSignature } from "./record-signature.ts";
import { type CheckedSignature, type SetCheck, type SignatureState, setFaults } from "./set-check.ts";
import { isOutOfTime } from "./signature-times.ts";
import { signedData } from "./signed-data.ts";
import type { ImportedKey, KeyAlgorithm, WebCrypto } from "./web-crypto.ts";
import { type ZoneKey, zoneKeys } from "./zone-keys.ts";
import { DELEGATION, OCCLUDED, type ZoneNodes } from "./zone-nodes.ts";

/** Steps of a verification: a promise is to be waited for, anything else is a pause. */
export type VerificationSteps<Result> = Generator<Promise<unknown> | undefined, Result>;

/** So many record sets are verified at a time, and as many made ready meanwhile. */
const BATCH = 64;

/** What verifying the signatures of a zone came to. */
export interface VerifiedSignatures {
	readonly faults: readonly Fault[];
	/** How many signatures were verified. */
	readonly count: number;
}

/**
 * Verifies the signatures of a zone with the keys that it has, and looks for records that have none.
 *
 * @param now in seconds since 1970.
 * @param advance told after each node how many have been verified.
 */
export function* verifySignatures(
	nodes: ZoneNodes,
	crypto: WebCrypto,
	now: number,
	advance: (nodes: number) => void,
): VerificationSteps<VerifiedSignatures> {
	const verifier = new Verifier(nodes, crypto, now, yield* zoneKeys(nodes, crypto));
	const keySetAt = nodes.find(0, TYPE_CODE.DNSKEY);
	const keySet = verifier.check(0, keySetAt);
	yield Promise.all(verifier.takeJobs());
	const algorithms = verifier.algorithmsOf(keySet);
	const faults: Fault[] = [];
	let checks: SetCheck[] = [];
	let running: { readonly checks: readonly SetCheck[]; readonly jobs: Promise<unknown> } | undefined;
	for (let node = 0; node < nodes.count; node++) {
		for (const at of signedSets(nodes, node)) checks.push(at === keySetAt ? keySet : verifier.check(node, at));
		advance(node);
		if (checks.length < BATCH && node < nodes.count - 1) continue;
		const next = { checks, jobs: Promise.all(verifier.takeJobs()) };
		checks = [];
		if (running) {
			yield running.jobs;
			for (const check of running.checks) faults.push(...setFaults(check, algorithms, now));
		}
		running = next;
	}
	if (running) {
		yield running.jobs;
		for (const check of running.checks) faults.push(...setFaults(check, algorithms, now));
	}
	return { faults: faults.concat(verifier.unverified()), count: verifier.count };
}

/** Where in `nodes.order` the sets of a node begin that are signed: all that the zone has the say of (RFC 4035 section 2.2). */
function* signedSets(nodes: ZoneNodes, node: number): IterableIterator<number> {
	const status = nodes.status[node]!;
	if (status === OCCLUDED) return;
	const end = nodes.first[node + 1]!;
	for (let at = nodes.first[node]!; at < end; at = nodes.endOfSet(at)) {
		const type = nodes.typeAt(at);
		if (type === TYPE_CODE.RRSIG) continue;
		if (status === DELEGATION && type !== TYPE_CODE.DS && type !== TYPE_CODE.NSEC) continue;
		yield at;
	}
}

/** Makes ready what is verified, and notes what comes of it. */
class Verifier {
	/** How many signatures were verified. */
	count = 0;
	readonly #nodes: ZoneNodes;
	readonly #crypto: WebCrypto;
	readonly #now: number;
	readonly #keys: readonly ZoneKey[];
	readonly #origin: Uint8Array;
	/** How many signatures of a key could not be verified. */
	readonly #unverified = new Map<ZoneKey, number>();
	#jobs: Promise<void>[] = [];
	#node = -1;
	#owner: Uint8Array = new Uint8Array(1);

	constructor(nodes: ZoneNodes, crypto: WebCrypto, now: number, keys: readonly ZoneKey[]) {
		this.#now = now;
		this.#nodes = nodes;
		this.#crypto = crypto;
		this.#keys = keys;
		this.#origin = nodes.names.wire(nodes.zone.origin);
	}

	/** Begins to verify the set of a node that begins at a place in `nodes.order`. */
	check(node: number, at: number): SetCheck {
		const { rows, order } = this.#nodes;
		const type = this.#nodes.typeAt(at);
		const end = this.#nodes.endOfSet(at);
		const signatures: CheckedSignature[] = [];
		for (const row of this.#nodes.rowsOf(node, TYPE_CODE.RRSIG)) {
			const rdata = rows.rdata(row);
			if (coveredType(rdata) !== type) continue;
			const fields = readSignature(rdata);
			const signature = { record: rows.record[row]! as RecordId, fields, state: "unknown" as SignatureState };
			signatures.push(signature);
			// What is out of its time is good for nothing; but those of the keys tell with which algorithms the zone is signed.
			if (type !== TYPE_CODE.DNSKEY && isOutOfTime(fields, this.#now)) continue;
			this.#begin(signature, rdata, node, at, end);
		}
		return { record: rows.record[order[at]!]! as RecordId, signatures };
	}

	/** What was begun and is not waited for yet. */
	takeJobs(): Promise<void>[] {
		const jobs = this.#jobs;
		this.#jobs = [];
		return jobs;
	}

	/** The algorithms with which a zone is signed: those of the keys that sign its keys; of keys for that purpose, if there are any. */
	algorithmsOf({ signatures }: SetCheck): Set<number> {
		const { rows } = this.#nodes;
		const signing = signatures.filter(({ state }) => state === "good");
		const entry = new Set<string>();
		for (const row of this.#nodes.rowsOf(0, TYPE_CODE.DNSKEY)) {
			const key = this.#keys.find(({ record }) => record === rows.record[row]);
			if (key && !key.isRevoked && (rows.rdata(row)[1]! & SECURE_ENTRY_POINT) !== 0)
				entry.add(`${key.algorithm} ${key.keyTag}`);
		}
		const byEntryKeys = signing.filter(({ fields }) => entry.has(`${fields.algorithm} ${fields.keyTag}`));
		return new Set((byEntryKeys.length > 0 ? byEntryKeys : signing).map(({ fields }) => fields.algorithm));
	}

	/** The keys whose signatures could not be verified. */
	unverified(): Fault[] {
		return [...this.#unverified].map(([{ record, algorithm, keyTag }, signatures]) => {
			return { rule: "rrsig-unverified", record, algorithm, keyTag, signatures };
		});
	}

	#begin(signature: CheckedSignature, rdata: Uint8Array, node: number, from: number, to: number): void {
		const { fields } = signature;
		if (compareOctets(fields.signer, 0, fields.signer.length, this.#origin, 0, this.#origin.length) !== 0) return;
		const keys = this.#keys.filter((key) => key.keyTag === fields.keyTag && key.algorithm === fields.algorithm);
		const usable = keys.filter(({ imported }) => imported !== undefined);
		if (usable.length < keys.length) {
			const key = keys.find(({ imported }) => imported === undefined)!;
			if (!key.isFlawed) this.#unverified.set(key, (this.#unverified.get(key) ?? 0) + 1);
			return;
		}
		if (usable.length === 0) return;
		const data = signedData(this.#nodes, rdata, fields.signatureAt, from, to, this.#ownerOf(node));
		this.#jobs.push(this.#verify(signature, usable, rdata.slice(fields.signatureAt), data));
	}

	async #verify(
		signature: CheckedSignature,
		keys: readonly ZoneKey[],
		octets: Uint8Array,
		data: Uint8Array,
	): Promise<void> {
		this.count++;
		signature.state = "bogus";
		for (const { crypto, imported } of keys) {
			if (await this.#isGood(crypto!, imported, octets, data)) signature.state = "good";
		}
	}

	async #isGood(algorithm: KeyAlgorithm, key: ImportedKey, octets: Uint8Array, data: Uint8Array): Promise<boolean> {
		try {
			return await this.#crypto.verify(algorithm, key, octets, data);
		} catch {
			// What the platform refuses to look at is no signature.
			return false;
		}
	}

	#ownerOf(node: number): Uint8Array {
		if (this.#node !== node) {
			this.#node = node;
			this.#owner = this.#nodes.names.wire(this.#nodes.nameOf(node));
		}
		return this.#owner;
	}
}

const SECURE_ENTRY_POINT = 1;
