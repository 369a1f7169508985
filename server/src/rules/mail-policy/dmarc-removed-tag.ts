import { REMOVED_DMARC_TAGS } from "../../mail/dmarc.ts";
import { removeTag } from "../fixes/edit-policy.ts";
import { dmarcRule } from "../judgements/policy-rule.ts";
import { atTag } from "../views/policy-text.ts";

/** RFC 9989 took out what nobody used rightly. */
export const dmarcRemovedTag = dmarcRule({
	id: "dmarc-removed-tag",
	severity: "information",
	summary: "A DMARC policy has a tag that receivers do not read any more",
	sources: ["RFC 9989"],

	check(policy, report) {
		for (const tag of policy.tags) {
			if (!REMOVED_DMARC_TAGS.includes(tag.name)) continue;
			const isShare = tag.name === "pct" && tag.value !== "100";
			report({
				at: atTag(policy, tag),
				message: `${tag.name}= is no part of DMARC any more (RFC 9989), and receivers pass over it${isShare ? ", so the policy holds for all mail: write t=y if it is only to be tried" : ""}. Delete it`,
				actions: () => [removeTag(policy, tag, { preferred: !isShare })],
			});
		}
	},
});
