import type { ServerConfiguration } from "../config/configured-zone.ts";
import type { Finding } from "../rules/engine/finding.ts";
import { ChunkedText, chunkOf, type Position } from "../text/chunked-text.ts";
import { toOctets } from "../text/utf8.ts";

/** What is wrong in a server configuration, as far as it tells which zones there are. */
export function configurationFindings(
	configurations: readonly ServerConfiguration[],
	path: string,
	text: string,
): Finding[] {
	const lines = new ChunkedText([chunkOf(toOctets(text))]);
	const position = (offset: number): Position => lines.position(0, toOctets(text.slice(0, offset)).length);
	const findings: Finding[] = [];
	for (const configuration of configurations) {
		for (const problem of configuration.problems) {
			if (problem.path !== path) continue;
			const range = { start: position(problem.start), end: position(problem.end) };
			const { severity, message } = problem;
			findings.push({ rule: "configuration-syntax", severity, path, range, message, related: [], actions: [] });
		}
	}
	return findings;
}
