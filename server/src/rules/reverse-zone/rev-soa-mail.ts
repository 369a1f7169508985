import { isReverseName } from "../../config/zone-name.ts";
import { TYPE_SOA } from "../../workspace/lookup.ts";
import { appendDot } from "../fixes/append-dot.ts";
import { replaceName } from "../fixes/replace-name.ts";
import { isFullNameWithoutDot } from "../judgements/missing-dot.ts";
import { mailboxMeant } from "../judgements/name-meant.ts";
import type { RecordRule } from "../rule.ts";
import { isStockZone } from "../views/stock-zone.ts";

/** RFC 2142 section 7: the mailbox of the SOA is for those who find a fault in the zone; in the reverse tree nobody has one. */
export const revSoaMail: RecordRule = {
	id: "rev-soa-mail",
	group: "reverse-zone",
	severity: "hint",
	summary: "The mailbox in the SOA of a reverse zone lies in the reverse tree, where there is no mail",
	sources: ["RFC 1912 section 2.2", "RFC 1912 section 3.2", "RFC 2142 section 7"],
	subject: "record",
	types: [TYPE_SOA],
	zones: "reverse",

	check(record, report) {
		// Canonical text escapes blanks, so the second word is the mailbox.
		const mailbox = record.rdata.split(" ")[1] ?? "";
		if (!isReverseName(mailbox) || isStockZone(record.context, record.zone)) return;
		const written = record.writtenField(1);
		const isCut = isFullNameWithoutDot(written);
		report({
			at: record.atField(1),
			message: isCut
				? `The mailbox is written ${written} without a final dot, so it becomes ${mailbox}, where no mail arrives. Append the dot`
				: `The mailbox ${mailbox} lies in the reverse tree, where no mail arrives, so nobody can tell you of a fault in the zone. Give a mailbox that exists, such as hostmaster.example.com.`,
			actions: () => {
				if (isCut) return [appendDot(record, 1)];
				const meant = mailboxMeant(record, written);
				return meant === undefined ? [] : [replaceName(record, 1, meant)];
			},
		});
	},
};
