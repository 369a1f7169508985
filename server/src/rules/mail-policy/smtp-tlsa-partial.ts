import type { Zone } from "../../zone/zone.ts";
import { askForTlsa } from "../fixes/ask-for-tlsa.ts";
import { hasSeveralExchanges } from "../judgements/domain-test.ts";
import { TYPE_TLSA } from "../judgements/smtp-tlsa.ts";
import type { DomainRule } from "../rule.ts";
import type { DomainView, ExchangeView } from "../views/domain-view.ts";

/** RFC 7672 section 2.2.1: a sender may take any MX host, so the one without TLSA record opens the way around. */
export const smtpTlsaPartial: DomainRule = {
	id: "smtp-tlsa-partial",
	group: "mail-policy",
	subject: "domain",
	where: hasSeveralExchanges,
	severity: "information",
	summary: "Some mail hosts of a domain have TLSA records, others have none",
	sources: ["RFC 7672 section 2.2.1"],

	check(domain, report) {
		if (domain.exchanges.length < 2) return;
		const states = domain.exchanges.map((exchange) => ({ exchange, tlsa: tlsaOf(domain, exchange) }));
		const protecting = states.find(({ tlsa }) => tlsa?.isThere);
		if (!protecting) return;
		for (const { exchange, tlsa } of states) {
			if (!tlsa || tlsa.isThere || !exchange.record) continue;
			report({
				at: exchange.record.atField(1),
				message: `${exchange.target} has no TLSA record at _25._tcp, but ${protecting.exchange.target} has one: an attacker leads mail of ${domain.text} to the host without. Add the record for each mail host`,
				actions: () => [askForTlsa(domain.context, tlsa.zone, exchange.target)],
			});
		}
	},
};

/** Whether a host has TLSA records for mail, and the zone that says so; undefined where the loaded zones do not tell. Watched. */
function tlsaOf(
	{ context, universe }: DomainView,
	{ target }: ExchangeView,
): { readonly isThere: boolean; readonly zone: Zone } | undefined {
	if (target === ".") return undefined;
	const { lookup } = context.workspace;
	const owner = context.workspace.name(`_25._tcp.${target}`);
	context.watch.name(owner);
	const { answer } = lookup.resolve(universe, lookup.sought(owner));
	if (answer.kind === "outside" || answer.kind === "alias" || answer.zone.dynamic) return undefined;
	const isThere = answer.kind === "found" && lookup.recordIn(answer.zone, answer.node, TYPE_TLSA) >= 0;
	return { isThere, zone: answer.zone };
}
