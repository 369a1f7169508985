import { replaceValue } from "../fixes/edit-policy.ts";
import { dmarcRule } from "../judgements/policy-rule.ts";
import { atTag, tagOf } from "../views/policy-text.ts";

/** A policy that only watches is how one begins. */
export const dmarcPolicyNone = dmarcRule({
	id: "dmarc-policy-none",
	severity: "hint",
	summary: "A DMARC policy asks receivers for reports only and protects nobody",
	sources: ["RFC 7489 section 6.3", "RFC 9989"],

	check(policy, report) {
		const asked = tagOf(policy, "p");
		if (asked?.value.toLowerCase() !== "none") return;
		report({
			at: atTag(policy, asked),
			message: `p=none only asks for reports: mail that forges ${policy.record.owner.replace(/^_dmarc\./, "")} is delivered as before. Once the reports show that your own mail passes, write p=quarantine`,
			actions: () => [
				replaceValue(policy, asked, "quarantine", { preferred: false }),
				replaceValue(policy, asked, "reject", { preferred: false }),
			],
		});
	},
});
