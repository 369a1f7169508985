import type { RecordId } from "../tables/record-table.ts";
import type { Fault } from "./fault.ts";
import type { RecordSignature } from "./record-signature.ts";
import { isOutOfTime, timeFault, timesNear } from "./signature-times.ts";

/** What is known of a signature; `unknown` where no key of the zone made it, or it could not be verified. */
export type SignatureState = "good" | "bogus" | "unknown";

export interface CheckedSignature {
	/** The RRSIG. */
	readonly record: RecordId;
	readonly fields: RecordSignature;
	state: SignatureState;
}

/** A record set of a zone, and the signatures of it. */
export interface SetCheck {
	/** The first record of the set. */
	readonly record: RecordId;
	readonly signatures: readonly CheckedSignature[];
}

/**
 * What is wrong with a set.
 *
 * @param algorithms those with which the zone is signed: each set has a signature of each (RFC 4035 section 2.2).
 * @param now in seconds since 1970.
 */
export function setFaults({ record, signatures }: SetCheck, algorithms: ReadonlySet<number>, now: number): Fault[] {
	if (signatures.length === 0) return [{ rule: "rrset-unsigned", record, algorithm: undefined }];
	const faults: Fault[] = [];
	for (const { record: rrsig, fields, state } of signatures) {
		const { covered, keyTag } = fields;
		const spare = signatures.some(
			(other) =>
				other.record !== rrsig &&
				other.fields.algorithm === fields.algorithm &&
				other.state === "good" &&
				!isOutOfTime(other.fields, now),
		);
		const wrongTime = timeFault(fields, now);
		const isOut = isOutOfTime(fields, now);
		if (state === "bogus" && !isOut) faults.push({ rule: "rrsig-bogus", record: rrsig, covered, keyTag, spare });
		else if (wrongTime) faults.push({ rule: wrongTime, record: rrsig, covered, ...timesNear(fields, now), spare });
	}
	for (const algorithm of algorithms) {
		if (signatures.some(({ fields }) => fields.algorithm === algorithm)) continue;
		faults.push({ rule: "rrset-unsigned", record, algorithm });
	}
	return faults;
}
