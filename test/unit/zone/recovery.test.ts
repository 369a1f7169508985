import { describe, expect, test } from "vitest";
import { ROOT } from "../../support/memory-workspace.ts";
import { problemsOf, readWorkspace, recordsOf } from "../../support/zone-records.ts";

const BEFORE = ["$TTL 60", "@ SOA ns h 1 2 3 4 5", "@ NS ns", "a A 192.0.2.1"];
const AFTER = [
	"b A 192.0.2.2",
	"$ORIGIN sub.example.com.",
	'c TXT "one (two"',
	"d MX 10 ( a",
	"  )",
	" A 192.0.2.4",
	"$TTL 90",
	"e AAAA ::1",
];

function zone(...broken: string[]): ReturnType<typeof readWorkspace> {
	return readWorkspace({ "db.example.com": `${[...BEFORE, ...broken, ...AFTER].join("\n")}\n` });
}

const WITHOUT = recordsOf(zone(), "example.com.");

describe("one broken line costs itself and nothing else", () => {
	test.each([
		["an open parenthesis", "x MX ( 10 mail", "record-swallowed-by-parenthesis ("],
		["an open parenthesis at the end", "x A 192.0.2.9 (", "record-swallowed-by-parenthesis ("],
		["two open parentheses", "x TXT ( one ( two", "record-swallowed-by-parenthesis ("],
		["a stray parenthesis", "x A 192.0.2.9 )", "unbalanced-parenthesis )"],
		["an open quote", 'x TXT "one', 'unbalanced-quote "'],
		["an open quote behind a whole one", 'x TXT "one" "two', 'unbalanced-quote "'],
		["a quote too many", 'x TXT "one""', 'unbalanced-quote "'],
		["a backslash at the end", "x TXT one\\", "bad-escape \\"],
		["an octet of value 0 in front", "\0x A 192.0.2.9", "invisible-character \0"],
		["several of them", "x A 192.0.2.9\0\0\0", "invisible-character \0\0\0"],
		["one within a word", "x A 192.0.2.9\0", "invisible-character \0"],
		["one within the argument of a directive", "$ORIGIN x\0y", "invisible-character \0"],
		["a bad address", "x A 192.0.2", "bad-ipv4 192.0.2"],
		["no type", "x", "syntax-error x"],
		["an unknown type", "x AX 192.0.2.9", "unknown-type AX"],
		["a comment of another language", "// x A", "comment-hash-or-slash x"],
		["another one", "# hosts", "comment-hash-or-slash hosts"],
	])("%s", (_, line, problem) => {
		const workspace = zone(line);
		expect(problemsOf(workspace)).toEqual([`db.example.com:5 ${problem}`]);
		expect(recordsOf(workspace, "example.com.")).toEqual(WITHOUT);
	});

	test("an unclosed group of several lines", () => {
		const workspace = zone("x SOA ns h ( 1", "  2 ; refresh", "  3");
		expect(problemsOf(workspace)).toEqual(["db.example.com:5 record-swallowed-by-parenthesis ("]);
		expect(recordsOf(workspace, "example.com.")).toEqual(WITHOUT);
	});
});

test("a group that is closed may go on in column 0, even with lines that look like entries", () => {
	const soa = ["@ SOA (", "ns", "h", "1 ; serial", "2 3 4 5", ")"];
	const text = ["@ TXT ( one", "two A three", "$four", ")"];
	const workspace = readWorkspace({ "db.example.com": ["$TTL 60", ...soa, "@ NS ns", ...text, ""].join("\n") });
	expect(problemsOf(workspace)).toEqual([]);
	expect(recordsOf(workspace, "example.com.")).toEqual(['example.com. 60 TXT "one" "two" "A" "three" "$four"']);
});

test("an entry cut off by the end of the file is told of", () => {
	const workspace = readWorkspace({ "db.example.com": `${BEFORE.join("\n")}\nb TXT ( one\n  two` });
	expect(problemsOf(workspace)).toEqual(["db.example.com:5 unbalanced-parenthesis ("]);
});

test("closing the parenthesis far behind changes what the lines between mean", () => {
	const lines = Array.from({ length: 2000 }, (_, index) => `h${index} A 192.0.2.1`);
	const text = [...BEFORE.slice(0, 3), "x TXT ( one", ...lines, ""].join("\n");
	const workspace = readWorkspace({ "db.example.com": text });
	expect(recordsOf(workspace, "example.com.")).toHaveLength(lines.length);
	const end = { line: 4 + lines.length, character: 0 };
	workspace.edit(`${ROOT}/db.example.com`, [{ start: end, end, text: ")\n" }]);
	workspace.advance(() => false);
	expect(problemsOf(workspace)).toEqual([]);
	expect(recordsOf(workspace, "example.com.").map((line) => line.split(" ", 3).join(" "))).toEqual([
		"x.example.com. 60 TXT",
	]);
});
