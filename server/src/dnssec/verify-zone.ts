import { TYPE_CODE } from "../records/type-code.ts";
import { isSyntaxError } from "../syntax/syntax-rules.ts";
import type { RecordId } from "../tables/record-table.ts";
import type { OpenZone } from "../workspace/open-zones.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Zone, ZoneId } from "../zone/zone.ts";
import { delegationFaults, offerFaults, readComparisons } from "./delegation-digests.ts";
import type { Fault } from "./fault.ts";
import { nsecFaults } from "./nsec-chain.ts";
import { nsec3Faults } from "./nsec3-chain.ts";
import { isEdited, withoutConsequences } from "./one-cause.ts";
import { SIGNER_AT } from "./signed-data.ts";
import type { ZoneVerdict } from "./verdict.ts";
import { type VerificationSteps, verifySignatures } from "./verify-signatures.ts";
import type { WebCrypto } from "./web-crypto.ts";
import { zoneDigestFaults } from "./zone-digest.ts";
import { sortZone, type ZoneNodes } from "./zone-nodes.ts";
import { readZoneRecords } from "./zone-records.ts";

const { DNSKEY, NSEC, NSEC3PARAM, RRSIG, SOA, ZONEMD } = TYPE_CODE;

/** What verifying depends on besides the zones. */
export interface VerificationOptions {
	readonly crypto: WebCrypto;
	/** Seconds since 1970. */
	readonly now: number;
	/**
	 * Told now and then how much of the zone has been verified, from 0 to 1; first when all has been read, after which only changes
	 * of the zone itself, and of those below it, make what comes of it worthless.
	 */
	advance?(part: number): void;
}

/**
 * Verifies what DNSSEC says of a zone. The workspace must be settled and keep its texts before the first step, and not change
 * until `advance` is called.
 */
export function* verifyZone(
	workspace: Workspace,
	open: OpenZone,
	{ crypto, now, advance = () => {} }: VerificationOptions,
): VerificationSteps<ZoneVerdict> {
	const { zone } = open;
	const zones = new Set<ZoneId>([zone.id]);
	const { delegations, offers } = readComparisons(workspace, open, zones);
	const { isSigned, hasDigest } = isVerifiable(workspace, open)
		? contentOf(workspace, zone)
		: { isSigned: false, hasDigest: false };
	const rows = isSigned || hasDigest ? yield* readZoneRecords(workspace, open, hasDigest) : undefined;
	advance(0);
	let faults: readonly Fault[] = [];
	let signatures = 0;
	if (rows) {
		const nodes = yield* sortZone(zone, workspace.tables.names, rows);
		if (isSigned) {
			const verified = yield* verifySignatures(nodes, crypto, now, (node) => advance(node / nodes.count));
			const denial = yield* denialFaults(nodes);
			faults = verified.faults.concat(withoutConsequences(denial, verified.faults, workspace.tables.records));
			signatures = verified.count;
		}
		if (hasDigest && !faults.some(isEdited)) faults = faults.concat(yield* zoneDigestFaults(nodes, crypto));
	}
	for (const delegation of delegations) faults = faults.concat(yield* delegationFaults(delegation, crypto));
	if (offers) faults = faults.concat(yield* offerFaults(offers, crypto));
	return { faults, signatures, zones };
}

/** A server that signs has other records than the file, and a line that cannot be read may be what is lacking. */
function isVerifiable(workspace: Workspace, { zone, slice }: OpenZone): boolean {
	if (zone.signed) return false;
	for (const { problems, include } of workspace.blocks(slice)) {
		if (include?.problem || problems.some(isSyntaxError)) return false;
	}
	return true;
}

/** Whether there are keys, and signatures by the zone itself, at the apex, and whether there is a digest of the zone. */
function contentOf(workspace: Workspace, zone: Zone): { isSigned: boolean; hasDigest: boolean } {
	const { lookup, tables } = workspace;
	const has = (type: number) => lookup.recordIn(zone, zone.origin, type) >= 0;
	const isOwn = (rrsig: RecordId) => {
		const rdata = workspace.rdataWire(rrsig);
		return rdata !== undefined && tables.names.find(rdata, SIGNER_AT) === zone.origin;
	};
	const isSigned = has(DNSKEY) && lookup.recordsIn(zone, zone.origin, RRSIG).some(isOwn);
	return { isSigned, hasDigest: has(ZONEMD) && has(SOA) };
}

/** What is wrong with the records that prove what there is not; a zone that is signed has them of one kind, or of both. */
function* denialFaults(nodes: ZoneNodes): VerificationSteps<Fault[]> {
	const hasNsec = nodes.has(0, NSEC);
	const hasNsec3 = nodes.has(0, NSEC3PARAM);
	if (hasNsec || hasNsec3) {
		const faults = hasNsec ? yield* nsecFaults(nodes) : [];
		return hasNsec3 ? faults.concat(yield* nsec3Faults(nodes)) : faults;
	}
	const [soa] = nodes.rowsOf(0, SOA);
	if (soa === undefined) return [];
	const record = nodes.rows.record[soa]! as RecordId;
	return [{ rule: "nsec-missing", record, name: undefined, hash: undefined }];
}
