import { TYPE_SOA } from "../../workspace/lookup.ts";
import { doubledName } from "../judgements/doubled-name.ts";
import { judgedMailbox } from "../judgements/judged-mailbox.ts";
import { type MailDomainState, mailDomainState } from "../judgements/mail-domain-state.ts";
import { otherMailbox } from "../judgements/other-mailbox.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 2142 section 7: whoever finds a fault in a zone writes to the mailbox of its SOA. */
export const soaRnameDomain: RecordRule = {
	id: "soa-rname-domain",
	group: "record-syntax",
	subject: "record",
	types: [TYPE_SOA],
	severity: "warning",
	summary: "The mailbox of an SOA lies in a domain that takes no mail",
	sources: ["RFC 1912 section 2.2", "RFC 2142 section 7"],

	check(record, report) {
		const mailbox = judgedMailbox(record);
		if (!mailbox) return;
		const { local, domain, parent, isAbove } = mailbox;
		const state = /^localhost\.?/.test(domain) ? "no mail" : mailDomainState(record, domain);
		const reason = REASONS[state];
		if (reason === undefined) return;
		// That the domain of the zone itself has no MX is told where it matters.
		if (domain === record.origin) return;
		// That only its final dot is lacking is told.
		if (doubledName(record, 1)) return;
		// A dot without backslash says it better.
		if (state === "absent" && !isAbove && parent !== "." && mailDomainState(record, parent) === "takes mail") return;
		report({
			at: record.atField(1),
			message: `Nobody can write to ${local}@${domain.slice(0, -1)}, the mailbox of ${record.origin}: ${domain} ${reason}. Name a mailbox that is read`,
			actions: () => [otherMailbox(record)],
		});
	},
};

/** That a null MX forbids it is told by a rule of its own. */
const REASONS: Readonly<Partial<Record<MailDomainState, string>>> = {
	absent: "does not exist",
	"no mail": "has neither an MX nor an address",
};
