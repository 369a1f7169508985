import { DMARC_TAGS, REMOVED_DMARC_TAGS } from "../../mail/dmarc.ts";
import { spellingDistance } from "../../text/spelling-distance.ts";
import { editPolicy, removeTag } from "../fixes/edit-policy.ts";
import { dmarcRule } from "../judgements/policy-rule.ts";
import { atTag, tagOf } from "../views/policy-text.ts";

/** Receivers pass over tags that they do not know. */
export const dmarcUnknownTag = dmarcRule({
	id: "dmarc-unknown-tag",
	severity: "information",
	summary: "A DMARC policy has a tag that receivers do not know and pass over",
	sources: ["RFC 7489 section 6.3", "RFC 9989"],

	check(policy, report) {
		for (const tag of policy.tags) {
			if (DMARC_TAGS.includes(tag.name) || REMOVED_DMARC_TAGS.includes(tag.name)) continue;
			const known =
				LONG_NAMES.get(tag.name.toLowerCase()) ??
				DMARC_TAGS.find(
					(name) => name === tag.name.toLowerCase() || (name.length > 2 && spellingDistance(name, tag.name, 1) <= 1),
				);
			const meant = known !== undefined && !tagOf(policy, known) ? known : undefined;
			report({
				at: atTag(policy, tag),
				message: `${tag.name}= is no tag of DMARC, and receivers pass over it. ${meant === undefined ? "Delete it" : `Write ${meant}= if that is meant, or delete it`}`,
				actions: () => [
					...(meant === undefined
						? []
						: [
								editPolicy(
									policy,
									`Write ${meant}=`,
									[{ start: tag.start, end: tag.start + tag.name.length, text: meant }],
									{ preferred: false },
								),
							]),
					removeTag(policy, tag, { preferred: meant === undefined }),
				],
			});
		}
	},
});

const LONG_NAMES: ReadonlyMap<string, string> = new Map([
	["policy", "p"],
	["subdomain", "sp"],
	["sub", "sp"],
	["rau", "rua"],
	["rfu", "ruf"],
]);
