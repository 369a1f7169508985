import { TYPE_A, TYPE_AAAA, TYPE_MX } from "../../workspace/lookup.ts";
import { removeTerm } from "../fixes/edit-spf.ts";
import { spfRule } from "../judgements/spf-rule.ts";
import { atText, writtenTerm } from "../views/spf-view.ts";

/** RFC 7208 sections 5.3 and 5.4: a name without addresses or MX records matches nothing, and costs a look-up. */
export const spfAMxTargetMissing = spfRule({
	id: "spf-a-mx-target-missing",
	severity: "warning",
	summary: "An a or mx of an SPF record names something that has no such records",
	sources: ["RFC 7208 section 4.6.4", "RFC 7208 section 5.3", "RFC 7208 section 5.4"],

	check(spf, report) {
		const { record } = spf;
		const { chains, workspace } = record.context;
		for (const term of spf.terms) {
			if ((term.kind !== "a" && term.kind !== "mx") || term.problem !== undefined || term.macro) continue;
			const target = term.domain ?? record.owner;
			const resolution = record.resolve(target);
			const answer = resolution?.answer;
			if (!resolution || !answer || answer.kind === "outside" || chains.isUndecided(resolution)) continue;
			const types = term.kind === "mx" ? [TYPE_MX] : [TYPE_A, TYPE_AAAA];
			const has = (type: number) =>
				answer.kind === "found" && workspace.lookup.recordIn(answer.zone, answer.node, type) >= 0;
			if (types.some(has)) continue;
			const what = term.kind === "mx" ? "MX record" : "address";
			report({
				at: atText(spf, term),
				message: `${target} has no ${what}, so ${writtenTerm(spf, term)} passes nobody and costs one of the few look-ups without an answer that receivers allow. Name what is meant, or delete the term`,
				actions: () => [removeTerm(spf, term, { preferred: false })],
			});
		}
	},
});
