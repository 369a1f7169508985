import { describe, expect, test } from "vitest";
import { typeName } from "../../../server/src/records/type-code.ts";
import { BROKEN, CLASS_IN, classifyEntry, DIRECTIVE, EMPTY, Entry, RECORD } from "../../../server/src/syntax/entry.ts";
import { looksLikeEntry } from "../../../server/src/syntax/recovery.ts";
import { scanEntry } from "../../../server/src/syntax/scanner.ts";
import { Tape } from "../../../server/src/syntax/tape.ts";
import { toOctets, toText } from "../../../server/src/text/utf8.ts";

const tape = new Tape();
const entry = new Entry();

function classify(text: string): void {
	scanEntry(toOctets(text), 0, tape, undefined);
	classifyEntry(tape, entry);
}

function token(index: number): string {
	return index < 0 || index >= tape.count ? "" : toText(tape.octets, tape.starts[index], tape.ends[index]);
}

/** Owner, TTL, class, type and the first field of the data, as they are understood. */
function fields(text: string): string {
	classify(text);
	const type = entry.typeCode < 0 ? "?" : typeName(entry.typeCode);
	return [token(entry.owner) || "-", entry.ttl, token(entry.classToken) || "-", type, token(entry.rdata)].join(" ");
}

describe("a record", () => {
	test.each([
		["a A 192.0.2.1", "a -1 - A 192.0.2.1"],
		["a 60 A 192.0.2.1", "a 60 - A 192.0.2.1"],
		["a IN A 192.0.2.1", "a -1 IN A 192.0.2.1"],
		["a IN 60 A 192.0.2.1", "a 60 IN A 192.0.2.1"],
		["a 60 IN A 192.0.2.1", "a 60 IN A 192.0.2.1"],
		["a 1h30m in a 192.0.2.1", "a 5400 in A 192.0.2.1"],
		[" A 192.0.2.1", "- -1 - A 192.0.2.1"],
		[" 60 IN A 192.0.2.1", "- 60 IN A 192.0.2.1"],
		["A A 192.0.2.1", "A -1 - A 192.0.2.1"],
		["IN IN A 192.0.2.1", "IN -1 IN A 192.0.2.1"],
		["60 60 A 192.0.2.1", "60 60 - A 192.0.2.1"],
		["MX MX 10 a", "MX -1 - MX 10"],
		["( a\nA 192.0.2.1 )", "a -1 - A 192.0.2.1"],
		["a TYPE731 \\# 0", "a -1 - TYPE731 \\#"],
		["a CH TXT x", "a -1 CH TXT x"],
	])("%j", (text, expected) => {
		expect(fields(text)).toBe(expected);
		expect(entry.kind).toBe(RECORD);
	});

	test("is of class IN if it does not say", () => {
		classify("a A 192.0.2.1");
		expect(entry.classCode).toBe(CLASS_IN);
		classify("a CH A 192.0.2.1");
		expect(entry.classCode).toBe(3);
	});
});

describe("a broken record says where it stops making sense", () => {
	test.each([
		["a", ""],
		["a 60", ""],
		["a 60 IN", ""],
		["a AX 192.0.2.1", "AX"],
		["a IN 60 IN A 192.0.2.1", "IN"],
		["a 60 60 A 192.0.2.1", "60"],
		['a "A" 192.0.2.1', "A"],
		[" $TTL 60", "$TTL"],
	])("%j", (text, fault) => {
		classify(text);
		expect([entry.kind, token(entry.faultToken)]).toEqual([BROKEN, fault]);
	});
});

test("a directive starts in column 0 with a dollar sign", () => {
	classify("$ORIGIN example.com.");
	expect([entry.kind, token(entry.rdata)]).toEqual([DIRECTIVE, "example.com."]);
	classify("\\$ORIGIN A 192.0.2.1");
	expect(entry.kind).toBe(RECORD);
});

test.each(["", "\n", " ; comment\n", "()\n"])("%j is empty", (text) => {
	classify(text);
	expect(entry.kind).toBe(EMPTY);
});

describe("within parentheses, a line", () => {
	test.each([
		["a A 192.0.2.1", true],
		["a IN A", true],
		["a 60 IN MX 10 b", true],
		["$TTL 60", true],
		["3600 3600 A", true],
		["7200 ; refresh", false],
		["3600 1200 600", false],
		["A", false],
		[" a A 192.0.2.1", false],
		["; a A", false],
		['"a A"', false],
		[")", false],
		["", false],
	])("%j looks like an entry: %s", (line, expected) => {
		expect(looksLikeEntry(toOctets(line), 0)).toBe(expected);
	});
});
