import { TYPE_TXT } from "../../workspace/lookup.ts";
import { moveRecord } from "../fixes/replace-owner.ts";
import { isRemarkable } from "../judgements/record-test.ts";
import type { RecordRule } from "../rule.ts";
import { firstLabel } from "../views/policy-text.ts";
import { textOf } from "../views/spf-view.ts";

/** RFC 7489 section 6.1: receivers look for the policy of a domain at `_dmarc` below it. */
export const dmarcWrongOwner: RecordRule = {
	id: "dmarc-wrong-owner",
	group: "mail-policy",
	subject: "record",
	types: [TYPE_TXT],
	where: isRemarkable,
	severity: "warning",
	summary: "A DMARC policy stands at a name where no receiver looks for it",
	sources: ["RFC 7489 section 6.1", "RFC 9989"],

	check(record, report) {
		const { owner } = record;
		if (!/^\s*v\s*=\s*DMARC1\s*(?:;|$)/i.test(textOf(record) ?? "")) return;
		const label = firstLabel(owner);
		if (label === "_dmarc" || owner.includes("._report._dmarc.")) return;
		const meant = NEAR.test(label) ? `_dmarc${owner.slice(label.length)}` : `_dmarc.${owner}`;
		report({
			at: record.atOwner,
			message: `Receivers look for a DMARC policy at _dmarc below the domain, and never at ${owner}, so nobody follows this one. Name it ${meant}`,
			actions: () =>
				record.resolve(meant)?.answer.kind === "found"
					? []
					: [moveRecord(record, meant, `Move the DMARC policy to ${meant}`)],
		});
	},
};

/** Labels that are almost `_dmarc`. */
const NEAR = /^(?:dmarc|_dmarc1|_dmark|__dmarc|dmarc_)$/;
