import { TYPE_TXT } from "../../workspace/lookup.ts";
import { removeTerm } from "../fixes/edit-spf.ts";
import { spfRule } from "../judgements/spf-rule.ts";
import { atText } from "../views/spf-view.ts";

/** RFC 7208 section 6.2: the explanation is the TXT record of a name. */
export const spfExpTargetMissing = spfRule({
	id: "spf-exp-target-missing",
	severity: "hint",
	summary: "The explanation that an SPF record names does not exist",
	sources: ["RFC 7208 section 6.2"],

	check(spf, report) {
		const { record } = spf;
		for (const term of spf.terms) {
			if (term.kind !== "exp" || term.problem !== undefined || term.macro || !term.domain) continue;
			const answer = record.resolve(term.domain)?.answer;
			if (!answer || answer.kind === "outside" || answer.zone.dynamic) continue;
			const { lookup } = record.context.workspace;
			if (answer.kind === "found" && lookup.recordIn(answer.zone, answer.node, TYPE_TXT) >= 0) continue;
			report({
				at: atText(spf, term),
				message: `${term.domain} has no TXT record, so senders who are refused get no explanation. Add one, or delete exp=`,
				actions: () => [removeTerm(spf, term, { preferred: false })],
			});
		}
	},
});
