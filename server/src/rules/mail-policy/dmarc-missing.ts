import { registrableDomain } from "../../mail/registrable-domain.ts";
import { TYPE_MX } from "../../workspace/lookup.ts";
import { insertRecord } from "../fixes/insert-record.ts";
import { isBulkSender } from "../judgements/bulk-sender.ts";
import { dmarcAbove } from "../judgements/dmarc-above.ts";
import { canHaveMailbox } from "../judgements/mailbox-domain.ts";
import { noMailDomain } from "../judgements/no-mail-domain.ts";
import type { DomainRule } from "../rule.ts";

/** Gmail and Yahoo (2024) and Outlook (2025) refuse mail of domains without DMARC that send more than 5,000 messages a day. */
export const dmarcMissing: DomainRule = {
	id: "dmarc-missing",
	group: "mail-policy",
	subject: "domain",
	severity: "information",
	summary: "A domain with MX records has no DMARC policy, nor has a domain above it",
	sources: ["RFC 7489 section 6.6.3", "RFC 9989", "Gmail sender guidelines", "Outlook reply 5.7.515"],

	many: {
		above: 20,
		message: (count, origin) =>
			`${count} domains of ${origin} have no DMARC policy, and large receivers such as Gmail and Outlook refuse mail of domains without one that send much. Add TXT "v=DMARC1; p=none" with an address for reports at the _dmarc of each`,
	},

	check(domain, report) {
		const { text, zone } = domain;
		const [first] = domain.records(TYPE_MX);
		if (!first || zone.dynamic || zone.kind !== "primary" || domain.hasNullMx) return;
		const { tables, zones } = domain.context.workspace;
		if (tables.names.isWildcard(domain.name)) return;
		const origin = tables.names.text(zone.origin);
		const top = registrableDomain(origin) ?? registrableDomain(text);
		// One policy at the top serves all names below, and is told there.
		// A name of one label is nobody's domain on the Internet, and has no mailbox to which reports could go.
		if (top === undefined) return;
		const isBelow = `${top}.` !== text;
		if (isBelow && (`${top}.` === origin || zones.isOrigin(domain.context.workspace.name(`${top}.`)))) return;
		if (noMailDomain(text) !== undefined || !canHaveMailbox(text)) return;
		if (dmarcAbove(domain, text) !== "none") return;
		const rdata = `"v=DMARC1; p=none; rua=mailto:postmaster@${text.replace(/\.$/, "")}"`;
		const isBulk = isBulkSender(domain);
		const receivers = "large receivers such as Gmail and Outlook refuse";
		const consequence = isBulk
			? `so ${receivers} its mail, since it sends much`
			: `and ${receivers} mail of domains without one that send much`;
		report({
			at: first.atOwner,
			...(isBulk && { severity: "warning" as const }),
			message: `${text} has no DMARC policy, ${consequence}. Add TXT ${rdata} at _dmarc.${text}`,
			actions: () => [
				{
					...insertRecord(domain.context, zone, `_dmarc.${text}`, "TXT", rdata, `Add TXT ${rdata} at _dmarc.${text}`),
					preferred: false,
				},
			],
		});
	},
};
