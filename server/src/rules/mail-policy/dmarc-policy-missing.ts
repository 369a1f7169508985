import { insertTag } from "../fixes/edit-policy.ts";
import { dmarcRule } from "../judgements/policy-rule.ts";
import { tagOf } from "../views/policy-text.ts";

/** RFC 7489 section 6.3 requires `p=`; RFC 9989 takes its absence for `p=none`. */
export const dmarcPolicyMissing = dmarcRule({
	id: "dmarc-policy-missing",
	severity: "warning",
	summary: "A DMARC policy does not say what receivers are to do",
	sources: ["RFC 7489 section 6.3", "RFC 9989"],

	check(policy, report) {
		const version = tagOf(policy, "v");
		if (!version || tagOf(policy, "p") || isAuthorisation(policy.record.owner)) return;
		report({
			at: policy.record.atRdata,
			message: `The DMARC policy at ${policy.record.owner} has no p=, so many receivers take it for none at all. Say what they are to do with mail that fails: p=none, p=quarantine or p=reject`,
			actions: () =>
				["none", "quarantine", "reject"].map((value) => insertTag(policy, version, `p=${value}`, { preferred: false })),
		});
	},
});

/** `example.com._report._dmarc.example.net.` says that reports may be sent there, and nothing else. */
function isAuthorisation(owner: string): boolean {
	return owner.includes("._report._dmarc.");
}
