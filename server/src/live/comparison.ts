import {
	type DomainOverview,
	type MailOverview,
	type PublishedOverview,
	type RecordPlace,
	worst,
} from "../features/report/mail-overview.ts";
import type { MailReport, ReportedDomain } from "../trio/reported-mail.ts";
import { type LiveRemark, liveRemarks } from "./live-remarks.ts";
import type { PublishedDomain } from "./published-mail.ts";
import { publishedWays } from "./published-ways.ts";

/** A remark, and the record of the files that it is about where there is one. */
export interface LiveFinding extends LiveRemark {
	readonly domain: string;
	readonly place?: RecordPlace;
}

/** A domain as it is published beside what the files say of it. */
export interface ComparedDomain {
	readonly published: PublishedDomain;
	/** The view of the files that it was compared with; "" for those without. */
	readonly view: string;
	readonly findings: readonly LiveFinding[];
}

/** Compares what is published with the files. Of several views the one that agrees most is taken: the DNS is asked from one place. */
export function compareWithFiles(
	published: readonly PublishedDomain[],
	report: MailReport,
	overview: MailOverview,
): ComparedDomain[] {
	return published.map((one) => {
		const views = report.domains.filter(({ domain }) => domain === one.domain);
		const files = bestView(one, views);
		const drawn = overview.domains.find(({ domain, view }) => domain === one.domain && view === files?.view);
		const findings = liveRemarks(one, files).map((remark): LiveFinding => {
			const place = drawn && placeOf(remark, drawn);
			return { ...remark, domain: one.domain, ...(place && { place }) };
		});
		return { published: one, view: files?.view ?? "", findings };
	});
}

function bestView(published: PublishedDomain, views: readonly ReportedDomain[]): ReportedDomain | undefined {
	const there = new Set(namesIn(published));
	const inCommon = (files: ReportedDomain) => namesIn(files).filter((name) => there.has(name)).length;
	return [...views].sort((one, other) => inCommon(other) - inCommon(one))[0];
}

function namesIn({ exchanges }: Pick<ReportedDomain, "exchanges"> | PublishedDomain): string[] {
	return exchanges.flatMap(({ exchange, addresses }) => [exchange, ...addresses.map(({ address }) => address)]);
}

/** The record of the address, else that of the MX, else the first MX of the domain. */
function placeOf({ exchange, address }: LiveRemark, { hosts }: DomainOverview): RecordPlace | undefined {
	const steps = hosts.flatMap(({ host, ways }) => ways.flatMap((way) => way.steps.map((step) => ({ host, step }))));
	const named = (text: string | undefined) =>
		steps.flatMap(({ step }) => step.names).find((name) => name.text === text && name.place)?.place;
	return named(address) ?? named(exchange) ?? steps.find(({ step }) => step.names[0]?.place)?.step.names[0]?.place;
}

/** The mail report with what is published beside it; domains that the files do not have come at the end. */
export function withPublished(overview: MailOverview, compared: readonly ComparedDomain[]): MailOverview {
	const left = new Map(compared.map((one) => [`${one.published.domain} ${one.view}`, one]));
	const domains = overview.domains.map((domain) => {
		const key = `${domain.domain} ${domain.view}`;
		const found = left.get(key);
		if (!found) return domain;
		left.delete(key);
		const published = drawnBeside(found);
		return { ...domain, published, verdict: worst([domain.verdict, published.verdict]) };
	});
	const others = [...left.values()].map((one): DomainOverview => {
		const published = drawnBeside(one);
		return { domain: one.published.domain, view: "", hosts: [], published, verdict: published.verdict };
	});
	return { ...overview, domains: [...domains, ...others] };
}

function drawnBeside({ published, findings }: ComparedDomain): PublishedOverview {
	const hosts = publishedWays(published);
	return {
		time: published.time,
		hosts,
		remarks: findings.map(({ message }) => message),
		verdict: worst(hosts.map(({ verdict }) => verdict)),
	};
}
