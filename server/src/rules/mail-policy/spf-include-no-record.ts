import { toWireName } from "../../records/domain-name.ts";
import { removeTerm, replaceTerm } from "../fixes/edit-spf.ts";
import { spfRule } from "../judgements/spf-rule.ts";
import { atText, writtenTerm } from "../views/spf-view.ts";

/** RFC 7208 sections 5.2 and 6.1: a name without an SPF record is an error there. */
export const spfIncludeNoRecord = spfRule({
	id: "spf-include-no-record",
	severity: "error",
	summary: "An SPF record includes a name that has none, so the whole record counts as broken",
	sources: ["RFC 7208 section 5.2", "RFC 7208 section 6.1"],

	check(spf, report) {
		const { record } = spf;
		for (const term of spf.terms) {
			if ((term.kind !== "include" && term.kind !== "redirect") || term.problem !== undefined) continue;
			// A name that is too long to be one is never looked up, and is an error of its own kind.
			if (term.macro || term.domain === undefined || !toWireName(term.domain)) continue;
			// Watched: the record may come.
			record.resolve(term.domain);
			const found = record.context.facts.spf.source(record.universe).spfOf(term.domain);
			if (found !== "none") continue;
			report({
				at: atText(spf, term),
				message: `${term.domain} has no SPF record, so receivers take the SPF record of ${record.owner} as an error (permerror), and many refuse the mail. Add the record there, or delete ${writtenTerm(spf, term)}`,
				actions: () =>
					term.kind === "include"
						? [removeTerm(spf, term, { preferred: false })]
						: [
								replaceTerm(spf, term, "-all", { preferred: false }),
								replaceTerm(spf, term, "~all", { preferred: false }),
							],
			});
		}
	},
});
