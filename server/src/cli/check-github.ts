import type { Finding } from "../rules/engine/finding.ts";
import type { Severity } from "../syntax/problem.ts";
import { bySeverity } from "./check-findings.ts";
import type { CheckReport } from "./check-report.ts";
import { summaryText } from "./check-summary.ts";
import { pathInProject, shownPath } from "./disk-path.ts";
import type { Output } from "./output.ts";

type Level = "error" | "warning" | "notice";

const LEVELS = {
	error: "error",
	warning: "warning",
	information: "notice",
	hint: "notice",
} as const satisfies Record<Severity, Level>;

/** GitHub shows so many annotations of a level for one step, and passes over the others. */
const MOST_SHOWN = 10;

/**
 * Writes findings as the commands that GitHub Actions reads from a log, and shows as annotations at the lines of a pull request. The most
 * severe come first. Behind those that GitHub shows, a notice says how many more there are; they follow for the log, with their place in
 * the message, since a log does not show it.
 */
export function writeCheckGithub(output: Output, { findings, summary, isQuiet }: CheckReport): void {
	const project = process.env["GITHUB_WORKSPACE"];
	const left = { error: MOST_SHOWN, warning: MOST_SHOWN, notice: MOST_SHOWN };
	const more: Finding[] = [];
	const count = (level: Level) => findings.filter(({ severity }) => LEVELS[severity] === level).length;
	// The notice about the others is one itself.
	if ((["error", "warning", "notice"] as const).some((level) => count(level) > left[level])) left.notice--;
	for (const finding of bySeverity(findings)) {
		const level = LEVELS[finding.severity];
		if (left[level]-- > 0) output.write(annotation(finding, project));
		else more.push(finding);
	}
	if (more.length > 0) {
		const [are, is] = more.length === 1 ? ["finding is", "it is"] : ["findings are", "they are"];
		const message = `${more.length} more ${are} not shown at the lines, since GitHub shows ${MOST_SHOWN} of a kind: ${is} in the log`;
		output.write(command("notice", { title: "Zone Trio" }, message));
	}
	for (const finding of more) {
		const { path, range, rule, severity, message } = finding;
		const place = `${shownPath(path)}:${range.start.line + 1}:${range.start.character + 1}`;
		output.write(command(LEVELS[severity], {}, `${place}  ${rule}  ${message}`));
	}
	if (!isQuiet) output.write(`${summaryText(summary)}\n`);
}

function annotation({ rule, severity, path, range, message, related }: Finding, project: string | undefined): string {
	const { start, end } = range;
	const isOneLine = start.line === end.line;
	const properties = {
		file: pathInProject(project, path),
		line: start.line + 1,
		endLine: end.line + 1,
		// GitHub takes columns of one line only.
		...(isOneLine && { col: start.character + 1, endColumn: end.character + 1 }),
		title: rule,
	};
	const places = related.map(
		(place) =>
			`${shownPath(place.path)}:${place.range.start.line + 1}:${place.range.start.character + 1}  ${place.message}`,
	);
	return command(LEVELS[severity], properties, [message, ...places].join("\n"));
}

/** `::error file=…,line=…::message`, with what would end a part of it written as GitHub takes it apart. */
function command(level: Level, properties: Readonly<Record<string, string | number>>, message: string): string {
	const written = Object.entries(properties).map(([key, value]) => `${key}=${escaped(String(value), /[%\r\n:,]/g)}`);
	return `::${level}${written.length > 0 ? ` ${written.join(",")}` : ""}::${escaped(message, /[%\r\n]/g)}\n`;
}

function escaped(text: string, characters: RegExp): string {
	return text.replace(
		characters,
		(character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
	);
}
