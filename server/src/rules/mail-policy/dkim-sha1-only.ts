import { removeTag, replaceValue } from "../fixes/edit-policy.ts";
import { dkimRule } from "../judgements/policy-rule.ts";
import { atTag, tagOf } from "../views/policy-text.ts";

/** RFC 8301 section 3.1: SHA-1 is used no more. */
export const dkimSha1Only = dkimRule({
	id: "dkim-sha1-only",
	severity: "error",
	summary: "A DKIM key allows signatures with SHA-1 only, which receivers do not take",
	sources: ["RFC 8301 section 3.1"],

	check(policy, report) {
		const hashes = tagOf(policy, "h");
		if (!hashes) return;
		const names = hashes.value
			.toLowerCase()
			.split(":")
			.map((name) => name.trim());
		if (!names.includes("sha1") || names.includes("sha256")) return;
		report({
			at: atTag(policy, hashes),
			message: `The DKIM key at ${policy.record.owner} allows SHA-1 only, which receivers do not take any more, so signatures made with it fail. Write h=sha256, or delete h=`,
			actions: () => [replaceValue(policy, hashes, "sha256"), removeTag(policy, hashes, { preferred: false })],
		});
	},
});
