import { spfResults } from "../../mail/spf-evaluation.ts";
import { exchangePlace } from "../judgements/judged-exchange.ts";
import { judgedExchanges } from "../judgements/judged-exchanges.ts";
import type { DomainRule } from "../rule.ts";

/** RFC 7208: a mail server that also sends, answers and bounces for instance, must be passed by the SPF of its domain. */
export const mxHostNotInSpf: DomainRule = {
	id: "mx-host-not-in-spf",
	group: "mail-trio",
	subject: "domain",
	severity: "off",
	summary: "The SPF record of a domain does not pass the address of its own mail server",
	sources: ["RFC 7208 section 5.4", "RFC 7208 section 8.4"],

	check(domain, report) {
		const { policy } = domain;
		const [spf] = domain.spf;
		// A domain that says that it sends nothing says so of its mail servers too.
		if (!policy || !spf || !policy.steps.some(({ term }) => term.qualifier === "+")) return;
		for (const { record, target, addresses } of judgedExchanges(domain)) {
			const refused = addresses.filter((address) => {
				if (!address.isPublic || address.isReceivingOnly) return false;
				const results = [...spfResults(policy, address.octets)];
				return results.every((result) => result === "fail" || result === "softfail");
			});
			if (refused.length === 0) continue;
			report({
				at: exchangePlace(record),
				message: `${target} receives mail for ${domain.text}, but the SPF record of the domain does not pass ${refused.map(({ text }) => text).join(", ")}. If it sends mail as well, receivers refuse it: add mx to the SPF record, or note role=inbound at the host`,
				related: () => [{ at: spf.record.atRdata, message: `the SPF record of ${domain.text}` }],
			});
		}
	},
};
