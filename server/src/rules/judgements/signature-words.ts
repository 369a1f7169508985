import { typeName } from "../../records/type-code.ts";
import type { RecordView } from "../views/record-view.ts";

/** What a signature is of: `The signature of the A records of www.example.com.` */
export function signatureText(rrsig: RecordView, covered: number): string {
	return `The signature of the ${typeName(covered)} records of ${rrsig.owner}`;
}

/** A point of time for messages, in seconds since 1970: `2026-11-24 12:00:00 UTC`. */
export function timeText(seconds: number): string {
	return `${new Date(seconds * 1000).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

/** Above so many findings of one rule in a zone, one at the SOA says it: what is to be done is to sign the zone anew. */
export const MANY_SIGNATURES = 20;

/** The fields of an RRSIG that findings stand at. */
export const COVERED_FIELD = 0;
export const LABELS_FIELD = 2;
export const ORIGINAL_TTL_FIELD = 3;
export const EXPIRATION_FIELD = 4;
export const INCEPTION_FIELD = 5;
export const KEY_TAG_FIELD = 6;
export const SIGNER_FIELD = 7;
export const SIGNATURE_FIELD = 8;
