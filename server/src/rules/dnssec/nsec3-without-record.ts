import { MANY_SIGNATURES } from "../judgements/signature-words.ts";
import type { VerificationRule } from "../rule.ts";

/** RFC 5155 section 7.1: the owner of each NSEC3 is the hash of a name of the zone. */
export const nsec3WithoutRecord: VerificationRule = {
	id: "nsec3-without-record",
	group: "dnssec",
	subject: "verification",
	severity: "error",
	summary: "An NSEC3 record has the hash of no name of the zone",
	sources: ["RFC 5155 section 7.1"],
	many: {
		above: MANY_SIGNATURES,
		message: (count, origin) =>
			`${count} NSEC3 records of ${origin} have the hash of no name of the zone: names were deleted after it was signed. Sign the zone anew`,
	},

	check(verification, report) {
		for (const { record } of verification.faults("nsec3-without-record")) {
			const denial = verification.record(record);
			report({
				at: denial.atOwner,
				message: `No name of ${verification.origin} has the hash of this NSEC3: the name was deleted after the zone was signed, or the hash was changed. Sign the zone anew`,
			});
		}
	},
};
