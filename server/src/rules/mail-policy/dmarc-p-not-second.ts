import { editPolicy } from "../fixes/edit-policy.ts";
import { dmarcRule } from "../judgements/policy-rule.ts";
import { atTag, tagOf } from "../views/policy-text.ts";

/** RFC 7489 section 6.3: `p=` stands directly behind the version; RFC 9989 does not ask for it any more. */
export const dmarcPNotSecond = dmarcRule({
	id: "dmarc-p-not-second",
	severity: "information",
	summary: "The p= of a DMARC policy does not stand behind its version, where older receivers look for it",
	sources: ["RFC 7489 section 6.3"],

	check(policy, report) {
		const { tags, text } = policy;
		const asked = tagOf(policy, "p");
		const [version, second] = tags;
		if (!asked || !version || version.name !== "v" || second === asked) return;
		const others = tags.filter((tag) => tag !== asked && tag !== version);
		const ordered = [version, asked, ...others].map(({ start, end }) => text.slice(start, end)).join("; ");
		report({
			at: atTag(policy, asked),
			message: `Receivers that follow RFC 7489 look for p= directly behind v=DMARC1 and may pass over this policy. Put it there`,
			actions: () =>
				policy.flaws.length > 0
					? []
					: [
							editPolicy(policy, "Put p= behind v=DMARC1", [{ start: 0, end: text.length, text: ordered }], {
								safe: true,
							}),
						],
		});
	},
});
