import { TYPE_A, TYPE_AAAA } from "../../workspace/lookup.ts";
import { noMailDomain } from "../judgements/no-mail-domain.ts";
import type { DomainRule, Report } from "../rule.ts";
import type { DomainView } from "../views/domain-view.ts";

/** RFC 5321 section 5.1: without an MX, mail goes to the address of the domain itself. */
export const mxMissing: DomainRule = {
	id: "mx-missing",
	group: "mail-trio",
	severity: "information",
	summary: "a domain has no MX, so mail goes to its own address, or nowhere",
	sources: ["RFC 5321 section 5.1", "RFC 7505", "RFC 2142 section 7"],
	subject: "domain",
	check(domain, report) {
		const { zone } = domain;
		// A dynamic zone proves nothing absent, and a secondary is repaired where its primary is.
		if (!domain.isApex || zone.dynamic || zone.kind !== "primary" || domain.exchanges.length > 0) return;
		if (noMailDomain(domain.text) !== undefined || domain.hasComputedAddress) return;
		if (domain.hasAddress) reportImplicit(domain, report);
		else reportNowhere(domain, report);
	},
};

function reportImplicit(domain: DomainView, report: Report): void {
	const records = [...domain.records(TYPE_A), ...domain.records(TYPE_AAAA)];
	const host = records.find((record) => record.address.isPublic);
	if (!host) return;
	report({
		at: host.atField(0),
		message: `${domain.text} has no MX, so mail for it goes to its own address ${host.address.text}. Add an MX that names its mail server, or MX 0 . if it takes no mail`,
	});
}

function reportNowhere(domain: DomainView, report: Report): void {
	if (POLICY_HOLDER.test(domain.text)) return;
	const spf = domain.spf.find(({ terms }) =>
		terms.terms.some(({ kind, qualifier }) => SENDS.has(kind) && qualifier === "+"),
	);
	if (!spf) return;
	report({
		at: spf.record.atRdata,
		severity: "warning",
		message: `${domain.text} sends mail by this SPF record, but has neither an MX nor an address: answers and bounces are lost, and servers refuse its mail. Add an MX that names its mail server`,
	});
}

/** Terms by which a domain says that it sends; `exp` and unknown modifiers say nothing. */
const SENDS: ReadonlySet<string> = new Set(["all", "include", "a", "mx", "ptr", "ip4", "ip6", "exists", "redirect"]);

/** Names that hold SPF records for others to include, and no mailboxes. */
const POLICY_HOLDER = /^(?:_|spf)/;
