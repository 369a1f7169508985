import { editPolicy } from "../fixes/edit-policy.ts";
import { dkimRule } from "../judgements/policy-rule.ts";
import { atTag, tagOf } from "../views/policy-text.ts";

/** RFC 6376 section 3.6.1: `v=DKIM1`, if it is there at all, is the first tag. */
export const dkimVersionNotFirst = dkimRule({
	id: "dkim-version-not-first",
	severity: "error",
	summary: "The version of a DKIM key record is not DKIM1, or not its first tag, so receivers pass over it",
	sources: ["RFC 6376 section 3.6.1"],

	check(policy, report) {
		const { record, tags, text } = policy;
		const version = tagOf(policy, "v");
		if (!version || (version === tags[0] && version.value === "DKIM1")) return;
		const others = tags.filter((tag) => tag !== version).map(({ start, end }) => text.slice(start, end));
		const meant = ["v=DKIM1", ...others].join("; ");
		report({
			at: atTag(policy, version),
			message: `Receivers read the DKIM key at ${record.owner} only if it begins with v=DKIM1, so signatures made with it fail. ${version.value === "DKIM1" ? "Put v=DKIM1 in front" : "Write v=DKIM1"}`,
			actions: () =>
				policy.flaws.length > 0
					? []
					: [
							editPolicy(policy, "Begin the record with v=DKIM1", [{ start: 0, end: text.length, text: meant }], {
								safe: true,
							}),
						],
		});
	},
});
