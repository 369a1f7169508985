import { expect, test } from "vitest";
import { introducedFindings, type OlderFinding, olderFinding } from "../../../server/src/cli/introduced-findings.ts";
import type { Finding } from "../../../server/src/rules/engine/finding.ts";

const UNCHANGED = { lineNow: (_: string, line: number) => line, isGone: () => false };

/** A finding is written as its rule, file, line and message. */
function finding(rule: string, path: string, line: number, message: string): Finding {
	const at = { line, character: 0 };
	return { rule, severity: "warning", path, range: { start: at, end: at }, message, related: [], actions: [] };
}

function older(...findings: Finding[]): OlderFinding[] {
	return findings.map(olderFinding);
}

const lacking = finding("ptr-missing", "/w/db.a", 4, "192.0.2.25 has no PTR record");

test("what was there before is not introduced, wherever its line went", () => {
	expect(introducedFindings([lacking], older(lacking), UNCHANGED)).toEqual([]);
	const moved = { ...lacking, range: { start: { line: 9, character: 2 }, end: { line: 9, character: 5 } } };
	expect(introducedFindings([moved], older(lacking), UNCHANGED)).toEqual([]);
	expect(introducedFindings([lacking], [], UNCHANGED)).toEqual([lacking]);
});

test("another rule, another name and another file are introduced, another count is not", () => {
	const others = [
		{ ...lacking, rule: "ptr-generic-name" },
		{ ...lacking, message: "192.0.2.26 has no PTR record" },
		{ ...lacking, path: "/w/db.b" },
	];
	for (const other of others) expect(introducedFindings([other], older(lacking), UNCHANGED)).toEqual([other]);
	const many = (count: number) => finding("ptr-missing", "/w/db.a", 1, `${count} hosts have no PTR record`);
	expect(introducedFindings([many(4)], older(many(3)), UNCHANGED)).toEqual([]);
});

test("where a fault is there once more, the new line is told", () => {
	const blank = (line: number) => finding("trailing-blank", "/w/db.a", line, "this line ends with blanks");
	const before = older(blank(2), blank(5));
	// A line was put before the second.
	const changes = { lineNow: (_: string, line: number) => (line < 4 ? line : line + 1), isGone: () => false };
	expect(introducedFindings([blank(2), blank(4), blank(6)], before, changes)).toEqual([blank(4)]);
	// The first was edited, and one was added behind it.
	const edited = { lineNow: (_: string, line: number) => (line === 2 ? undefined : line + 1), isGone: () => false };
	expect(introducedFindings([blank(2), blank(3), blank(6)], before, edited)).toEqual([blank(3)]);
});

test("a renamed file takes its findings with it", () => {
	const now = { ...lacking, path: "/w/db.new" };
	const changes = { lineNow: () => undefined, isGone: (path: string) => path === "/w/db.a" };
	expect(introducedFindings([now], older(lacking), changes)).toEqual([]);
	expect(introducedFindings([now, { ...now, path: "/w/db.newer" }], older(lacking), changes)).toEqual([
		{ ...now, path: "/w/db.newer" },
	]);
});
