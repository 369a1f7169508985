import { exchangePlace } from "../judgements/judged-exchange.ts";
import { judgedExchanges } from "../judgements/judged-exchanges.ts";
import type { DomainRule } from "../rule.ts";

/** RFC 4592 section 2.2, RFC 1912 section 2.7: a wildcard is for names that do not exist. */
export const mxWildcard: DomainRule = {
	id: "mx-wildcard",
	group: "mail-trio",
	severity: "information",
	summary: "a wildcard MX does not count for names that have records of any type",
	sources: ["RFC 4592 section 2.2", "RFC 1912 section 2.7"],
	subject: "domain",
	check(domain, report) {
		if (!domain.text.startsWith("*.")) return;
		const [first] = judgedExchanges(domain);
		if (!first) return;
		report({
			at: exchangePlace(first.record),
			message: `the MX of ${domain.text} counts only for names that do not exist: a name with records of any other type gets no MX from it. Give each mail domain an MX of its own`,
		});
	},
};
