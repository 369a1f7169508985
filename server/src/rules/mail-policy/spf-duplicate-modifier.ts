import { removeTerm } from "../fixes/edit-spf.ts";
import { spfRule } from "../judgements/spf-rule.ts";
import { atText, writtenTerm } from "../views/spf-view.ts";

/** RFC 7208 section 6: `redirect=` and `exp=` stand once at most. */
export const spfDuplicateModifier = spfRule({
	id: "spf-duplicate-modifier",
	severity: "error",
	summary: "An SPF record has redirect= or exp= twice, so the whole record counts as broken",
	sources: ["RFC 7208 section 6"],

	check(spf, report) {
		for (const term of spf.terms) {
			if (term.flaw !== "twice") continue;
			const first = spf.terms.find(({ kind }) => kind === term.kind)!;
			const isSame = writtenTerm(spf, first).toLowerCase() === writtenTerm(spf, term).toLowerCase();
			report({
				at: atText(spf, term),
				message: `The SPF record of ${spf.record.owner} has ${term.kind}= twice, which receivers take as an error (permerror), and many refuse the mail. Keep one of them`,
				related: () => [{ at: atText(spf, first), message: `the first ${term.kind}=` }],
				actions: () => [
					removeTerm(spf, term, { preferred: isSame, safe: isSame }),
					removeTerm(spf, first, { preferred: false }),
				],
			});
		}
	},
});
