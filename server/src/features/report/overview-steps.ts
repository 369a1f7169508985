import type { RuleContext } from "../../rules/views/rule-context.ts";
import { NO_WATCH } from "../../rules/views/watch.ts";
import { mailStateSteps } from "../../trio/mail-state.ts";
import type { MailCause } from "../mail-cause.ts";
import { domainWays, senderWay } from "./draw-ways.ts";
import type { DomainOverview, MailOverview, MailWay, OverviewCounts, SenderOverview } from "./mail-overview.ts";

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
	return { counts: yield* countsOf(domains, senders), domains, senders };
}

/** A mail host or address that many domains share breaks the way of all of them, but counts once. */
function* countsOf(
	domains: readonly DomainOverview[],
	senders: readonly SenderOverview[],
): Generator<void, OverviewCounts> {
	const hosts = new Set<string>();
	const causes = { problem: new Set<MailCause>(), open: new Set<MailCause>() };
	const note = ({ steps }: MailWay) => {
		for (const { verdict, cause } of steps) {
			if (verdict !== "fine" && cause !== undefined) causes[verdict].add(cause);
		}
	};
	for (const domain of domains) {
		for (const { host, ways } of domain.hosts) {
			if (host !== ".") hosts.add(host);
			ways.forEach(note);
		}
		yield;
	}
	for (const { way } of senders) {
		note(way);
		yield;
	}
	return {
		domains: domains.length,
		hosts: hosts.size,
		senders: new Set(senders.map(({ address }) => address)).size,
		problems: causes.problem.size,
		open: causes.open.size,
	};
}
