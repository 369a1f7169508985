import { mtaStsRule } from "../judgements/policy-rule.ts";
import { reportsSeveral } from "../judgements/several-policies.ts";

/** RFC 8461 section 3.1: with several records a domain has no policy. */
export const mtaStsMultiple = mtaStsRule({
	id: "mta-sts-multiple",
	severity: "error",
	summary: "A domain has more than one MTA-STS record, so senders follow none",
	sources: ["RFC 8461 section 3.1"],

	check: reportsSeveral({
		isOne: ({ text }) => text.startsWith("v=STSv1"),
		message: (owner, count) =>
			`${owner} has ${count} MTA-STS records, so senders take the domain for one without a policy. Keep one of them`,
	}),
});
