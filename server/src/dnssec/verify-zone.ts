import { TYPE_CODE } from "../records/type-code.ts";
import { isSyntaxError } from "../syntax/syntax-rules.ts";
import type { OpenZone, Workspace } from "../workspace/workspace.ts";
import type { Zone, ZoneId } from "../zone/zone.ts";
import type { Fault } from "./fault.ts";
import type { ZoneVerdict } from "./verdict.ts";
import { type VerificationSteps, verifySignatures } from "./verify-signatures.ts";
import type { WebCrypto } from "./web-crypto.ts";
import { sortZone } from "./zone-nodes.ts";
import { readZoneRecords } from "./zone-records.ts";

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
	if (!isVerifiable(workspace, open)) return { faults: [], signatures: 0, zones };
	const faults: Fault[] = [];
	let signatures = 0;
	if (isSigned(workspace, zone)) {
		const rows = yield* readZoneRecords(workspace, open);
		advance(0);
		const nodes = yield* sortZone(zone, workspace.tables.names, rows);
		const verified = yield* verifySignatures(nodes, crypto, now, (node) => advance(node / nodes.count));
		faults.push(...verified.faults);
		signatures = verified.count;
	}
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

/** Whether there are keys at the apex, and signatures. */
function isSigned({ lookup }: Workspace, zone: Zone): boolean {
	const has = (type: number) => lookup.recordIn(zone, zone.origin, type) >= 0;
	return has(TYPE_CODE.DNSKEY) && has(TYPE_CODE.RRSIG);
}
