import type { ConfiguredZone, ServerConfiguration } from "../config/configured-zone.ts";
import type { Finding, Range } from "../rules/engine/finding.ts";
import { MAX_FINDINGS } from "../rules/engine/rendering.ts";
import type { Severity } from "../syntax/problem.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { TextLines } from "./places/text-lines.ts";

/** Tells why the file of a zone cannot be read; undefined if nothing speaks against it. */
export type WhyUnreadable = (zone: ConfiguredZone, configuration: ServerConfiguration) => string | undefined;

/** What is wrong in a server configuration, as far as it tells which zones there are. */
export function configurationFindings(
	{ configurations, settings }: Workspace,
	path: string,
	text: string,
	whyUnreadable: WhyUnreadable,
): Finding[] {
	const lines = new TextLines(text);
	const findings: Finding[] = [];
	const add = (rule: string, own: Severity, at: { start: number; end: number }, message: string) => {
		const severity = settings.rules[rule] ?? own;
		if (severity === "off" || findings.length === MAX_FINDINGS) return;
		const range: Range = { start: lines.position(at.start), end: lines.position(at.end) };
		findings.push({ rule, severity, path, range, message, related: [], actions: [] });
	};
	for (const configuration of configurations) {
		for (const problem of configuration.problems) {
			if (problem.path === path) add("configuration-syntax", problem.severity, problem, problem.message);
		}
		for (const zone of configuration.zones) {
			if (zone.at.path !== path || zone.format === "raw") continue;
			const reason = whyUnreadable(zone, configuration);
			if (reason === undefined) continue;
			const message = `${zone.writtenFile ?? zone.file} ${reason}, so nothing is known of ${zone.origin} here`;
			add("configuration-file-unreadable", "warning", zone.at, message);
		}
	}
	return findings;
}
