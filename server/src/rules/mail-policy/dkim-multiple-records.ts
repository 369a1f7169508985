import { dkimRule } from "../judgements/policy-rule.ts";
import { reportsSeveral } from "../judgements/several-policies.ts";

/** RFC 6376 section 3.6.2.2: what receivers do with several records is not defined. */
export const dkimMultipleRecords = dkimRule({
	id: "dkim-multiple-records",
	severity: "error",
	summary: "A selector has more than one DKIM key, so it is left to chance which one receivers take",
	sources: ["RFC 6376 section 3.6.2.2"],

	check: reportsSeveral({
		isOne: () => true,
		message: (owner, count) =>
			`${owner} has ${count} TXT records, and which of them receivers take as the DKIM key is left to chance, so signatures fail now and then. Give each key a selector of its own`,
	}),
});
