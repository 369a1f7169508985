import { INCEPTION_FIELD, MANY_SIGNATURES, signatureText, timeText } from "../judgements/signature-words.ts";
import type { VerificationRule } from "../rule.ts";

/** RFC 4035 section 5.3.1: a signature is good from its inception on. */
export const rrsigNotYetValid: VerificationRule = {
	id: "rrsig-not-yet-valid",
	group: "dnssec",
	subject: "verification",
	severity: "warning",
	summary: "A signature is not valid yet, so resolvers that validate refuse the records until then",
	sources: ["RFC 4034 section 3.1.5", "RFC 4035 section 5.3.1"],
	many: {
		above: MANY_SIGNATURES,
		message: (count, origin) =>
			`${count} signatures of ${origin} are not valid yet, so resolvers that validate refuse what they sign. Publish the zone later, or set the clock of the machine that signs`,
	},

	check(verification, report) {
		for (const { record, covered, inception, spare } of verification.faults("rrsig-not-yet-valid")) {
			const rrsig = verification.record(record);
			const early = `${signatureText(rrsig, covered)} is not valid before ${timeText(inception)}`;
			report({
				at: rrsig.atField(INCEPTION_FIELD),
				...(spare && { severity: "information" }),
				message: spare
					? `${early}; until then another one beside it is good`
					: `${early}; until then resolvers that validate refuse these records. Publish them later, or set the clock of the machine that signs`,
			});
		}
	},
};
