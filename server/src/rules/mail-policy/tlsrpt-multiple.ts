import { tlsReportRule } from "../judgements/policy-rule.ts";
import { reportsSeveral } from "../judgements/several-policies.ts";

/** RFC 8460 section 3: with several records a domain has none. */
export const tlsrptMultiple = tlsReportRule({
	id: "tlsrpt-multiple",
	severity: "error",
	summary: "A domain has more than one record for TLS reports, so senders follow none",
	sources: ["RFC 8460 section 3"],

	check: reportsSeveral({
		isOne: ({ text }) => text.startsWith("v=TLSRPTv1"),
		message: (owner, count) =>
			`${owner} has ${count} records for TLS reports, so senders follow none. Put all addresses behind the rua= of one, with commas between`,
	}),
});
