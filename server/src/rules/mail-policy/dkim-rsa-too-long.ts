import { dkimKey } from "../judgements/dkim-key.ts";
import { dkimRule } from "../judgements/policy-rule.ts";
import { atValue } from "../views/policy-text.ts";

/** RFC 8301 section 3.2: receivers have to take keys up to this. */
const MOST = 4096;

export const dkimRsaTooLong = dkimRule({
	id: "dkim-rsa-too-long",
	severity: "information",
	summary: "The RSA key of a DKIM record is longer than receivers have to take",
	sources: ["RFC 8301 section 3.2"],

	check(policy, report) {
		const key = dkimKey(policy);
		if (key?.kind !== "rsa" || key.bits <= MOST) return;
		report({
			at: atValue(policy, key.tag),
			message: `The DKIM key at ${policy.record.owner} has ${key.bits} bits, and receivers have to take only those up to ${MOST}. Make a key of 2048 bits`,
		});
	},
});
