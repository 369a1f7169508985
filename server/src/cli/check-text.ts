import type { Finding } from "../rules/engine/finding.ts";
import type { Severity } from "../syntax/problem.ts";
import { byFile } from "./by-file.ts";
import type { CheckReport } from "./check-report.ts";
import { summaryText } from "./check-summary.ts";
import { shownPath } from "./disk-path.ts";
import type { Output } from "./output.ts";
import { paint, terminalWidth, wrapped } from "./terminal.ts";

const STYLES = {
	error: "red",
	warning: "yellow",
	information: "cyan",
	hint: "dim",
} as const satisfies Record<Severity, string>;

/** Less room than this beside the rule, and the message stands on a line of its own. */
const LEAST_ROOM = 40;

/** Writes a check for people: findings by file, then how much there is. */
export function writeCheckText(output: Output, { findings, summary, isQuiet }: CheckReport): void {
	writeFindings(output, findings);
	if (!isQuiet)
		output.write(`${summaryText(summary, (severity, text) => paint(severity ? STYLES[severity] : "green", text))}\n`);
}

/**
 * Writes findings by file, related places below their finding:
 *
 *     zones/db.example.com
 *       12:9  warning  ptr-missing  192.0.2.25 has no PTR record …
 *
 * @param remarkOf what else is to be said below a finding, a line or several.
 */
export function writeFindings(
	output: Output,
	findings: readonly Finding[],
	remarkOf: (finding: Finding) => string | undefined = () => undefined,
): void {
	const width = terminalWidth();
	for (const ofFile of byFile(findings)) {
		output.write(`${paint("underline", shownPath(ofFile[0]!.path))}\n`);
		const places = ofFile.map(({ range }) => placeText(range.start));
		const layout = {
			width,
			place: longest(places),
			severity: longest(ofFile.map(({ severity }) => severity)),
			rule: longest(ofFile.map(({ rule }) => rule)),
		};
		for (const finding of ofFile) writeFinding(output, finding, layout, remarkOf(finding));
		output.write("\n");
	}
}

interface Layout {
	readonly width: number;
	readonly place: number;
	readonly severity: number;
	readonly rule: number;
}

function writeFinding(output: Output, finding: Finding, layout: Layout, remark: string | undefined): void {
	const { severity, rule, range, message, related } = finding;
	const place = placeText(range.start).padStart(layout.place);
	const head = [place, severity.padEnd(layout.severity), rule.padEnd(layout.rule)];
	const headWidth = 2 + head.join("  ").length + 2;
	const isBeside = layout.width - headWidth >= LEAST_ROOM;
	const indent = isBeside ? headWidth : 4;
	const [first, ...more] = isBeside
		? wrapped(message, layout.width - indent)
		: ["", ...wrapped(message, layout.width - indent)];
	const painted = [paint("dim", place), paint(STYLES[severity], head[1]!), paint("dim", head[2]!)].join("  ");
	output.write(`${`  ${painted}  ${first}`.trimEnd()}\n`);
	for (const line of more) output.write(`${" ".repeat(indent)}${line}\n`);
	for (const { path, range: there, message: why } of related) {
		const from = `${shownPath(path)}:${placeText(there.start)}`;
		const [start, ...rest] = wrapped(`${from}  ${why}`, layout.width - indent - 2);
		output.write(`${" ".repeat(indent + 2)}${paint("dim", start!)}\n`);
		for (const line of rest) output.write(`${" ".repeat(indent + 4)}${paint("dim", line)}\n`);
	}
	for (const line of remark?.split("\n") ?? []) {
		const [start, ...rest] = wrapped(line, layout.width - indent - 2);
		output.write(`${" ".repeat(indent + 2)}${start}\n`);
		for (const more of rest) output.write(`${" ".repeat(indent + 4)}${more}\n`);
	}
}

function placeText({ line, character }: Finding["range"]["start"]): string {
	return `${line + 1}:${character + 1}`;
}

function longest(texts: readonly string[]): number {
	return texts.reduce((length, text) => Math.max(length, text.length), 0);
}
