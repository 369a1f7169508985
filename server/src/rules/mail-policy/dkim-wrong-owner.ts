import { TYPE_TXT } from "../../workspace/lookup.ts";
import { moveRecord } from "../fixes/replace-owner.ts";
import { isRemarkable } from "../judgements/record-test.ts";
import type { RecordRule } from "../rule.ts";
import { textOf } from "../views/spf-view.ts";

/** RFC 6376 section 3.6.2.1: receivers look for a key at `selector._domainkey.domain` only. */
export const dkimWrongOwner: RecordRule = {
	id: "dkim-wrong-owner",
	group: "mail-policy",
	subject: "record",
	types: [TYPE_TXT],
	where: isRemarkable,
	severity: "warning",
	summary: "A DKIM key stands at a name where no receiver looks for it",
	sources: ["RFC 6376 section 3.6.2.1"],

	check(record, report) {
		const { owner } = record;
		const isKey = /^\s*v\s*=\s*DKIM1\s*(?:;|$)/.test(textOf(record) ?? "");
		if (!isKey) return;
		if (/\._domainkey\./.test(owner)) return;
		const meant = meantOwner(owner);
		report({
			at: record.atOwner,
			message: `Receivers look for DKIM keys at selector._domainkey.domain, and never at ${owner}, so signatures made with this key fail. ${meant === undefined ? "Move it to the selector that the signatures name" : `Name it ${meant}`}`,
			actions: () => (meant === undefined ? [] : [moveRecord(record, meant, `Move the DKIM record to ${meant}`)]),
		});
	},
};

function meantOwner(owner: string): string | undefined {
	const meant = owner.replace(/(^|\.)(?:domainkey|_domainkeys|_domain_key|_dkim)\./, "$1_domainkey.");
	return meant !== owner && /^[^.]+\._domainkey\./.test(meant) ? meant : undefined;
}
