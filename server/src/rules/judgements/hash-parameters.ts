import type { Action } from "../fix.ts";
import { setFields } from "../fixes/set-fields.ts";
import type { RecordView } from "../views/record-view.ts";

/** Fields of NSEC3PARAM, and the first ones of NSEC3. */
export const HASH_FIELD = 0;
export const NSEC3_FLAGS_FIELD = 1;
export const ITERATIONS_FIELD = 2;
export const SALT_FIELD = 3;

/** The only hash that there is for NSEC3 (RFC 5155 section 11): SHA-1. */
export const SHA1_HASH = 1;

/** How names are hashed, as NSEC3 and NSEC3PARAM begin with it (RFC 5155 section 3.2 and 4.2). */
export interface HashParameters {
	readonly hash: number;
	readonly flags: number;
	readonly iterations: number;
	/** Octets of the salt. */
	readonly saltLength: number;
}

export function hashParameters({ wire }: RecordView): HashParameters {
	return { hash: wire[0]!, flags: wire[1]!, iterations: wire[2]! * 256 + wire[3]!, saltLength: wire[4]! };
}

/** Whether an NSEC3PARAM is one that servers go by: at the top of a zone that is kept here. */
export function isInForce({ ownerName, zone }: RecordView): boolean {
	return ownerName === zone.origin && zone.kind === "primary";
}

/** Sets all to what RFC 9276 section 3.1 advises, whichever of them is wrong. */
export function adviseParameters(record: RecordView): readonly Action[] {
	if (record.isGenerated) return [];
	const advised = new Map(["1", "0", "0", "-"].map((text, field) => [field, text]));
	return [setFields(record, advised, "Set the NSEC3PARAM to 1 0 0 -")];
}
