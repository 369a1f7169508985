import { typeName } from "../../records/type-code.ts";
import { MANY_SIGNATURES } from "../judgements/signature-words.ts";
import type { VerificationRule } from "../rule.ts";

/** RFC 4034 section 4.1.2, RFC 5155 section 3.2.1: an NSEC or NSEC3 tells which types there are at a name. */
export const nsecBitmapMismatch: VerificationRule = {
	id: "nsec-bitmap-mismatch",
	group: "dnssec",
	subject: "verification",
	severity: "error",
	summary: "An NSEC or NSEC3 record tells of other types than its name has",
	sources: ["RFC 4034 section 4.1.2", "RFC 5155 section 3.2.1", "RFC 4035 section 2.3"],
	many: {
		above: MANY_SIGNATURES,
		message: (count, origin) =>
			`${count} NSEC or NSEC3 records of ${origin} tell of other types than there are, so resolvers believe of records that they are not there, or refuse answers. Sign the zone anew`,
	},

	check(verification, report) {
		for (const { record, name, lacking, surplus } of verification.faults("nsec-bitmap-mismatch")) {
			const denial = verification.record(record);
			const parts = [
				lacking.length > 0 && `leaves out ${lacking.map(typeName).join(", ")}`,
				surplus.length > 0 && `tells of ${surplus.map(typeName).join(", ")}, which is not there`,
			];
			const harm =
				lacking.length > 0
					? "so resolvers may take records that are there for absent"
					: "so resolvers refuse the answer that it is not there";
			report({
				at: denial.atField(denial.typeName === "NSEC" ? NSEC_TYPES_FIELD : NSEC3_TYPES_FIELD),
				message: `The ${denial.typeName} of ${denial.nameText(name)} ${parts.filter(Boolean).join(" and ")}, ${harm}. Sign the zone anew`,
			});
		}
	},
};

/** The fields at which the types begin. */
const NSEC_TYPES_FIELD = 1;
const NSEC3_TYPES_FIELD = 5;
