import type { RuleContext } from "../../rules/views/rule-context.ts";
import { NO_WATCH } from "../../rules/views/watch.ts";
import { mailStateSteps } from "../../trio/mail-state.ts";
import { domainWays, senderWay } from "./draw-ways.ts";
import type { DomainOverview, MailOverview, MailWay, OverviewCounts, SenderOverview } from "./mail-overview.ts";
import type { Verdict } from "./status-words.ts";

/**
 * Draws up the mail report in small steps, between which the caller may do other things, except change the workspace,
 * which must be settled.
 */
export function* overviewSteps(context: RuleContext): Generator<void, MailOverview> {
	const state = yield* mailStateSteps(context);
	const reading = { ...context, watch: NO_WATCH };
	const domains: DomainOverview[] = [];
	for (const domain of state.domains) {
		domains.push(domainWays(reading, domain));
		yield;
	}
	const senders: SenderOverview[] = [];
	for (const sender of state.senders) {
		const { address, source } = sender.reported;
		senders.push({ address, source, way: senderWay(reading, sender) });
		yield;
	}
	return { counts: countsOf(domains, senders), domains, senders };
}

function countsOf(domains: readonly DomainOverview[], senders: readonly SenderOverview[]): OverviewCounts {
	const hosts = domains.flatMap((domain) => domain.hosts);
	const ways = [...hosts.flatMap((host) => host.ways), ...senders.map(({ way }) => way)];
	return {
		domains: domains.length,
		hosts: new Set(hosts.map(({ host }) => host).filter((host) => host !== ".")).size,
		senders: new Set(senders.map(({ address }) => address)).size,
		problems: countCauses(ways, "problem"),
		open: countCauses(ways, "open"),
	};
}

/** A mail host or address that many domains share breaks the way of all of them, but counts once. */
function countCauses(ways: readonly MailWay[], verdict: Verdict): number {
	const steps = ways.flatMap((way) => way.steps.filter((step) => step.verdict === verdict));
	return new Set(steps.map(({ cause }) => cause)).size;
}
