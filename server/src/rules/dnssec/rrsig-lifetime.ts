import { EXPIRATION_FIELD, MANY_SIGNATURES, signatureText } from "../judgements/signature-words.ts";
import type { VerificationRule } from "../rule.ts";

const DAY = 86_400;

/** RFC 6781 section 4.4.2: how long signatures should be valid. */
export const rrsigLifetime: VerificationRule = {
	id: "rrsig-lifetime",
	group: "dnssec",
	subject: "verification",
	severity: "information",
	summary: "A signature is valid for more than 180 days, or for less than the TTL of what it signs",
	sources: ["RFC 6781 section 4.4.2"],
	many: {
		above: MANY_SIGNATURES,
		message: (count, origin) =>
			`${count} signatures of ${origin} are valid for more than 180 days or for less than a TTL. Sign the zone so that they are valid for some weeks`,
	},

	check(verification, report) {
		for (const { record, covered, inception, expiration } of verification.faults("rrsig-lifetime")) {
			const rrsig = verification.record(record);
			const lifetime = expiration - inception;
			const days = Math.floor(lifetime / DAY);
			report({
				at: rrsig.atField(EXPIRATION_FIELD),
				message:
					days > 1
						? `${signatureText(rrsig, covered)} is valid for ${days} days: whoever keeps a copy can pass it off as current for so long. Sign the zone so that signatures are valid for some weeks`
						: `${signatureText(rrsig, covered)} is valid for ${lifetime} seconds, less than the TTL of the records, which therefore leave caches early. Sign the zone so that signatures are valid for some weeks`,
			});
		}
	},
};
