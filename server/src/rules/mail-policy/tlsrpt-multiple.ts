import { TYPE_TXT } from "../../workspace/lookup.ts";
import { deleteRecord } from "../fixes/delete-record.ts";
import { tlsReportOf, tlsReportRule } from "../judgements/policy-rule.ts";

/** RFC 8460 section 3: with several records a domain has none. */
export const tlsrptMultiple = tlsReportRule({
	id: "tlsrpt-multiple",
	severity: "error",
	summary: "A domain has more than one record for TLS reports, so senders follow none",
	sources: ["RFC 8460 section 3"],

	check({ record, text }, report) {
		const all = record
			.recordsOfOwner(TYPE_TXT)
			.flatMap((other) => tlsReportOf(other) ?? [])
			.filter((one) => one.text.startsWith("v=TLSRPTv1"));
		const first = all[0];
		if (!first || !text.startsWith("v=TLSRPTv1") || first.record.id === record.id || first.text === text) return;
		report({
			at: record.atRdata,
			message: `${record.owner} has ${all.length} records for TLS reports, so senders follow none. Put all addresses behind the rua= of one, with commas between`,
			related: () => [{ at: first.record.atRdata, message: "the first record" }],
			actions: () => [{ ...deleteRecord(record, `Delete ${text}`), preferred: false }],
		});
	},
});
