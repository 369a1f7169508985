import { keyTag } from "../records/dnssec/key-tag.ts";
import { TYPE_CODE } from "../records/type-code.ts";
import type { NameId } from "../tables/name-table.ts";
import type { RecordId } from "../tables/record-table.ts";
import { TYPE_DS } from "../workspace/lookup.ts";
import type { OpenZone } from "../workspace/open-zones.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Zone, ZoneId } from "../zone/zone.ts";
import type { DelegationDigest, Fault } from "./fault.ts";
import { digestOfKey, goodDigestType, isKnownDigest, isSameDigest, readDigest } from "./key-digest.ts";
import type { VerificationSteps } from "./verify-signatures.ts";
import type { WebCrypto } from "./web-crypto.ts";

/** A DS or CDS, or a DNSKEY, with its RDATA. */
interface ReadRecord {
	readonly record: RecordId;
	readonly rdata: Uint8Array;
}

/** What is to be compared: the digests, and the keys they may be of. All is read before anything is waited for. */
interface Comparison {
	readonly owner: Uint8Array;
	readonly digests: readonly ReadRecord[];
	readonly keys: readonly ReadRecord[];
	/** Whether the zone may have other keys than these. */
	readonly hasOtherKeys: boolean;
}

/** Flags of a DNSKEY: one that the zone above is to trust, and one that nobody is to trust any more. */
const SECURE_ENTRY_POINT = 0x01;
const REVOKED = 0x80;

/** What the DS records of a zone, and its CDS records, are compared with; notes which other zones that are. */
export function readComparisons(
	workspace: Workspace,
	open: OpenZone,
	zones: Set<ZoneId>,
): { readonly delegations: readonly Comparison[]; readonly offers: Comparison | undefined } {
	const { zone } = open;
	const { names, records } = workspace.tables;
	if (zone.kind !== "primary") return { delegations: [], offers: undefined };
	const owners = new Set<NameId>();
	for (const block of workspace.blocks(open.slice)) {
		for (const record of block.records) {
			if (records.type[record] === TYPE_DS) owners.add(records.owner[record]! as NameId);
		}
	}
	const delegations: Comparison[] = [];
	for (const owner of owners) {
		const child = childAt(workspace, zone, owner);
		if (!child) continue;
		zones.add(child.id);
		const keys = read(workspace, child, owner, TYPE_CODE.DNSKEY);
		if (keys.length === 0) continue;
		const digests = read(workspace, zone, owner, TYPE_DS);
		delegations.push({ owner: names.wire(owner), digests, keys, hasOtherKeys: child.dynamic || child.signed });
	}
	const offered = read(workspace, zone, zone.origin, TYPE_CODE.CDS);
	const keys = read(workspace, zone, zone.origin, TYPE_CODE.DNSKEY);
	const offers = { owner: names.wire(zone.origin), digests: offered, keys, hasOtherKeys: true };
	return { delegations, offers: offered.length > 0 ? offers : undefined };
}

function childAt({ zones }: Workspace, zone: Zone, owner: NameId): Zone | undefined {
	if (owner === zone.origin || !zones.isOrigin(owner)) return undefined;
	const child = zones.zoneAt(zones.universeOf(zone), owner);
	return child === zone || child?.kind !== "primary" ? undefined : child;
}

function read(workspace: Workspace, zone: Zone, name: NameId, type: number): ReadRecord[] {
	return workspace.lookup.recordsIn(zone, name, type).flatMap((record) => {
		const rdata = workspace.rdataWire(record)?.slice();
		return rdata ? [{ record, rdata }] : [];
	});
}

/** The DS records that lead to no key of the zone below (RFC 4035 section 5.2). */
export function* delegationFaults(comparison: Comparison, crypto: WebCrypto): VerificationSteps<Fault[]> {
	const { owner, digests, keys, hasOtherKeys } = comparison;
	const compared: Compared[] = [];
	for (const digest of digests) compared.push(yield* compare(comparison, digest, crypto));
	const wrong = compared.filter(({ state }) => state === "wrong" || (state === "no-key" && !hasOtherKeys));
	const spare = compared.some(({ state }) => state === "good" || state === "unknown");
	const [only, ...more] = keys.filter(
		({ rdata }) => (rdata[1]! & (SECURE_ENTRY_POINT | REVOKED)) === SECURE_ENTRY_POINT,
	);
	const faults: Fault[] = [];
	for (const { record, rdata, key, state } of wrong) {
		// Of several keys none is chosen; and where another DS is good, this one may speak of a key that is still to come.
		const meant = key ?? (spare || more.length > 0 || wrong.length > 1 ? undefined : only);
		let repair: DelegationDigest | undefined;
		if (meant) {
			yield digestOfKey(crypto, owner, meant.rdata, goodDigestType(rdata[3]!)).then((digest) => {
				repair = digest;
			});
		}
		const found = state === "wrong" ? key?.record : undefined;
		faults.push({ rule: "ds-no-matching-dnskey", record, key: found, spare, repair });
	}
	return faults;
}

/** The CDS records with another digest than that of the key that they speak of (RFC 7344 section 4.1). */
export function* offerFaults(comparison: Comparison, crypto: WebCrypto): VerificationSteps<Fault[]> {
	const faults: Fault[] = [];
	for (const offered of comparison.digests) {
		const { record, rdata, key, state } = yield* compare(comparison, offered, crypto);
		if (state !== "wrong" || !key) continue;
		let repair: DelegationDigest | undefined;
		yield digestOfKey(crypto, comparison.owner, key.rdata, goodDigestType(rdata[3]!)).then((digest) => {
			repair = digest;
		});
		faults.push({ rule: "cds-cdnskey-mismatch", record, key: key.record, repair });
	}
	return faults;
}

interface Compared extends ReadRecord {
	/** `unknown`: the digest cannot be worked out here. */
	readonly state: "good" | "wrong" | "no-key" | "unknown";
	/** For a wrong one: the key with its key tag and algorithm. */
	readonly key: ReadRecord | undefined;
}

function* compare({ owner, keys }: Comparison, digest: ReadRecord, crypto: WebCrypto): VerificationSteps<Compared> {
	const told = readDigest(digest.rdata);
	const meant = keys.filter(({ rdata }) => rdata[3] === told.algorithm && keyTag(rdata) === told.keyTag);
	if (meant.length === 0) return { ...digest, state: "no-key", key: undefined };
	if (!isKnownDigest(told.digestType)) return { ...digest, state: "unknown", key: undefined };
	let isGood = false;
	for (const { rdata } of meant) {
		yield digestOfKey(crypto, owner, rdata, told.digestType).then((made) => {
			isGood ||= isSameDigest(made.digest, told.digest);
		});
	}
	return { ...digest, state: isGood ? "good" : "wrong", key: isGood ? undefined : meant[0] };
}
