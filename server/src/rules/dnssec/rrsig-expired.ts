import { EXPIRATION_FIELD, MANY_SIGNATURES, signatureText, timeText } from "../judgements/signature-words.ts";
import type { VerificationRule } from "../rule.ts";

/** RFC 4035 section 5.3.1: a signature is good until its expiration. */
export const rrsigExpired: VerificationRule = {
	id: "rrsig-expired",
	group: "dnssec",
	subject: "verification",
	severity: "error",
	summary: "A signature has expired, so resolvers that validate refuse the records",
	sources: ["RFC 4034 section 3.1.5", "RFC 4035 section 5.3.1"],
	many: {
		above: MANY_SIGNATURES,
		message: (count, origin) =>
			`${count} signatures of ${origin} have expired, so resolvers that validate refuse what they sign. Sign the zone anew`,
	},

	check(verification, report) {
		for (const { record, covered, expiration, spare } of verification.faults("rrsig-expired")) {
			const rrsig = verification.record(record);
			const expired = `${signatureText(rrsig, covered)} expired at ${timeText(expiration)}`;
			report({
				at: rrsig.atField(EXPIRATION_FIELD),
				...(spare && { severity: "warning" }),
				message: spare
					? `${expired}; another one beside it is good. Delete this one`
					: `${expired}, so resolvers that validate refuse these records. Sign the zone anew`,
			});
		}
	},
};
