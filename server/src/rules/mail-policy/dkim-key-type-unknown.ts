import { dkimRule } from "../judgements/policy-rule.ts";
import { atTag, tagOf } from "../views/policy-text.ts";

/** RFC 6376 section 3.6.1 and RFC 8463: receivers pass over keys of other types. */
export const dkimKeyTypeUnknown = dkimRule({
	id: "dkim-key-type-unknown",
	severity: "warning",
	summary: "The key of a DKIM record has a type that receivers do not know",
	sources: ["RFC 6376 section 3.6.1", "RFC 8463 section 4"],

	check(policy, report) {
		const type = tagOf(policy, "k");
		if (!type || ["rsa", "ed25519"].includes(type.value.toLowerCase())) return;
		report({
			at: atTag(policy, type),
			message: `Receivers know the key types rsa and ed25519 and pass over k=${type.value}, so signatures made with the key at ${policy.record.owner} fail. Write the type that the key has`,
		});
	},
});
