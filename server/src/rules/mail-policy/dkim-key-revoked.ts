import { deleteRecord } from "../fixes/delete-record.ts";
import { dkimKey } from "../judgements/dkim-key.ts";
import { dkimRule } from "../judgements/policy-rule.ts";
import { atTag } from "../views/policy-text.ts";

/** RFC 6376 section 3.6.1: an empty `p=` takes a key back. */
export const dkimKeyRevoked = dkimRule({
	id: "dkim-key-revoked",
	severity: "information",
	summary: "A DKIM key has been taken back, so signatures made with it fail",
	sources: ["RFC 6376 section 3.6.1"],

	check(policy, report) {
		const key = dkimKey(policy);
		if (key?.kind !== "revoked") return;
		const { record } = policy;
		report({
			at: atTag(policy, key.tag),
			message: `The DKIM key at ${record.owner} has been taken back (p= is empty), so signatures made with it fail. Delete the record once no mail that was signed with it is on its way`,
			actions: () => [{ ...deleteRecord(record, `Delete the DKIM record of ${record.owner}`), preferred: false }],
		});
	},
});
