import { nameLength } from "../records/domain-name.ts";
import { SIGNER_AT } from "./signed-data.ts";

/** The fields of an RRSIG (RFC 4034 section 3.1). */
export interface RecordSignature {
	readonly covered: number;
	readonly algorithm: number;
	/** Labels of the owner, a `*` in front and the root not counted (RFC 4034 section 3.1.3). */
	readonly labels: number;
	/** Seconds. */
	readonly originalTtl: number;
	/** Seconds since 1970, modulo 2^32. */
	readonly expiration: number;
	readonly inception: number;
	readonly keyTag: number;
	/** The name of the signer on the wire. */
	readonly signer: Uint8Array;
	/** Where the signature itself begins. */
	readonly signatureAt: number;
}

/** Reads the RDATA of an RRSIG. */
export function readSignature(rdata: Uint8Array): RecordSignature {
	const signatureAt = SIGNER_AT + nameLength(rdata, SIGNER_AT);
	return {
		covered: coveredType(rdata),
		algorithm: rdata[2]!,
		labels: rdata[3]!,
		originalTtl: uint32(rdata, 4),
		expiration: uint32(rdata, 8),
		inception: uint32(rdata, 12),
		keyTag: rdata[16]! * 256 + rdata[17]!,
		signer: rdata.subarray(SIGNER_AT, signatureAt),
		signatureAt,
	};
}

/** The type that an RRSIG covers. */
export function coveredType(rdata: Uint8Array): number {
	return rdata[0]! * 256 + rdata[1]!;
}

function uint32(octets: Uint8Array, at: number): number {
	return octets[at]! * 0x1000000 + octets[at + 1]! * 0x10000 + octets[at + 2]! * 0x100 + octets[at + 3]!;
}

/** How many seconds one time lies before another, negative where it is later; both count modulo 2^32 (RFC 4034 section 3.1.5). */
export function secondsBetween(earlier: number, later: number): number {
	return (later - earlier) | 0;
}
