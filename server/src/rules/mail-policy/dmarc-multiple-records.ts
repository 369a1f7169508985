import { dmarcRule, isDmarcText } from "../judgements/policy-rule.ts";
import { reportsSeveral } from "../judgements/several-policies.ts";

/** RFC 7489 section 6.6.3: with several policies a domain has none. */
export const dmarcMultipleRecords = dmarcRule({
	id: "dmarc-multiple-records",
	severity: "error",
	summary: "A domain has more than one DMARC policy, so receivers follow none",
	sources: ["RFC 7489 section 6.6.3", "RFC 9989"],

	check: reportsSeveral({
		isOne: isDmarcText,
		message: (owner, count) =>
			`${owner} has ${count} DMARC policies, so receivers follow none of them. Put into one what is to hold`,
	}),
});
