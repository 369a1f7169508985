import { isEnforced } from "../../mail/dmarc.ts";
import { isSpf } from "../../mail/spf.ts";
import { TYPE_MX, TYPE_TXT } from "../../workspace/lookup.ts";
import { addSpfRecord } from "../fixes/add-spf-record.ts";
import { hasSelector } from "../judgements/has-selector.ts";
import { dmarcRule } from "../judgements/policy-rule.ts";
import { atTag, tagOf } from "../views/policy-text.ts";
import { textOf } from "../views/spf-view.ts";

/** RFC 7489 section 4.2: mail passes DMARC by SPF or by DKIM, so without both none passes. */
export const dmarcSpfDkimAbsent = dmarcRule({
	id: "dmarc-spf-dkim-absent",
	severity: "warning",
	summary: "A DMARC policy has mail refused that passes neither SPF nor DKIM, and the domain has neither",
	sources: ["RFC 7489 section 4.2", "RFC 9989"],

	check(policy, report) {
		const { record } = policy;
		if (!isEnforced(policy) || record.zone.dynamic || record.zone.kind !== "primary") return;
		const domain = record.context.workspace.tables.names.parentOf(record.ownerName);
		const { watch, workspace } = record.context;
		watch.name(domain);
		if (workspace.lookup.zoneFor(record.universe, domain) !== record.zone) return;
		const views = (type: number) =>
			workspace.lookup
				.recordsIn(record.zone, domain, type)
				.map((one) => record.context.viewRecord(record.context, one));
		const sends = views(TYPE_MX).some((mx) => mx.target !== ".");
		if (!sends || views(TYPE_TXT).some((txt) => isSpf(textOf(txt) ?? "")) || hasSelector(record, domain)) return;
		const asked = tagOf(policy, "p")!;
		report({
			at: atTag(policy, asked),
			message: `p=${asked.value} has receivers ${asked.value.toLowerCase() === "reject" ? "refuse" : "set aside"} mail that passes neither SPF nor DKIM, and ${record.nameText(domain)} has no SPF record and no DKIM key here, so all its mail fails. Add an SPF record or a DKIM key first`,
			actions: () => [
				{
					...addSpfRecord(
						{ context: record.context, zone: record.zone, text: record.nameText(domain) },
						"v=spf1 mx -all",
					),
					preferred: false,
				},
			],
		});
	},
});
