import { dkimKey } from "../judgements/dkim-key.ts";
import { dkimRule } from "../judgements/policy-rule.ts";
import { atValue } from "../views/policy-text.ts";

/** RFC 6376 section 3.6.1: `p=` is the public key in base64. */
export const dkimKeyBase64 = dkimRule({
	id: "dkim-key-base64",
	severity: "error",
	summary: "The key of a DKIM record is no base64 or no public key, so no signature can be verified with it",
	sources: ["RFC 6376 section 3.6.1", "RFC 5280 section 4.1"],

	check(policy, report) {
		const key = dkimKey(policy);
		if (key?.kind !== "unreadable") return;
		report({
			at: atValue(policy, key.tag),
			message: `The key of the DKIM record at ${policy.record.owner} ${key.problem}, so signatures made with it fail. Copy the public key again, whole and without other characters`,
		});
	},
});
