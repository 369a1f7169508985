import { MANY_SIGNATURES } from "../judgements/signature-words.ts";
import type { VerificationRule } from "../rule.ts";

/** RFC 4035 section 2.3: no name that the zone has nothing to say of has an NSEC. */
export const nsecExtra: VerificationRule = {
	id: "nsec-extra",
	group: "dnssec",
	subject: "verification",
	severity: "error",
	summary: "An NSEC or NSEC3 record stands at a name that is not there, or that lies in a zone below",
	sources: ["RFC 4035 section 2.3", "RFC 5155 section 7.1"],
	many: {
		above: MANY_SIGNATURES,
		message: (count, origin) =>
			`${count} NSEC or NSEC3 records of ${origin} stand at names that are not there, or that lie in zones below. Sign the zone anew`,
	},

	check(verification, report) {
		for (const { record } of verification.faults("nsec-extra")) {
			const denial = verification.record(record);
			report({
				at: denial.atOwner,
				message:
					denial.typeName === "NSEC"
						? `${denial.owner} has an NSEC record, but nothing else that ${verification.origin} answers with, so it proves what is not so. Sign the zone anew`
						: `This NSEC3 is that of a name which lies behind a delegation or a DNAME, where ${verification.origin} has nothing to say. Sign the zone anew`,
			});
		}
	},
};
