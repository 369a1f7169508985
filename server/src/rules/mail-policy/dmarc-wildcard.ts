import { TYPE_MX, TYPE_TXT } from "../../workspace/lookup.ts";
import { askForOwner } from "../fixes/ask-for-owner.ts";
import { deleteRecord } from "../fixes/delete-record.ts";
import { isWildcardOwner } from "../judgements/record-test.ts";
import type { RecordRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";
import { textOf } from "../views/spf-view.ts";

/** RFC 7489 section 6.6.3: a wildcard answers for `_dmarc` below each name that it covers. */
export const dmarcWildcard: RecordRule = {
	id: "dmarc-wildcard",
	group: "mail-policy",
	subject: "record",
	types: [TYPE_TXT],
	where: isWildcardOwner,
	severity: "warning",
	summary: "A wildcard TXT record answers where receivers look for policies and keys",
	sources: ["RFC 7489 section 6.6.3", "RFC 4592"],

	check(record, report) {
		if (record.isGenerated) return;
		// A policy for all names below is meant so.
		if (/^\s*v\s*=\s*(?:DMARC1|spf1)/i.test(textOf(record) ?? "") || record.owner.startsWith("*._")) return;
		if (!isAmongMailDomains(record)) return;
		report({
			at: record.atOwner,
			message: `${record.owner} answers for every name below that has no records, for _dmarc, _mta-sts and DKIM selectors too, and receivers find this text there. Give the record to the names that need it`,
			actions: () => [askForOwner(record), { ...deleteRecord(record), preferred: false }],
		});
	},
};

/** Whether the name above a wildcard takes or sends mail, or those that the wildcard stands for do; watched. */
function isAmongMailDomains({ context, ownerName, zone }: RecordView): boolean {
	const { facts, watch, workspace } = context;
	const above = workspace.tables.names.parentOf(ownerName);
	watch.name(above);
	watch.name(ownerName);
	return (
		[above, ownerName].some((name) => workspace.lookup.recordIn(zone, name, TYPE_MX) >= 0) ||
		facts.spf.recordsAt(zone, above).length > 0
	);
}
