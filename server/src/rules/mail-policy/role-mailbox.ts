import { TYPE_MX, TYPE_SOA } from "../../workspace/lookup.ts";
import { soaMailbox } from "../judgements/soa-mailbox.ts";
import type { RecordRule } from "../rule.ts";

/** What people call a mailbox that several read, or that goes with a task (RFC 2142). */
const ROLE =
	/master|admin|dns|domain|abuse|root|noc|net|ops|security|support|info|contact|tech|help|service|office|system|sysop|registr|team|it$|^it/;

/** RFC 2142 section 7: a domain that takes no mail has no other mailbox than that of its SOA. */
export const roleMailbox: RecordRule = {
	id: "role-mailbox",
	group: "mail-policy",
	subject: "record",
	types: [TYPE_SOA],
	severity: "hint",
	summary: "The only mailbox of a domain that takes no mail is that of a person",
	sources: ["RFC 2142 section 7", "RFC 7505"],

	check(record, report) {
		const { ownerName, zone, owner } = record;
		if (ownerName !== zone.origin || zone.kind !== "primary" || zone.dynamic) return;
		const exchanges = record.recordsOfOwner(TYPE_MX);
		if (exchanges.length === 0 || exchanges.some(({ target }) => target !== ".")) return;
		const mailbox = soaMailbox(record);
		// That a mailbox in the domain itself is read by nobody is told.
		if (!mailbox || mailbox.domain === owner) return;
		const [local = ""] = mailbox.text.split("@");
		if (ROLE.test(local)) return;
		report({
			at: record.atField(1),
			message: `${owner} takes no mail, so ${mailbox.text} is the only mailbox for questions about it, and it looks like that of one person. Name one that goes with the task, such as hostmaster`,
		});
	},
};
