import { EXPIRATION_FIELD, MANY_SIGNATURES, signatureText, timeText } from "../judgements/signature-words.ts";
import type { VerificationRule } from "../rule.ts";

/** RFC 6781 section 4.4.2: who signs anew too late finds out when the zone has gone dark. */
export const rrsigExpiresSoon: VerificationRule = {
	id: "rrsig-expires-soon",
	group: "dnssec",
	subject: "verification",
	severity: "information",
	summary: "A signature expires in less than twelve hours",
	sources: ["RFC 6781 section 4.4.2"],
	many: {
		above: MANY_SIGNATURES,
		message: (count, origin) =>
			`${count} signatures of ${origin} expire in less than twelve hours; then resolvers that validate refuse what they sign. Sign the zone anew today`,
	},

	check(verification, report) {
		for (const { record, covered, expiration, spare } of verification.faults("rrsig-expires-soon")) {
			if (spare) continue;
			const rrsig = verification.record(record);
			report({
				at: rrsig.atField(EXPIRATION_FIELD),
				message: `${signatureText(rrsig, covered)} expires in less than twelve hours, at ${timeText(expiration)}; then resolvers that validate refuse these records. Sign the zone anew today`,
			});
		}
	},
};
