import type { Severity } from "../syntax/problem.ts";
import type { CheckReport } from "./check-report.ts";
import { pathInProject } from "./disk-path.ts";
import type { Output } from "./output.ts";

const SEVERITIES = {
	error: "critical",
	warning: "major",
	information: "minor",
	hint: "info",
} as const satisfies Record<Severity, string>;

/** Writes findings for GitLab: as its Code Quality reports are, with paths as they are seen from the project's folder. */
export function writeCheckGitlab(output: Output, { findings, fingerprintOf }: CheckReport): void {
	const project = process.env["CI_PROJECT_DIR"];
	output.write("[");
	findings.forEach((finding, index) => {
		const { rule, severity, path, range, message } = finding;
		const issue = {
			description: message,
			check_name: rule,
			fingerprint: fingerprintOf(finding),
			severity: SEVERITIES[severity],
			location: {
				path: pathInProject(project, path),
				lines: { begin: range.start.line + 1, end: range.end.line + 1 },
			},
		};
		output.write(`${index === 0 ? "\n" : ",\n"} ${JSON.stringify(issue)}`);
	});
	output.write(findings.length === 0 ? "]\n" : "\n]\n");
}
