import { strictness } from "../../mail/dmarc.ts";
import { removeTag } from "../fixes/edit-policy.ts";
import { dmarcRule } from "../judgements/policy-rule.ts";
import { atTag, tagOf } from "../views/policy-text.ts";

/** Who forges a domain takes the name that is least protected. */
export const dmarcSubdomainWeaker = dmarcRule({
	id: "dmarc-subdomain-weaker",
	severity: "information",
	summary: "A DMARC policy protects names below the domain less than the domain itself",
	sources: ["RFC 7489 section 6.3", "RFC 9989"],

	check(policy, report) {
		const own = strictness(tagOf(policy, "p")?.value);
		for (const name of ["sp", "np"]) {
			const tag = tagOf(policy, name);
			if (!tag || strictness(tag.value) >= own) continue;
			const which = name === "sp" ? "names below the domain" : "names that do not exist";
			report({
				at: atTag(policy, tag),
				message: `${tag.name}=${tag.value} protects ${which} less than p=${tagOf(policy, "p")!.value} the domain, and whoever forges mail takes such a name. Delete ${tag.name}=, unless mail comes from there that fails`,
				actions: () => [removeTag(policy, tag, { preferred: false })],
			});
		}
	},
});
