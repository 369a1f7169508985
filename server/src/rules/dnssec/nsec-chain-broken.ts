import { MANY_SIGNATURES } from "../judgements/signature-words.ts";
import type { VerificationRule } from "../rule.ts";

/** RFC 4034 section 4.1.1, RFC 5155 section 3.1.7: each NSEC or NSEC3 names the next one, and the last the first. */
export const nsecChainBroken: VerificationRule = {
	id: "nsec-chain-broken",
	group: "dnssec",
	subject: "verification",
	severity: "error",
	summary: "An NSEC or NSEC3 record does not name the one that comes next",
	sources: ["RFC 4034 section 4.1.1", "RFC 5155 section 3.1.7"],
	many: {
		above: MANY_SIGNATURES,
		message: (count, origin) =>
			`${count} NSEC or NSEC3 records of ${origin} do not name the one that comes next, so names that are there can be denied. Sign the zone anew`,
	},

	check(verification, report) {
		for (const { record, next, written } of verification.faults("nsec-chain-broken")) {
			const denial = verification.record(record);
			report({
				at: denial.atField(denial.typeName === "NSEC" ? NSEC_NEXT_FIELD : NSEC3_NEXT_FIELD),
				message: `The ${denial.typeName} of ${denial.owner} names ${written} as the next, but ${next} comes next, so resolvers can be told that names are not there which are, or that others are not which cannot be proved. Sign the zone anew`,
			});
		}
	},
};

const NSEC_NEXT_FIELD = 0;
const NSEC3_NEXT_FIELD = 4;
