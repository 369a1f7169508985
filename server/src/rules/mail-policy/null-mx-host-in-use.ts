import type { RecordId } from "../../tables/record-table.ts";
import { TYPE_MX, TYPE_SOA } from "../../workspace/lookup.ts";
import { otherMailbox } from "../judgements/other-mailbox.ts";
import { soaMailbox } from "../judgements/soa-mailbox.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 2142 section 7: the mailbox in the SOA is there to be written to. */
export const nullMxHostInUse: RecordRule = {
	id: "null-mx-host-in-use",
	group: "mail-policy",
	subject: "record",
	types: [TYPE_SOA],
	severity: "warning",
	summary: "The mailbox that an SOA names lies in a domain that takes no mail",
	sources: ["RFC 1035 section 3.3.13", "RFC 2142 section 7", "RFC 7505"],

	check(record, report) {
		const mailbox = soaMailbox(record);
		if (!mailbox) return;
		const { lookup } = record.context.workspace;
		const answer = record.resolve(mailbox.domain)?.answer;
		if (answer?.kind !== "found") return;
		const exchanges = lookup.recordsIn(answer.zone, answer.node, TYPE_MX);
		const isNull = (one: RecordId) => record.context.viewRecord(record.context, one).target === ".";
		if (exchanges.length === 0 || !exchanges.every(isNull)) return;
		report({
			at: record.atField(1),
			// Who takes no mail at all mostly has a mailbox elsewhere, if anybody looks for it.
			...(mailbox.domain === record.owner && { severity: "hint" as const }),
			message: `${mailbox.text} is the mailbox for questions about ${record.owner}, but ${mailbox.domain} says with its null MX that it takes no mail. Name a mailbox elsewhere`,
			actions: () => [otherMailbox(record)],
		});
	},
};
