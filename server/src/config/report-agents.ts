import type { ServerConfiguration } from "./configured-zone.ts";

/** Who takes reports of DNS errors (RFC 9567), as one view of a server configuration says. */
export interface ReportAgents {
	/** The domains to which resolvers are told to report. */
	readonly domains: ReadonlySet<string>;
	/** The origins of zones for which the server answers reports by itself. */
	readonly answered: ReadonlySet<string>;
}

const NONE: ReportAgents = { domains: new Set(), answered: new Set() };

/** Worked out once for each configuration, which may have very many zones. */
const known = new WeakMap<ServerConfiguration, ReadonlyMap<string, ReportAgents>>();

export function reportAgents(configuration: ServerConfiguration | undefined, view: string): ReportAgents {
	if (!configuration) return NONE;
	const views = known.get(configuration) ?? byView(configuration);
	known.set(configuration, views);
	return views.get(view) ?? NONE;
}

/** Whether a configuration names any such domain. */
export function hasReportAgents({ zones }: ServerConfiguration): boolean {
	return zones.some((zone) => zone.reportAgent !== undefined || zone.takesReports !== "no");
}

function byView({ zones }: ServerConfiguration): ReadonlyMap<string, ReportAgents> {
	const views = new Map<string, { domains: Set<string>; answered: Set<string> }>();
	for (const { view, origin, reportAgent, takesReports } of zones) {
		if (reportAgent === undefined && takesReports === "no") continue;
		const agents = views.get(view) ?? { domains: new Set(), answered: new Set() };
		views.set(view, agents);
		if (reportAgent !== undefined) agents.domains.add(reportAgent);
		if (takesReports === "from records") agents.domains.add(origin);
		if (takesReports === "by itself") agents.answered.add(origin);
	}
	return views;
}
