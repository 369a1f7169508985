import { replaceTerm } from "../fixes/edit-spf.ts";
import { spfRule } from "../judgements/spf-rule.ts";
import { atText, writtenTerm } from "../views/spf-view.ts";

/** RFC 7208 section 7.1: behind a percent sign stands a macro in braces, or one of `%`, `_` and `-`. */
export const spfUpperMacro = spfRule({
	id: "spf-upper-macro",
	severity: "error",
	summary: "A macro of an SPF record is none, so the whole record counts as broken",
	sources: ["RFC 7208 section 7.1"],

	check(spf, report) {
		for (const term of spf.terms) {
			if (term.flaw !== "macro") continue;
			const written = writtenTerm(spf, term);
			const meant = written.replace(/%[([]([a-z]\d*r?[-.+,/_=]*)[)\]]/gi, "%{$1}");
			report({
				at: atText(spf, term),
				message: `${written} ${term.problem}. Receivers then take the whole SPF record of ${spf.record.owner} as an error (permerror), and many refuse the mail`,
				actions: () => (meant === written ? [] : [replaceTerm(spf, term, meant, { safe: true })]),
			});
		}
	},
});
