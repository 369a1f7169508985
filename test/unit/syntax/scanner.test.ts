import { describe, expect, test } from "vitest";
import { QUOTED } from "../../../server/src/records/rdata-reader.ts";
import { NEEDS_MORE, scanEntry } from "../../../server/src/syntax/scanner.ts";
import {
	BACKSLASH_AT_LINE_END,
	NUL_OCTET,
	STRAY_PARENTHESIS,
	SWALLOWED_RECORD,
	Tape,
	UNCLOSED_GROUP,
	UNCLOSED_QUOTE,
} from "../../../server/src/syntax/tape.ts";
import { toOctets, toText } from "../../../server/src/text/utf8.ts";

const tape = new Tape();

/** The tokens of the entries of a text, quoted ones in quotes; a blank first where an entry starts with one. */
function entries(text: string): string[][] {
	const octets = toOctets(text);
	const found: string[][] = [];
	for (let at = 0; at < octets.length; ) {
		at = scanEntry(octets, at, tape, undefined);
		const tokens = Array.from({ length: tape.count }, (_, token) => {
			const word = toText(octets, tape.starts[token], tape.ends[token]);
			return (tape.flags[token]! & QUOTED) !== 0 ? `"${word}"` : word;
		});
		found.push(tape.leadingBlank ? ["", ...tokens] : tokens);
	}
	return found;
}

/** What is wrong with the first entry, and where. */
function faultOf(text: string): { fault: number; at: number } | undefined {
	scanEntry(toOctets(text), 0, tape, undefined);
	return tape.faultAt < 0 ? undefined : { fault: tape.fault, at: tape.faultAt };
}

describe("tokens", () => {
	test.each([
		["a A 192.0.2.1", [["a", "A", "192.0.2.1"]]],
		["a\tA  \t 192.0.2.1 \n", [["a", "A", "192.0.2.1"]]],
		["  A 192.0.2.1\n", [["", "A", "192.0.2.1"]]],
		[
			"a b\r\nc d\re f\n",
			[
				["a", "b"],
				["c", "d"],
				["e", "f"],
			],
		],
		["\n\n", [[], []]],
	])("%j", (text, expected) => {
		expect(entries(text)).toEqual(expected);
	});
});

describe("comments", () => {
	test.each([
		["a b ; c d\ne", [["a", "b"], ["e"]]],
		["; a\n", [[]]],
		["a;b\n", [["a"]]],
		['a ";b" ; "\n', [["a", '";b"']]],
		["a ( ; )\nb ; (\n) c\n", [["a", "b", "c"]]],
		["a \\;b\n", [["a", "\\;b"]]],
	])("%j", (text, expected) => {
		expect(entries(text)).toEqual(expected);
	});

	test("the one behind the last token is kept", () => {
		const text = "a ( b ; one\nc ) ; two\n";
		scanEntry(toOctets(text), 0, tape, undefined);
		expect(text.slice(tape.comment)).toBe("; two\n");
	});
});

describe("strings", () => {
	test.each([
		['a "b c" d', [["a", '"b c"', "d"]]],
		['a "b""c"', [["a", '"b"', '"c"']]],
		['a b"c"d', [["a", "b", '"c"', "d"]]],
		['a ""', [["a", '""']]],
		['a "b \\" c"', [["a", '"b \\" c"']]],
		['a "b\\\\" c', [["a", '"b\\\\"', "c"]]],
		['a "(" b ")"\nc', [["a", '"("', "b", '")"'], ["c"]]],
		['a "b\\\nc" d\ne', [["a", '"b\\\nc"', "d"], ["e"]]],
		// For BIND the backslash stands before the CR, and the LF ends the line.
		['a "b\\\r\nc', [["a", '"b\\"'], ["c"]]],
		['a "b\rc" d\ne', [["a", '"b\rc"', "d"], ["e"]]],
		["a ;b\rc\r\nd", [["a"], ["d"]]],
	])("%j", (text, expected) => {
		expect(entries(text)).toEqual(expected);
	});
});

describe("escapes", () => {
	test.each([
		["a\\ b c", [["a\\ b", "c"]]],
		["a\\(b c", [["a\\(b", "c"]]],
		['a\\"b c', [['a\\"b', "c"]]],
		["a\\\\ b", [["a\\\\", "b"]]],
		["a\\032b c", [["a\\032b", "c"]]],
	])("%j", (text, expected) => {
		expect(entries(text)).toEqual(expected);
	});
});

describe("parentheses", () => {
	test.each([
		["a (b\nc) d\ne", [["a", "b", "c", "d"], ["e"]]],
		["a(b)c\n", [["a", "b", "c"]]],
		["a ( b ( c\n) d\n) e\nf", [["a", "b", "c", "d", "e"], ["f"]]],
		["( a\nb )\nc", [["a", "b"], ["c"]]],
		[" ( a\nb )\nc", [["", "a", "b"], ["c"]]],
		["a ()\nb", [["a"], ["b"]]],
		["a (\n\n\r\nb )\nc", [["a", "b"], ["c"]]],
	])("%j", (text, expected) => {
		expect(entries(text)).toEqual(expected);
	});

	test("a line in column 0 within them belongs to them as long as they are closed", () => {
		expect(entries("@ SOA a b (\n1 2\nns A 3\n4 )\nc d\n")).toEqual([
			["@", "SOA", "a", "b", "1", "2", "ns", "A", "3", "4"],
			["c", "d"],
		]);
	});

	test("one that is not closed ends before the first line that looks like an entry", () => {
		expect(entries("@ SOA a b (\n1 2\nns A 192.0.2.1\nc NS d\n")).toEqual([
			["@", "SOA", "a", "b", "1", "2"],
			["ns", "A", "192.0.2.1"],
			["c", "NS", "d"],
		]);
	});

	test("one that may be closed in the text behind needs more of it", () => {
		const octets = toOctets("a ( b\n");
		const behind = (closes: boolean, startsEntry: boolean) => ({
			closes: () => closes,
			startsEntry: () => startsEntry,
			endsConflict: () => false,
		});
		expect(scanEntry(octets, 0, tape, behind(true, true))).toBe(NEEDS_MORE);
		expect(scanEntry(octets, 0, tape, behind(false, false))).toBe(NEEDS_MORE);
		const withEntry = toOctets("a ( b\nc A 192.0.2.1\n");
		expect(scanEntry(withEntry, 0, tape, behind(true, true))).toBe(NEEDS_MORE);
		expect(scanEntry(withEntry, 0, tape, behind(false, true))).toBe(6);
	});

	test("one that is closed nowhere ends with the chunk where an entry stands behind that", () => {
		const octets = toOctets("a ( b\n");
		expect(
			scanEntry(octets, 0, tape, { closes: () => false, startsEntry: () => true, endsConflict: () => false }),
		).toBe(6);
		expect(tape.count).toBe(2);
		expect(tape.fault).toBe(SWALLOWED_RECORD);
		// The same as where the entry stands in the same chunk.
		expect(faultOf("a ( b\nc A 192.0.2.1\n")).toEqual({ fault: SWALLOWED_RECORD, at: 2 });
	});
});

describe("faults", () => {
	test.each([
		["a ( b\n", { fault: UNCLOSED_GROUP, at: 2 }],
		["a ( b ( c )\n", { fault: UNCLOSED_GROUP, at: 2 }],
		["a ) b\n", { fault: STRAY_PARENTHESIS, at: 2 }],
		["a ) ( b\n", { fault: STRAY_PARENTHESIS, at: 2 }],
		['a "b\n', { fault: UNCLOSED_QUOTE, at: 2 }],
		['a "b', { fault: UNCLOSED_QUOTE, at: 2 }],
		['a "b\\', { fault: UNCLOSED_QUOTE, at: 2 }],
		["a b\\\n", { fault: BACKSLASH_AT_LINE_END, at: 3 }],
		["a b\\", { fault: BACKSLASH_AT_LINE_END, at: 3 }],
		["a b\0c\n", { fault: NUL_OCTET, at: 3 }],
		["\0\n", { fault: NUL_OCTET, at: 0 }],
		['a\\\0 "\0" ; \0\n', undefined],
		["a (b) c\n", undefined],
	])("%j", (text, expected) => {
		expect(faultOf(text)).toEqual(expected);
	});

	test("an unclosed string ends with its line", () => {
		expect(entries('a "b c\nd\n')).toEqual([["a", '"b c"'], ["d"]]);
	});
});
