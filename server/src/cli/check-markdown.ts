import { codeSpan, withoutControls } from "../features/code-span.ts";
import { escapedMarkdown } from "../features/escaped-markdown.ts";
import { ruleLink } from "../features/rule-link.ts";
import type { Finding } from "../rules/engine/finding.ts";
import { bySeverity } from "./check-findings.ts";
import type { CheckReport } from "./check-report.ts";
import { summaryText } from "./check-summary.ts";
import { shownPath } from "./disk-path.ts";
import type { Output } from "./output.ts";

/** More rows nobody reads, and the summary of a job at GitHub takes a mebibyte. */
const MOST_SHOWN = 500;

/**
 * Writes a check in the Markdown of GitHub and GitLab, to be read in a pull request or in the summary of a job: a table of the findings,
 * the most severe first.
 */
export function writeCheckMarkdown(output: Output, { findings, summary, isQuiet }: CheckReport): void {
	output.write("# Zone Trio\n\n");
	if (!isQuiet || findings.length === 0) output.write(`${summaryText(summary, (_, text) => `**${text}**`)}\n`);
	if (findings.length === 0) return;
	output.write("\n| Where | Severity | Rule | What is wrong |\n| --- | --- | --- | --- |\n");
	for (const finding of bySeverity(findings).slice(0, MOST_SHOWN)) output.write(row(finding));
	const more = findings.length - MOST_SHOWN;
	if (more > 0) output.write(`\n${more} more ${more === 1 ? "finding is" : "findings are"} not in this table\n`);
}

function row({ path, range, severity, rule, message }: Finding): string {
	const place = codeSpan(`${shownPath(path)}:${range.start.line + 1}:${range.start.character + 1}`);
	const cells = [place.replaceAll("|", "\\|"), severity, `[${rule}](${ruleLink(rule)})`, prose(message)];
	return `| ${cells.join(" | ")} |\n`;
}

/** What stands in a zone is text, and calls nobody: a word joiner keeps `@` from the name behind it. */
function prose(text: string): string {
	return escapedMarkdown(withoutControls(text)).replaceAll("@", "@\u2060");
}
