import type { Finding } from "../rules/engine/finding.ts";
import { byFile } from "./by-file.ts";
import type { CheckReport } from "./check-report.ts";
import { shownPath } from "./disk-path.ts";
import type { Output } from "./output.ts";
import type { Unreadable } from "./workspace-loader.ts";
import { element, startTag, XML_DECLARATION } from "./xml.ts";

/**
 * Writes a check as test results in the XML of JUnit: a suite for each file, in it a test for each finding. One that makes the command
 * fail is a failure, any other is skipped with its message; a file without findings has one test that passes, and one that could not be
 * read has an error. Names have no line in them, so that a test is the same in the next run.
 */
export function writeCheckJunit(output: Output, { findings, files, unread, isFailing }: CheckReport): void {
	const failures = findings.filter(isFailing).length;
	const groups = new Map(byFile(findings).map((ofFile) => [ofFile[0]!.path, ofFile]));
	const isUnread = new Set(unread.map(({ path }) => path));
	const clean = files.filter((path) => !groups.has(path) && !isUnread.has(path));
	const tests = findings.length + clean.length + unread.length;
	const head = { name: "zonetrio", tests, failures, errors: unread.length };
	output.write(`${XML_DECLARATION}${startTag("testsuites", head)}\n`);
	for (const problem of unread) writeSuite(output, problem.path, [unreadTest(problem)], { errors: 1 });
	for (const path of files) {
		const ofFile = groups.get(path);
		if (ofFile) writeFindings(output, path, ofFile, isFailing);
		else if (!isUnread.has(path)) writeSuite(output, path, [element("testcase", testName(path, "no findings"))], {});
	}
	output.write("</testsuites>\n");
}

interface Counts {
	readonly failures?: number;
	readonly errors?: number;
	readonly skipped?: number;
}

function writeSuite(output: Output, path: string, tests: readonly string[], counts: Counts): void {
	const { failures = 0, errors = 0, skipped = 0 } = counts;
	const head = { name: shownPath(path), tests: tests.length, failures, errors, skipped };
	output.write(`\t${startTag("testsuite", head)}\n`);
	for (const test of tests) output.write(`\t\t${test}\n`);
	output.write("\t</testsuite>\n");
}

function writeFindings(
	output: Output,
	path: string,
	findings: readonly Finding[],
	isFailing: CheckReport["isFailing"],
): void {
	const names = new Map<string, number>();
	const tests = findings.map((finding) => {
		const name = `${finding.rule}: ${finding.message}`;
		const ordinal = (names.get(name) ?? 0) + 1;
		names.set(name, ordinal);
		// Of tests with one name, readers keep only one.
		return findingTest(finding, ordinal === 1 ? name : `${name} (${ordinal})`, isFailing(finding));
	});
	const failures = findings.filter(isFailing).length;
	writeSuite(output, path, tests, { failures, skipped: findings.length - failures });
}

function findingTest(finding: Finding, name: string, isFailing: boolean): string {
	const { rule, message, path } = finding;
	const outcome = isFailing
		? element("failure", { type: rule, message }, details(finding))
		: element("skipped", { message: details(finding) });
	return `${startTag("testcase", testName(path, name))}${outcome}</testcase>`;
}

function unreadTest({ path, reason }: Unreadable): string {
	const message = `${shownPath(path)} ${reason}`;
	const error = element("error", { type: "unreadable", message }, message);
	return `${startTag("testcase", testName(path, "can be read"))}${error}</testcase>`;
}

function testName(path: string, name: string): { readonly name: string; readonly classname: string } {
	return { name, classname: shownPath(path) };
}

/** The finding, and below it the places that belong to it. */
function details({ severity, message, path, range, related }: Finding): string {
	const places = related.map((place) => `  ${placeText(place.path, place.range)}  ${place.message}`);
	return [`${placeText(path, range)}  ${severity}  ${message}`, ...places].join("\n");
}

function placeText(path: string, { start }: Finding["range"]): string {
	return `${shownPath(path)}:${start.line + 1}:${start.character + 1}`;
}
