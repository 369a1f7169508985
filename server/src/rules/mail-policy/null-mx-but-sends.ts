import { passesAnyone } from "../../mail/spf.ts";
import { TYPE_MX } from "../../workspace/lookup.ts";
import { editSpf } from "../fixes/edit-spf.ts";
import { hasNullExchange } from "../judgements/domain-test.ts";
import type { DomainRule } from "../rule.ts";
import { spfOf } from "../views/spf-view.ts";

/** RFC 7505 section 4.2: mail from a domain that takes none cannot be answered, and is refused. */
export const nullMxButSends: DomainRule = {
	id: "null-mx-but-sends",
	group: "mail-policy",
	subject: "domain",
	where: hasNullExchange,
	severity: "warning",
	summary: "A domain says that it takes no mail, and its SPF record lets hosts send for it",
	sources: ["RFC 7505 section 4.2"],

	check(domain, report) {
		if (!domain.hasNullMx || domain.exchanges.length > 1) return;
		const [own] = domain.spf;
		const spf = own && spfOf(own.record);
		const [first] = domain.records(TYPE_MX);
		if (!spf || !own || !passesAnyone(own.terms) || domain.spf.length > 1) return;
		report({
			at: own.record.atRdata,
			message: `${domain.text} says with its null MX that it takes no mail, so servers refuse mail that this SPF record lets hosts send for it: no answer can come back. Write v=spf1 -all, or name a mail server with an MX`,
			related: () => (first ? [{ at: first.atRdata, message: "the null MX" }] : []),
			actions: () => [
				editSpf(spf, "Write v=spf1 -all", [{ start: 0, end: spf.text.length, text: "v=spf1 -all" }], {
					preferred: false,
				}),
			],
		});
	},
};
