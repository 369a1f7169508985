import { TYPE_TXT } from "../../workspace/lookup.ts";
import { deleteRecord } from "../fixes/delete-record.ts";
import { dmarcOf, dmarcRule } from "../judgements/policy-rule.ts";

/** RFC 7489 section 6.6.3: with several policies a domain has none. */
export const dmarcMultipleRecords = dmarcRule({
	id: "dmarc-multiple-records",
	severity: "error",
	summary: "A domain has more than one DMARC policy, so receivers follow none",
	sources: ["RFC 7489 section 6.6.3", "RFC 9989"],

	check({ record, text }, report) {
		const all = record.recordsOfOwner(TYPE_TXT).flatMap((other) => dmarcOf(other) ?? []);
		const first = all[0];
		if (!first || first.record.id === record.id || first.text === text) return;
		report({
			at: record.atRdata,
			message: `${record.owner} has ${all.length} DMARC policies, so receivers follow none of them. Put into one what is to hold`,
			related: () => [{ at: first.record.atRdata, message: "the first policy" }],
			actions: () => [
				{ ...deleteRecord(record, `Delete ${text}`), preferred: false },
				...(all.length === 2 ? [{ ...deleteRecord(first.record, `Delete ${first.text}`), preferred: false }] : []),
			],
		});
	},
});
