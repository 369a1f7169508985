import { MANY_SIGNATURES } from "../judgements/signature-words.ts";
import type { VerificationRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 4035 section 2.3, RFC 5155 section 7.1: each name of a signed zone has an NSEC or NSEC3. */
export const nsecMissing: VerificationRule = {
	id: "nsec-missing",
	group: "dnssec",
	subject: "verification",
	severity: "error",
	summary: "A name of a signed zone has no NSEC or NSEC3 record",
	sources: ["RFC 4035 section 2.3", "RFC 5155 section 7.1"],
	many: {
		above: MANY_SIGNATURES,
		message: (count, origin) =>
			`${count} names of ${origin} have no NSEC or NSEC3 record, so resolvers refuse answers about what they do not have. Sign the zone anew`,
	},

	check(verification, report) {
		for (const { record, name, hash } of verification.faults("nsec-missing")) {
			const view = verification.record(record);
			if (name === undefined) {
				report({ at: view.atEntry, message: allMissing(view) });
				continue;
			}
			const [which, where] = hash === undefined ? ["NSEC", ""] : ["NSEC3", `, at ${hash}.${verification.origin}`];
			report({
				at: view.atOwner,
				message: `${view.nameText(name)} has no ${which} record${where}, so nothing proves which types it does not have, and resolvers refuse such answers. Sign the zone anew`,
			});
		}
	},
};

function allMissing({ typeName, origin }: RecordView): string {
	return typeName === "SOA"
		? `${origin} is signed, but has neither NSEC nor NSEC3 records, so nothing proves that a name is not there, and resolvers refuse such answers. Sign the zone anew`
		: `No NSEC3 record of ${origin} is made as this NSEC3PARAM says, so servers find none to prove that a name is not there. Sign the zone anew`;
}
