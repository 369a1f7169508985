import { removeTag, replaceValue } from "../fixes/edit-policy.ts";
import { dkimRule } from "../judgements/policy-rule.ts";
import { atTag, tagOf } from "../views/policy-text.ts";

/** RFC 6376 section 3.6.1: `t=y` says that signatures are to be treated as if there were none. */
export const dkimTestingFlag = dkimRule({
	id: "dkim-testing-flag",
	severity: "information",
	summary: "A DKIM key says that its signatures are only a test",
	sources: ["RFC 6376 section 3.6.1"],

	check(policy, report) {
		const flags = tagOf(policy, "t");
		if (!flags) return;
		const names = flags.value.split(":").map((name) => name.trim());
		if (!names.includes("y")) return;
		const rest = names.filter((name) => name !== "y");
		report({
			at: atTag(policy, flags),
			message: `t=y says that signatures with the key at ${policy.record.owner} are only a test, and receivers may treat such mail as if it were not signed. Delete it once signing works`,
			actions: () => [rest.length > 0 ? replaceValue(policy, flags, rest.join(":")) : removeTag(policy, flags)],
		});
	},
});
