import { DIGEST_TYPES } from "./dnssec/digest-types.ts";
import { labelCount } from "./domain-name.ts";
import type { RdataRule } from "./rdata-rule.ts";
import type { RecordType } from "./record-type.ts";

/** A check of whole RDATA, as the record table takes it. */
type RdataCheck = NonNullable<RecordType["check"]>;

/** The octets of a digest by its type, where BIND wants them. */
const DS_DIGESTS = new Map(
	DIGEST_TYPES.flatMap(({ lengthRequired, number, octets }) => (lengthRequired ? [[number, octets] as const] : [])),
);
/** The octets of a fingerprint by its type (RFC 4255 section 3.1.2, RFC 6594). */
const FINGERPRINTS = new Map([
	[1, 20],
	[2, 32],
]);
/** The octets of a zone digest by its hash algorithm, and the fewest of any (RFC 8976 section 2.2). */
const ZONE_DIGESTS = new Map([
	[1, 48],
	[2, 64],
]);
const SHORTEST_ZONE_DIGEST = 12;

/** That the data from `dataAt` on has as many octets as the type at `typeAt` wants. */
function lengthCheck(
	rule: RdataRule,
	what: string,
	typeAt: number,
	dataAt: number,
	lengths: ReadonlyMap<number, number>,
): RdataCheck {
	return (wire, length) => {
		const wanted = lengths.get(wire[typeAt]!);
		const found = length - dataAt;
		if (wanted === undefined || found === wanted) return undefined;
		return { rule, message: `${what} of type ${wire[typeAt]} must have ${wanted} octets, not ${found}` };
	};
}

export const checkDigest = lengthCheck("ds-length", "digest", 3, 4, DS_DIGESTS);
export const checkFingerprint = lengthCheck("sshfp-length", "fingerprint", 1, 2, FINGERPRINTS);

const checkZoneDigestLength = lengthCheck("zonemd-length", "digest", 5, 6, ZONE_DIGESTS);

export const checkZoneDigest: RdataCheck = (wire, length) => {
	if (length - 6 < SHORTEST_ZONE_DIGEST) {
		return { rule: "zonemd-length", message: `digest must have at least ${SHORTEST_ZONE_DIGEST} octets` };
	}
	return checkZoneDigestLength(wire, length);
};

const LABELS_AT = 3;
const SIGNER_AT = 18;

/** That the signer is not below the owner that the label count of RRSIG tells (RFC 4034 section 3.1.3 and 3.1.7). */
export const checkSigner: RdataCheck = (wire) => {
	const labels = wire[LABELS_AT]!;
	const signer = labelCount(wire, SIGNER_AT);
	if (signer <= labels) return undefined;
	const message = `labels is ${labels}, but the signer's name has ${signer}: the signer must be at or above the owner`;
	return { rule: "bad-rdata", message };
};

/** That the flags of RKEY are 0 (draft-reid-dnsext-rkey section 2). */
export const checkRkeyFlags: RdataCheck = (wire) =>
	wire[0] === 0 && wire[1] === 0 ? undefined : { rule: "bad-rdata", message: "flags of RKEY must be 0" };
