import { TYPE_TXT } from "../../workspace/lookup.ts";
import { deleteRecord } from "../fixes/delete-record.ts";
import { dkimKeyOf, dkimRule } from "../judgements/policy-rule.ts";

/** RFC 6376 section 3.6.2.2: what receivers do with several records is not defined. */
export const dkimMultipleRecords = dkimRule({
	id: "dkim-multiple-records",
	severity: "error",
	summary: "A selector has more than one DKIM key, so it is left to chance which one receivers take",
	sources: ["RFC 6376 section 3.6.2.2"],

	check({ record, text }, report) {
		const all = record.recordsOfOwner(TYPE_TXT).flatMap((other) => dkimKeyOf(other) ?? []);
		const first = all[0];
		if (!first || first.record.id === record.id || first.text === text) return;
		report({
			at: record.atRdata,
			message: `${record.owner} has ${all.length} TXT records, and which of them receivers take as the DKIM key is left to chance, so signatures fail now and then. Give each key a selector of its own`,
			related: () => [{ at: first.record.atRdata, message: "the first record" }],
			actions: () => [{ ...deleteRecord(record, "Delete this DKIM record"), preferred: false }],
		});
	},
});
