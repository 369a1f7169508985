import { removeTerm } from "../fixes/edit-spf.ts";
import type { DomainRule } from "../rule.ts";
import { atText, spfOf, writtenTerm } from "../views/spf-view.ts";

/** RFC 7208 section 4.6.4: more than ten MX records behind `mx` are an error. */
export const spfMxTooMany: DomainRule = {
	id: "spf-mx-too-many",
	group: "mail-policy",
	subject: "domain",
	severity: "error",
	summary: "An mx of an SPF record means a domain with more than ten MX records, so the whole record counts as broken",
	sources: ["RFC 7208 section 4.6.4"],

	check(domain, report) {
		const { policy } = domain;
		const [own] = domain.spf;
		const spf = own && spfOf(own.record);
		if (!policy || !spf) return;
		for (const { term, error } of policy.steps) {
			if (!error || term.kind !== "mx") continue;
			report({
				at: atText(spf, term),
				message: `${term.domain ?? domain.text} has more than ten MX records, so receivers take ${writtenTerm(spf, term)}, and with it the SPF record of ${domain.text}, as an error (permerror), and many refuse the mail. Name the addresses with ip4 and ip6 instead`,
				actions: () => [removeTerm(spf, term, { preferred: false })],
			});
		}
	},
};
