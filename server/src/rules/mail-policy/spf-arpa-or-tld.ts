import { isReverseName } from "../../config/zone-name.ts";
import { passesAnyone } from "../../mail/spf.ts";
import { deleteRecord } from "../fixes/delete-record.ts";
import { spfRule } from "../judgements/spf-rule.ts";

/** No mail has a sender there. */
export const spfArpaOrTld = spfRule({
	id: "spf-arpa-or-tld",
	severity: "information",
	summary: "An SPF record at a name of the reverse tree or at a top-level domain lets hosts send mail for it",
	sources: ["Zonemaster Zone11"],

	check(spf, report) {
		const { record } = spf;
		const { owner } = record;
		const isTop = !/\..*\./.test(owner) || owner === ".";
		if (!(isTop || isReverseName(owner)) || !passesAnyone({ terms: spf.terms, valid: true })) return;
		report({
			at: record.atRdata,
			message: `No mail comes from ${owner}, which is ${isTop ? "a top-level domain" : "a name for an address"}, so this SPF record helps nobody. Delete it, or let it say v=spf1 -all`,
			actions: () => [{ ...deleteRecord(record, `Delete the SPF record of ${owner}`), preferred: false }],
		});
	},
});
