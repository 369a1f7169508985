import type { Problem } from "../../syntax/problem.ts";
import { SYNTAX_SEVERITIES } from "../../syntax/syntax-rules.ts";
import { severityIn } from "../../workspace/settings.ts";
import type { Slice } from "../../zone/slice.ts";
import type { Zone } from "../../zone/zone.ts";
import type { ZoneFile } from "../../zone/zone-file.ts";
import type { Action, Fix } from "../fix.ts";
import { SAMPLE_SOA } from "../fixes/begin-with-soa.ts";
import { createZoneFile } from "../fixes/create-zone-file.ts";
import { exampleInConfiguration } from "../fixes/example-zone.ts";
import type { RuleContext } from "../views/rule-context.ts";
import type { Finding } from "./finding.ts";

/** What is wrong with a file as a whole, and so is told at its beginning. */
export function fileFindings(context: RuleContext, file: ZoneFile): Finding[] {
	return [...byteOrderMark(context, file), ...emptyZone(context, file)];
}

/** No edit can take the mark away: it stands before the text that editors know. */
function byteOrderMark(context: RuleContext, file: ZoneFile): Finding[] {
	if (!file.hasBom || file.slices.length === 0) return [];
	const message =
		"the file begins with a byte order mark, which servers read as part of the first name: save it as UTF-8 without BOM";
	return atBeginning(context, file, { rule: "file-has-bom", message });
}

/** Where there is no record, no rule has one to look at. */
function emptyZone(context: RuleContext, file: ZoneFile): Finding[] {
	// In an order that does not hang on which zone was opened first.
	const empty = file.slices.filter(isEmptyZone).sort((one, other) => (one.zone.key < other.zone.key ? -1 : 1));
	const [first] = empty;
	if (!first) return [];
	const { names } = context.workspace.tables;
	const origin = names.text(first.zone.origin);
	const more = new Set(empty.map(({ zone }) => zone.origin)).size - 1;
	const lead =
		more === 0
			? `${origin} has no record in this file, so servers refuse the zone`
			: `${origin} and ${more} more have no record in this file, so servers refuse these zones`;
	const message = `${lead}. Bring back what was in the file, or begin it with a line such as ${SAMPLE_SOA}`;
	return atBeginning(context, file, { rule: "soa-missing", ownSeverity: "error", message }, () => [
		writeZone(context, file, first.zone),
	]);
}

function writeZone(context: RuleContext, file: ZoneFile, zone: Zone): Fix {
	const { tables, zones } = context.workspace;
	const example = exampleInConfiguration(context, zone.configuration, zones.universeOf(zone).view);
	return createZoneFile(context, { path: file.path, origin: tables.names.text(zone.origin), empty: file }, example);
}

/** Whether a server is to take a zone from a file in which nothing is, but for directives and comments. */
function isEmptyZone({ zone, parent, blocks }: Slice): boolean {
	if (parent || zone.kind !== "primary" || zone.source !== "configuration") return false;
	// A server that writes the zone may have it elsewhere.
	if (zone.dynamic) return false;
	return blocks.every(
		({ stale, records, problems, include }) => !(stale || records.length > 0 || problems.length > 0 || include),
	);
}

function atBeginning(
	{ workspace }: RuleContext,
	{ path }: ZoneFile,
	problem: Pick<Problem, "rule" | "ownSeverity" | "message">,
	actionsOf: () => readonly Action[] = () => [],
): Finding[] {
	const { rule, ownSeverity, message } = problem;
	const severity = severityIn(workspace.settings, rule, ownSeverity ?? SYNTAX_SEVERITIES.get(rule)!);
	if (severity === "off") return [];
	const start = { line: 0, character: 0 };
	const range = { start, end: start };
	return [
		{
			rule,
			severity,
			path,
			range,
			message,
			related: [],
			get actions() {
				return actionsOf();
			},
		},
	];
}
