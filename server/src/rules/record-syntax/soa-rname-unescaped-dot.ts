import { TYPE_SOA } from "../../workspace/lookup.ts";
import { replaceName } from "../fixes/replace-name.ts";
import { judgedMailbox } from "../judgements/judged-mailbox.ts";
import { mailDomainState } from "../judgements/mail-domain-state.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 1912 section 2.2: dots in front of the @ are written with a backslash. */
export const soaRnameUnescapedDot: RecordRule = {
	id: "soa-rname-unescaped-dot",
	group: "record-syntax",
	subject: "record",
	types: [TYPE_SOA],
	severity: "information",
	summary: "The mailbox of an SOA seems to have a dot in front of its @ that is written without a backslash",
	sources: ["RFC 1035 section 8", "RFC 1912 section 2.2"],

	check(record, report) {
		const mailbox = judgedMailbox(record);
		if (!mailbox || mailbox.parent === ".") return;
		const { local, domain, parent, first } = mailbox;
		// Who lies in a domain knows it.
		if (mailbox.isAbove) return;
		if (mailDomainState(record, domain) !== "absent" || mailDomainState(record, parent) !== "takes mail") return;
		const meant = `${local}\\.${first}.${parent}`;
		report({
			at: record.atField(1),
			message: `The mailbox is ${local} at ${domain}, which does not exist, and ${local}.${first} at ${parent} is probably meant. Write a backslash before the first dot: ${meant}`,
			actions: () => [replaceName(record, 1, meant)],
		});
	},
};
