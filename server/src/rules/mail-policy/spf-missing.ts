import { TYPE_MX } from "../../workspace/lookup.ts";
import { addSpfRecord } from "../fixes/add-spf-record.ts";
import { lacksSpf, targetsWithSpf } from "../judgements/lacks-spf.ts";
import type { DomainRule } from "../rule.ts";

/** RFC 7208 section 4.6.4. */
const MOST_EXCHANGES = 10;

/** Gmail, Yahoo and Outlook want SPF or DKIM of every sender, and both of those who send much. */
export const spfMissing: DomainRule = {
	id: "spf-missing",
	group: "mail-policy",
	subject: "domain",
	severity: "information",
	summary: "A domain with MX records has no SPF record",
	sources: ["RFC 7208 section 3", "Gmail sender guidelines", "Zonemaster Zone11"],

	many: {
		above: 20,
		message: (count, origin) =>
			`${count} domains of ${origin} receive mail but have no SPF record, so anybody may forge their mail, and receivers such as Gmail refuse mail without SPF and DKIM. Add TXT "v=spf1 mx -all" at each, with the other hosts that send, or "v=spf1 -all" where none does`,
	},

	check(domain, report) {
		const [first] = domain.records(TYPE_MX);
		if (
			!first ||
			domain.hasNullMx ||
			domain.context.workspace.zones.isReverse(domain.zone) ||
			!lacksSpf(domain) ||
			targetsWithSpf(domain).length > 0
		)
			return;
		report({
			at: first.atOwner,
			message: `${domain.text} receives mail but has no SPF record, so anybody may forge its mail, and receivers such as Gmail refuse mail without SPF and DKIM. Add TXT "v=spf1 mx -all", with the other hosts that send`,
			// Of more, receivers take mx for an error.
			actions: () =>
				domain.records(TYPE_MX).length > MOST_EXCHANGES
					? []
					: ["v=spf1 mx -all", "v=spf1 mx ~all"].map((text) => ({ ...addSpfRecord(domain, text), preferred: false })),
		});
	},
};
