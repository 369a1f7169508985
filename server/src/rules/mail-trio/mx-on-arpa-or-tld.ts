import { deleteRecord } from "../fixes/delete-record.ts";
import { isUnlikelyDomain } from "../judgements/domain-test.ts";
import { exchangePlace } from "../judgements/judged-exchange.ts";
import { noMailDomain } from "../judgements/no-mail-domain.ts";
import type { DomainRule } from "../rule.ts";

/** RFC 3172 section 2.1: `arpa` is for the infrastructure of the Internet. */
export const mxOnArpaOrTld: DomainRule = {
	id: "mx-on-arpa-or-tld",
	group: "mail-trio",
	severity: "warning",
	summary: "a name of a reverse zone, a top-level domain or the root has an MX",
	sources: ["RFC 3172 section 2.1", "RFC 7085"],
	subject: "domain",
	where: isUnlikelyDomain,
	check(domain, report) {
		const reason = noMailDomain(domain.text);
		if (reason === undefined) return;
		for (const { record, exchange } of domain.exchanges) {
			if (!record || exchange.status === "null") continue;
			report({
				at: exchangePlace(record),
				message: `${domain.text} ${reason}, where nobody has a mailbox. Delete this MX`,
				actions: () => [deleteRecord(record, `Delete MX ${record.rdata}`)],
			});
		}
	},
};
