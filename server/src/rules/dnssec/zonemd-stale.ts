import type { VerificationRule } from "../rule.ts";

/** RFC 8976 section 4: who gets the zone compares the digest in it with the one that it has. */
export const zonemdStale: VerificationRule = {
	id: "zonemd-stale",
	group: "dnssec",
	subject: "verification",
	severity: "information",
	summary: "A ZONEMD record is not the digest of the zone as it is",
	sources: ["RFC 8976 section 3.1", "RFC 8976 section 4"],

	check(verification, report) {
		for (const { record } of verification.faults("zonemd-stale")) {
			report({
				at: verification.record(record).atField(DIGEST_FIELD),
				message: `This is not the digest of ${verification.origin} as it is, so whoever gets the zone and compares refuses it. Have the digest made anew after the last change`,
			});
		}
	},
};

const DIGEST_FIELD = 3;
