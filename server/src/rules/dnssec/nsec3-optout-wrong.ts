import { MANY_SIGNATURES } from "../judgements/signature-words.ts";
import type { VerificationRule } from "../rule.ts";

/** RFC 5155 section 7.1: delegations may be left out only behind an NSEC3 that says so. */
export const nsec3OptoutWrong: VerificationRule = {
	id: "nsec3-optout-wrong",
	group: "dnssec",
	subject: "verification",
	severity: "error",
	summary: "A delegation has no NSEC3 record, and the one before it does not say that some are left out",
	sources: ["RFC 5155 section 6", "RFC 5155 section 7.1"],
	many: {
		above: MANY_SIGNATURES,
		message: (count, origin) =>
			`${count} delegations of ${origin} have no NSEC3 record, and those before them do not say that some are left out, so the zones below cannot be reached. Sign the zone anew`,
	},

	check(verification, report) {
		for (const { record, hash } of verification.faults("nsec3-optout-wrong")) {
			const ns = verification.record(record);
			report({
				at: ns.atOwner,
				message: `The delegation of ${ns.owner} has no NSEC3 record, at ${hash}.${verification.origin}, and the one before does not say that delegations are left out, so resolvers are told that it is not there. Sign the zone anew`,
			});
		}
	},
};
