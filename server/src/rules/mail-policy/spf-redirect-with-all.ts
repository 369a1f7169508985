import { removeTerm } from "../fixes/edit-spf.ts";
import { spfRule } from "../judgements/spf-rule.ts";
import { atText, writtenTerm } from "../views/spf-view.ts";

/** RFC 7208 section 6.1: `redirect=` is not used where there is an `all`, wherever it stands. */
export const spfRedirectWithAll = spfRule({
	id: "spf-redirect-with-all",
	severity: "warning",
	summary: "An SPF record has redirect= beside all, where it has no effect",
	sources: ["RFC 7208 section 5.1", "RFC 7208 section 6.1"],

	check(spf, report) {
		const all = spf.terms.find(({ kind, problem }) => kind === "all" && problem === undefined);
		const redirect = spf.terms.find(({ kind, problem }) => kind === "redirect" && problem === undefined);
		if (!all || !redirect) return;
		report({
			at: atText(spf, redirect),
			message: `${writtenTerm(spf, redirect)} has no effect, since the SPF record of ${spf.record.owner} has ${writtenTerm(spf, all)}. Delete one of them: ${writtenTerm(spf, all)} if the other record is to decide`,
			related: () => [{ at: atText(spf, all), message: "this matches first" }],
			actions: () => [removeTerm(spf, redirect, { preferred: false }), removeTerm(spf, all, { preferred: false })],
		});
	},
});
