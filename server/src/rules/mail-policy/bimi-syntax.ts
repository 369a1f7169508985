import { removeTag } from "../fixes/edit-policy.ts";
import { bimiRule } from "../judgements/policy-rule.ts";
import { atTag, tagOf } from "../views/policy-text.ts";

/** The BIMI draft: the version, and where the logo is, or nothing there for "no logo". */
export const bimiSyntax = bimiRule({
	id: "bimi-syntax",
	severity: "warning",
	summary: "A BIMI record is not written as receivers read it, so they show no logo",
	sources: ["draft-brand-indicators-for-message-identification section 4"],

	check(policy, report) {
		const { record, text } = policy;
		const logo = tagOf(policy, "l");
		const evidence = tagOf(policy, "a");
		if (!/^v=BIMI1\s*(?:;|$)/.test(text) || !logo) {
			report({
				at: record.atRdata,
				message: `Receivers pass over ${record.owner}, since a BIMI record begins with "v=BIMI1;" and has l= with the address of the logo. Write v=BIMI1; l=https://example.com/logo.svg`,
			});
			return;
		}
		if (logo.value !== "" && !/^https:\/\/\S+\.svgz?(?:[?#]\S*)?$/i.test(logo.value)) {
			report({
				at: atTag(policy, logo),
				message: `${logo.value} is no https: address of an SVG picture, and receivers show no other. Give the logo as SVG, by its https: address`,
			});
		}
		if (evidence && evidence.value !== "" && !/^https:\/\/\S+$/i.test(evidence.value)) {
			report({
				at: atTag(policy, evidence),
				message: `${evidence.value} is no https: address, so receivers find no certificate for the logo. Give its https: address, or delete a=`,
				actions: () => [removeTag(policy, evidence, { preferred: false })],
			});
		}
	},
});
