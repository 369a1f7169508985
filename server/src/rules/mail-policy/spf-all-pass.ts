import { replaceTerm } from "../fixes/edit-spf.ts";
import { spfRule } from "../judgements/spf-rule.ts";
import { atText, writtenTerm } from "../views/spf-view.ts";

/** RFC 7208 section 5.1: `all` always matches, and without a sign it passes. */
export const spfAllPass = spfRule({
	id: "spf-all-pass",
	severity: "error",
	summary: "An SPF record lets every host in the world send for its domain",
	sources: ["RFC 7208 section 5.1", "RFC 7208 section 11.5"],

	check(spf, report) {
		for (const term of spf.terms) {
			if (term.kind !== "all" || term.qualifier !== "+" || term.problem !== undefined) continue;
			report({
				at: atText(spf, term),
				message: `${writtenTerm(spf, term)} lets anybody send mail in the name of ${spf.record.owner}, and receivers distrust such records. End the record with -all, or with ~all while you find out who sends`,
				actions: () => [
					replaceTerm(spf, term, "-all", { preferred: false }),
					replaceTerm(spf, term, "~all", { preferred: false }),
				],
			});
		}
	},
});
