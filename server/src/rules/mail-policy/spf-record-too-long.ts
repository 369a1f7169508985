import { splitSpf } from "../fixes/split-spf.ts";
import { MOST_LOOKUPS, spfCost } from "../judgements/spf-cost.ts";
import { spfRule } from "../judgements/spf-rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 7208 section 3.4: with the rest of the answer it should fit into 512 octets. */
const LONGEST = 450;

/** Longer answers need TCP, which not every way through the net lets pass. */
export const spfRecordTooLong = spfRule({
	id: "spf-record-too-long",
	severity: "warning",
	summary: "An SPF record is longer than an answer should be",
	sources: ["RFC 7208 section 3.4"],

	check(spf, report) {
		const { record, text } = spf;
		if (text.length <= LONGEST) return;
		report({
			at: record.atRdata,
			message: `The SPF record of ${record.owner} has ${text.length} octets, and with more than ${LONGEST} the answer may not fit into one packet, so that receivers find no record. Put some of its terms into a record of their own, such as _spf.${record.owner}, and include that`,
			actions: () => (allowsOneMore(record) ? [splitSpf(spf, LONGEST)].filter((fix) => fix !== undefined) : []),
		});
	},
});

/** Whether receivers make one more look-up for an SPF record. */
function allowsOneMore({ context, universe, ownerName }: RecordView): boolean {
	const policy = context.facts.policy(universe, ownerName);
	if (!policy) return false;
	const { lookups, isEndless } = spfCost(policy);
	return !isEndless && lookups < MOST_LOOKUPS;
}
