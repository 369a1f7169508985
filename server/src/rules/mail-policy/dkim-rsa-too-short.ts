import { dkimKey } from "../judgements/dkim-key.ts";
import { dkimRule } from "../judgements/policy-rule.ts";
import { atValue } from "../views/policy-text.ts";

/** RFC 8301 section 3.2: receivers must not take keys below 1024 bits, and signers should have 2048. */
const LEAST = 1024;
const RECOMMENDED = 2048;

export const dkimRsaTooShort = dkimRule({
	id: "dkim-rsa-too-short",
	severity: "warning",
	summary: "The RSA key of a DKIM record is shorter than 2048 bits",
	sources: ["RFC 8301 section 3.2"],

	check(policy, report) {
		const key = dkimKey(policy);
		if (key?.kind !== "rsa" || key.bits >= RECOMMENDED) return;
		const isRefused = key.bits < LEAST;
		report({
			at: atValue(policy, key.tag),
			...(isRefused && { severity: "error" as const }),
			message: `The DKIM key at ${policy.record.owner} has ${key.bits} bits. ${isRefused ? `Receivers do not take keys of less than ${LEAST} bits, so signatures made with it fail` : `Others may break keys of less than ${RECOMMENDED} bits and sign mail in your name`}. Make a new key of ${RECOMMENDED} bits, with a selector of its own`,
		});
	},
});
