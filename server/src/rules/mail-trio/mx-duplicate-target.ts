import { deleteRecord } from "../fixes/delete-record.ts";
import { hasSeveralExchanges } from "../judgements/domain-test.ts";
import { exchangePlace } from "../judgements/judged-exchange.ts";
import { judgedExchanges } from "../judgements/judged-exchanges.ts";
import type { DomainRule } from "../rule.ts";

/** RFC 5321 section 5.1: the lowest preference of a host is the one that counts. */
export const mxDuplicateTarget: DomainRule = {
	id: "mx-duplicate-target",
	group: "mail-trio",
	severity: "warning",
	summary: "two MX records of a domain name the same host with different preferences",
	sources: ["RFC 5321 section 5.1", "RFC 974"],
	subject: "domain",
	where: hasSeveralExchanges,
	check(domain, report) {
		const exchanges = judgedExchanges(domain);
		for (const later of exchanges) {
			const first = exchanges.find((one) => one.target === later.target)!;
			if (first.preference === later.preference) continue;
			report({
				at: exchangePlace(later.record),
				message: `${later.target} is a mail server of ${domain.text} already, with preference ${first.preference}: the MX with ${later.preference} is no spare for it. Delete it, or name another host`,
				related: () => [{ at: exchangePlace(first.record), message: `the MX with preference ${first.preference}` }],
				actions: () => {
					const { record, preference } = later;
					// A comment behind it is somebody's, and may say why it is there.
					const safe = record.text?.comment === undefined;
					return [{ ...deleteRecord(record, `Delete the MX with preference ${preference}`), safe }];
				},
			});
		}
	},
};
