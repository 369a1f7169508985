import { passesAnyone } from "../../mail/spf.ts";
import { hostNameProblem } from "../../records/host-name.ts";
import { TYPE_A, TYPE_AAAA } from "../../workspace/lookup.ts";
import type { Action } from "../fix.ts";
import { addExchange, askForExchange } from "../fixes/add-exchange.ts";
import { takeNoMail } from "../fixes/take-no-mail.ts";
import { hasNoExchange } from "../judgements/domain-test.ts";
import { noMailDomain } from "../judgements/no-mail-domain.ts";
import { usualMailHosts } from "../judgements/usual-mail-hosts.ts";
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
	where: hasNoExchange,
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
		actions: () => mailServerActions(domain),
	});
}

function reportNowhere(domain: DomainView, report: Report): void {
	if (POLICY_HOLDER.test(domain.text)) return;
	const spf = domain.spf.find(({ terms }) => passesAnyone(terms));
	if (!spf) return;
	report({
		at: spf.record.atRdata,
		severity: "warning",
		message: `${domain.text} sends mail by this SPF record, but has neither an MX nor an address: answers and bounces are lost, and servers refuse its mail. Add an MX that names its mail server`,
		actions: () => mailServerActions(domain),
	});
}

/** An MX to a host that looks like a mail server, to the domain itself or to another host; or the word that there is none. */
function mailServerActions(domain: DomainView): readonly Action[] {
	// BIND refuses a zone with an MX at what is no name of a host.
	if (hostNameProblem(domain.context.workspace.tables.names.wire(domain.name), 0, "owner") !== undefined) return [];
	const hosts = usualMailHosts(domain);
	const [policy] = domain.spf;
	const sendsNothing = policy !== undefined && !passesAnyone(policy.terms);
	const preferred = hosts.length === 1 && !sendsNothing;
	const named = hosts.map((host) => addExchange(domain, host, { preferred }));
	const own = hosts.length === 0 && domain.hasAddress ? [addExchange(domain, domain.text, { preferred: false })] : [];
	const none = takeNoMail(domain, { preferred: sendsNothing && hosts.length === 0 });
	return [...named, ...own, askForExchange(domain), ...(none ? [none] : [])];
}

/** Names that hold SPF records for others to include, and no mailboxes. */
const POLICY_HOLDER = /^(?:_|spf)/;
