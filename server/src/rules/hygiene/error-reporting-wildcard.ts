import { baseName } from "../../config/config-path.ts";
import { hasReportAgents, type ReportAgents, reportAgents } from "../../config/report-agents.ts";
import type { NameId, NameTable } from "../../tables/name-table.ts";
import { toOctets } from "../../text/utf8.ts";
import { TYPE_SOA, TYPE_TXT } from "../../workspace/lookup.ts";
import { insertRecord } from "../fixes/insert-record.ts";
import type { RecordRule, Report } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

const ER = toOctets("_er");

/** RFC 9567 section 6.1.1: a report is a question for a name below `_er`, and is answered with a TXT record. */
export const errorReportingWildcard: RecordRule = {
	id: "error-reporting-wildcard",
	group: "hygiene",
	subject: "record",
	types: [TYPE_TXT, TYPE_SOA],
	typesNow: ({ configurations }) => (configurations.some(hasReportAgents) ? [TYPE_TXT, TYPE_SOA] : [TYPE_TXT]),
	where: ({ names, records }, record) =>
		records.type[record] === TYPE_SOA || topOfReports(names, records.owner[record]! as NameId) >= 0,
	severity: "information",
	summary: "A domain that takes reports of DNS errors has no TXT record at the wildcard that answers them",
	sources: ["RFC 9567 section 6.1.1"],

	check(record, report) {
		if (record.isGenerated || record.zone.dynamic) return;
		const { names } = record.context.workspace.tables;
		const { domains, answered } = agentsOf(record);
		if (answered.has(record.origin)) return;
		if (record.type === TYPE_SOA) {
			if (record.ownerName === record.zone.origin) checkConfigured(record, domains, report);
			return;
		}
		const top = topOfReports(names, record.ownerName);
		// One that the configuration names is told of at the SOA.
		if (domains.has(names.text(names.parentOf(top)))) return;
		checkAnswers(record, top, `Reports of errors are questions for names below ${names.text(top)}`, report);
	},
};

/** The name `_er` that a TXT record has or stands right below, which shows that its domain takes reports; -1 for others. */
function topOfReports(names: NameTable, owner: NameId): NameId {
	if (names.hasLabel(owner, ER)) return owner;
	const parent = names.parentOf(owner);
	return names.hasLabel(parent, ER) ? parent : (-1 as NameId);
}

function agentsOf({ context, universe }: RecordView): ReportAgents {
	const configuration = context.workspace.configurations.find(({ path }) => path === universe.configuration);
	return reportAgents(configuration, universe.view);
}

/** Tells of the domains in the zone of an SOA that the configuration of the server names. */
function checkConfigured(record: RecordView, domains: ReadonlySet<string>, report: Report): void {
	const { context, universe, zone, origin } = record;
	const { workspace } = context;
	for (const domain of domains) {
		if (domain !== origin && !domain.endsWith(origin === "." ? origin : `.${origin}`)) continue;
		const top = workspace.name(`_er.${domain}`);
		if (top < 0 || workspace.lookup.zoneFor(universe, top) !== zone) continue;
		const where = baseName(universe.configuration);
		checkAnswers(record, top, `${where} names ${domain} as a domain that takes reports of errors`, report);
	}
}

/** Reports that no TXT record answers questions for the names below `top`. */
function checkAnswers(record: RecordView, top: NameId, why: string, report: Report): void {
	const { context, zone } = record;
	const { lookup, tables } = context.workspace;
	const { names } = tables;
	const wildcard = `*.${names.text(top)}`;
	const answer = record.resolve(wildcard)?.answer;
	if (!names.isWithin(top, zone.origin) || lookup.answerIn(zone, lookup.sought(top)).kind === "outside") return;
	const isAnswered = answer?.kind === "found" && lookup.recordIn(answer.zone, answer.node, TYPE_TXT) >= 0;
	if (isAnswered || answer?.kind === "outside") return;
	report({
		at: record.atOwner,
		message: `${why}, and no TXT record answers them, so each resolver asks again and again. Add TXT "Report received" at ${wildcard}`,
		actions: () => [
			insertRecord(context, zone, wildcard, "TXT", '"Report received"', `Add TXT "Report received" at ${wildcard}`),
		],
	});
}
