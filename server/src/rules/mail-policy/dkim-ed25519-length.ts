import { dkimKey } from "../judgements/dkim-key.ts";
import { dkimRule } from "../judgements/policy-rule.ts";
import { atValue } from "../views/policy-text.ts";

/** RFC 8463 section 4: the key alone, which has 32 octets. */
const OCTETS = 32;

export const dkimEd25519Length = dkimRule({
	id: "dkim-ed25519-length",
	severity: "error",
	summary: "The Ed25519 key of a DKIM record does not have 32 octets",
	sources: ["RFC 8463 section 4"],

	check(policy, report) {
		const key = dkimKey(policy);
		if (key?.kind !== "ed25519" || key.octets === OCTETS) return;
		report({
			at: atValue(policy, key.tag),
			message: `The Ed25519 key of the DKIM record at ${policy.record.owner} has ${key.octets} octets, but such a key has ${OCTETS}, so signatures made with it fail. Write the key alone in base64, which takes 44 characters`,
		});
	},
});
