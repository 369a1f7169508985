import { algorithmText } from "../../records/dnssec/algorithms.ts";
import { MANY_SIGNATURES } from "../judgements/signature-words.ts";
import type { VerificationRule } from "../rule.ts";

/** RFC 4035 section 2.2: in a signed zone all records that it has the say of are signed, with each algorithm of its keys. */
export const rrsetUnsigned: VerificationRule = {
	id: "rrset-unsigned",
	group: "dnssec",
	subject: "verification",
	severity: "error",
	summary: "Records of a signed zone have no signature, so resolvers that validate refuse them",
	sources: ["RFC 4035 section 2.2", "RFC 6840 section 5.11"],
	many: {
		above: MANY_SIGNATURES,
		message: (count, origin) =>
			`${count} sets of records of ${origin} lack a signature, so resolvers that validate refuse them. Sign the zone anew`,
	},

	check(verification, report) {
		for (const { record, algorithm } of verification.faults("rrset-unsigned")) {
			const first = verification.record(record);
			const set = `The ${first.typeName} records of ${first.owner}`;
			report({
				at: first.atType,
				message:
					algorithm === undefined
						? `${set} have no signature, although ${verification.origin} is signed, so resolvers that validate refuse them. Sign the zone anew`
						: `${set} have no signature of algorithm ${algorithmText(algorithm)}, with which the keys of ${verification.origin} are signed, so resolvers may refuse them. Sign the zone anew`,
			});
		}
	},
};
