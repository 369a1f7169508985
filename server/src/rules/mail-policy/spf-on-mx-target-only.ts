import { TYPE_MX } from "../../workspace/lookup.ts";
import { addSpfRecord } from "../fixes/add-spf-record.ts";
import { mayHaveSpfAtExchange } from "../judgements/domain-test.ts";
import { lacksSpf, targetsWithSpf } from "../judgements/lacks-spf.ts";
import type { DomainRule } from "../rule.ts";

/** RFC 7208 section 2.4: receivers look at the domain of the sender, not at the host that it comes from. */
export const spfOnMxTargetOnly: DomainRule = {
	id: "spf-on-mx-target-only",
	group: "mail-policy",
	subject: "domain",
	where: mayHaveSpfAtExchange,
	severity: "hint",
	summary: "The mail host of a domain has an SPF record, the domain itself has none",
	sources: ["RFC 7208 section 2.4"],

	check(domain, report) {
		const [first] = domain.records(TYPE_MX);
		if (!first || !lacksSpf(domain)) return;
		const [target] = targetsWithSpf(domain);
		if (!target) return;
		report({
			at: first.atOwner,
			message: `${target} has an SPF record, but receivers look for one at ${domain.text}, from which the mail comes, and find none. Add TXT "v=spf1 mx -all" at ${domain.text}`,
			actions: () => [{ ...addSpfRecord(domain, "v=spf1 mx -all"), preferred: false }],
		});
	},
};
