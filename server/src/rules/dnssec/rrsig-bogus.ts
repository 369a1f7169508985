import { MANY_SIGNATURES, SIGNATURE_FIELD, signatureText } from "../judgements/signature-words.ts";
import type { VerificationRule } from "../rule.ts";

/** RFC 4035 section 5.3.3: the signature of records is verified with the key that made it. */
export const rrsigBogus: VerificationRule = {
	id: "rrsig-bogus",
	group: "dnssec",
	subject: "verification",
	severity: "error",
	summary: "A signature does not fit the records, so resolvers that validate refuse them",
	sources: ["RFC 4035 section 5.3.3"],
	many: {
		above: MANY_SIGNATURES,
		message: (count, origin) =>
			`${count} signatures of ${origin} do not fit what they sign, so resolvers that validate refuse it. Sign the zone anew`,
	},

	check(verification, report) {
		for (const { record, covered, keyTag, spare } of verification.faults("rrsig-bogus")) {
			const rrsig = verification.record(record);
			const wrong = `${signatureText(rrsig, covered)} by key ${keyTag} does not fit them`;
			report({
				at: rrsig.atField(SIGNATURE_FIELD),
				...(spare && { severity: "warning" }),
				message: spare
					? `${wrong}; another one beside it does. Delete this one`
					: `${wrong}: they were changed after they were signed, or the key was, so resolvers that validate refuse them. Sign the zone anew`,
			});
		}
	},
};
