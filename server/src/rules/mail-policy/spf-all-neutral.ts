import { replaceTerm } from "../fixes/edit-spf.ts";
import { spfRule } from "../judgements/spf-rule.ts";
import { atText } from "../views/spf-view.ts";

/** RFC 7208 section 8.2: neutral is treated like no record at all. */
export const spfAllNeutral = spfRule({
	id: "spf-all-neutral",
	severity: "warning",
	summary: "An SPF record says nothing of hosts that it does not name",
	sources: ["RFC 7208 section 5.1", "RFC 7208 section 8.2"],

	check(spf, report) {
		for (const term of spf.terms) {
			if (term.kind !== "all" || term.qualifier !== "?" || term.problem !== undefined) continue;
			report({
				at: atText(spf, term),
				message: `?all says nothing of the hosts that this record does not name, so nobody who forges mail of ${spf.record.owner} is stopped. Write ~all, or -all once all who send are named`,
				actions: () => [
					replaceTerm(spf, term, "~all", { preferred: false }),
					replaceTerm(spf, term, "-all", { preferred: false }),
				],
			});
		}
	},
});
