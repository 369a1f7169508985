import type { ConfiguredZone, ServerConfiguration } from "../config/configured-zone.ts";
import type { Finding, Range } from "../rules/engine/finding.ts";
import { MAX_FINDINGS } from "../rules/engine/rendering.ts";
import type { Severity } from "../syntax/problem.ts";
import type { Position } from "../text/chunked-text.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** Tells why the file of a zone cannot be read; undefined if nothing speaks against it. */
export type WhyUnreadable = (zone: ConfiguredZone, configuration: ServerConfiguration) => string | undefined;

/** What is wrong in a server configuration, as far as it tells which zones there are. */
export function configurationFindings(
	{ configurations, settings }: Workspace,
	path: string,
	text: string,
	whyUnreadable: WhyUnreadable,
): Finding[] {
	const starts = lineStarts(text);
	const position = (offset: number): Position => positionIn(starts, offset);
	const findings: Finding[] = [];
	const add = (rule: string, own: Severity, at: { start: number; end: number }, message: string) => {
		const severity = settings.rules[rule] ?? own;
		if (severity === "off" || findings.length === MAX_FINDINGS) return;
		const range: Range = { start: position(at.start), end: position(at.end) };
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

function lineStarts(text: string): number[] {
	return [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), (end) => end.index + end[0].length)];
}

/** The place of an offset, given where the lines start: the last one that starts before or at it. */
function positionIn(starts: readonly number[], offset: number): Position {
	let line = 0;
	for (let above = starts.length; above - line > 1; ) {
		const middle = (line + above) >> 1;
		if (starts[middle]! <= offset) line = middle;
		else above = middle;
	}
	return { line, character: offset - starts[line]! };
}
