import { base32HexText } from "../records/fields/encodings.ts";
import type { RecordId } from "../tables/record-table.ts";
import type { HashParameters } from "./nsec3-hash.ts";

/** SHA-1, the only hash there is (RFC 5155 section 11). */
export const SHA1_NUMBER = 1;
/** Unsigned delegations may be left out of the stretch behind an NSEC3 that has it (RFC 5155 section 6). */
const OPT_OUT = 1;

/** An NSEC3 of a zone. */
export interface DenialRecord {
	readonly record: RecordId;
	/** The hash in its owner, in lower case. */
	readonly hash: string;
	readonly isOptOut: boolean;
	/** The hash that it names as the next. */
	readonly next: string;
	/** RDATA, and where its types begin. */
	readonly rdata: Uint8Array;
	readonly typesAt: number;
}

/** The parameters with which an NSEC3 or an NSEC3PARAM hashes; undefined for a hash that nobody knows. */
export function hashParameters(rdata: Uint8Array): HashParameters | undefined {
	if (rdata[0] !== SHA1_NUMBER) return undefined;
	return { iterations: rdata[2]! * 256 + rdata[3]!, salt: rdata.slice(5, 5 + rdata[4]!) };
}

/** The same parameters have the same key. */
export function parametersKey({ iterations, salt }: HashParameters): string {
	return `${iterations} ${salt.join(".")}`;
}

/** Reads the RDATA of an NSEC3 (RFC 5155 section 3.2). */
export function readDenial(record: RecordId, hash: string, rdata: Uint8Array): DenialRecord {
	const nextAt = 6 + rdata[4]!;
	const typesAt = nextAt + rdata[nextAt - 1]!;
	const next = base32HexText(rdata.subarray(nextAt, typesAt)).toLowerCase();
	return { record, hash, isOptOut: (rdata[1]! & OPT_OUT) !== 0, next, rdata, typesAt };
}
