import { removeTag, replaceValue } from "../fixes/edit-policy.ts";
import { dkimRule } from "../judgements/policy-rule.ts";
import { atTag, tagOf } from "../views/policy-text.ts";

/** RFC 6376 section 3.6.1: `s=` says what a key is for. */
export const dkimServiceType = dkimRule({
	id: "dkim-service-type",
	severity: "warning",
	summary: "A DKIM key says that it is not for mail",
	sources: ["RFC 6376 section 3.6.1"],

	check(policy, report) {
		const services = tagOf(policy, "s");
		if (!services) return;
		const names = services.value.split(":").map((name) => name.trim().toLowerCase());
		if (names.includes("*") || names.includes("email")) return;
		report({
			at: atTag(policy, services),
			message: `s=${services.value} says that the key at ${policy.record.owner} is not for mail, so signatures made with it fail. Write s=email, or delete s=`,
			actions: () => [replaceValue(policy, services, "email"), removeTag(policy, services, { preferred: false })],
		});
	},
});
