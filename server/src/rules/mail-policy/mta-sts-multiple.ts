import { TYPE_TXT } from "../../workspace/lookup.ts";
import { deleteRecord } from "../fixes/delete-record.ts";
import { mtaStsOf, mtaStsRule } from "../judgements/policy-rule.ts";

/** RFC 8461 section 3.1: with several records a domain has no policy. */
export const mtaStsMultiple = mtaStsRule({
	id: "mta-sts-multiple",
	severity: "error",
	summary: "A domain has more than one MTA-STS record, so senders follow none",
	sources: ["RFC 8461 section 3.1"],

	check({ record, text }, report) {
		const all = record
			.recordsOfOwner(TYPE_TXT)
			.flatMap((other) => mtaStsOf(other) ?? [])
			.filter((one) => one.text.startsWith("v=STSv1"));
		const first = all[0];
		if (!first || !text.startsWith("v=STSv1") || first.record.id === record.id || first.text === text) return;
		report({
			at: record.atRdata,
			message: `${record.owner} has ${all.length} MTA-STS records, so senders take the domain for one without a policy. Keep one of them`,
			related: () => [{ at: first.record.atRdata, message: "the first record" }],
			actions: () => [{ ...deleteRecord(record, `Delete ${text}`), preferred: false }],
		});
	},
});
