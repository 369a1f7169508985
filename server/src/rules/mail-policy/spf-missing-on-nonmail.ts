import { TYPE_MX } from "../../workspace/lookup.ts";
import { addSpfRecord } from "../fixes/add-spf-record.ts";
import { hasNullExchange } from "../judgements/domain-test.ts";
import { lacksSpf } from "../judgements/lacks-spf.ts";
import type { DomainRule } from "../rule.ts";

/** RFC 7208 section 10.1.2: who never sends mail says so. */
export const spfMissingOnNonmail: DomainRule = {
	id: "spf-missing-on-nonmail",
	group: "mail-policy",
	subject: "domain",
	where: hasNullExchange,
	severity: "hint",
	summary: "A domain that takes no mail does not say that it sends none",
	sources: ["RFC 7208 section 10.1.2", "RFC 7505 section 4.2"],

	check(domain, report) {
		if (!domain.hasNullMx || domain.exchanges.length > 1 || !lacksSpf(domain)) return;
		const [first] = domain.records(TYPE_MX);
		if (!first) return;
		report({
			at: first.atOwner,
			message: `${domain.text} takes no mail but does not say that it sends none, so mail that is forged in its name may be accepted. Add TXT "v=spf1 -all"`,
			actions: () => [addSpfRecord(domain, "v=spf1 -all")],
		});
	},
};
