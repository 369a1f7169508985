import { algorithmOf } from "../../records/dnssec/algorithms.ts";
import { keyFlagsOf, REVOKED } from "../../records/dnssec/key-flags.ts";
import { keyTag } from "../../records/dnssec/key-tag.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import type { RecordView } from "../views/record-view.ts";

/** Fields of DNSKEY, CDNSKEY and KEY. */
export const FLAGS_FIELD = 0;
export const ALGORITHM_FIELD = 2;
export const PUBLIC_KEY_FIELD = 3;

/** Whether a DNSKEY is a key of a zone that is kept here: it stands at the top of one. */
export function isZoneKey({ ownerName, zone }: RecordView): boolean {
	return ownerName === zone.origin && zone.kind === "primary";
}

/** The algorithm of a DNSKEY. */
export function keyAlgorithm({ wire }: RecordView): number {
	return wire[3]!;
}

/** A key as messages call it: `The key 12345 of example.com.` */
export function keyTitle({ owner, wire }: RecordView): string {
	return `The key ${keyTag(wire)} of ${owner}`;
}

export function isRevoked({ wire }: RecordView): boolean {
	return (keyFlagsOf(wire) & REVOKED) !== 0;
}

/** Whether its zone has another key, not revoked, of an algorithm with which zones may be signed. */
export function hasBetterKey(record: RecordView): boolean {
	return record.recordsOfOwner(TYPE_CODE.DNSKEY).some((other) => {
		const signing = algorithmOf(keyAlgorithm(other))?.signing;
		return !isRevoked(other) && (signing === "recommended" || signing === "allowed");
	});
}
