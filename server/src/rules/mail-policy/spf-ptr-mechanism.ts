import { removeTerm } from "../fixes/edit-spf.ts";
import { spfRule } from "../judgements/spf-rule.ts";
import { atText, writtenTerm } from "../views/spf-view.ts";

/** RFC 7208 section 5.5: `ptr` is slow, and the servers of reverse zones carry its load. */
export const spfPtrMechanism = spfRule({
	id: "spf-ptr-mechanism",
	severity: "warning",
	summary: "An SPF record uses ptr, which should not be used any more",
	sources: ["RFC 7208 section 5.5"],

	check(spf, report) {
		for (const term of spf.terms) {
			if (term.kind !== "ptr" || term.problem !== undefined) continue;
			report({
				at: atText(spf, term),
				message: `${writtenTerm(spf, term)} should not be used: it is slow, and large receivers do not look it up, so mail that only ${writtenTerm(spf, term)} would pass fails. Name the hosts with a, mx, ip4 or ip6 instead`,
				actions: () => [removeTerm(spf, term, { preferred: false })],
			});
		}
	},
});
