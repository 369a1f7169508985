import { expect, test } from "vitest";
import { sortRecords } from "../../../server/src/features/refactor/sort-records.ts";
import { ROOT } from "../../support/memory-workspace.ts";
import { recordSet, serviceOf, sortedFile } from "../../support/sorted-file.ts";
import { timedSteps } from "../../support/timed-steps.ts";

const HEAD = `$ORIGIN example.com.
$TTL 3600
@ IN SOA ns1 h 1 7200 3600 1209600 3600
@ IN NS ns1
`;
const REVERSE = HEAD.replace("example.com.", "2.0.192.in-addr.arpa.");

/** What becomes of the lines below the head, which stay the same records; a reason where nothing is done. */
function sorted(text: string, head = HEAD, name = "db.example.com", more = {}): string | undefined {
	const service = serviceOf({ [name]: head + text, ...more });
	const before = recordSet(service);
	const result = sortedFile(service, name);
	expect(recordSet(service)).toEqual(before);
	if (!result) return undefined;
	if ("refusal" in result) return result.refusal;
	expect(sortedFile(service, name), "once more").toBeUndefined();
	expect(result.text.slice(0, head.length)).toBe(head);
	return result.text.slice(head.length);
}

test.each([
	["by their names", "b A 192.0.2.2\na A 192.0.2.1\n", "a A 192.0.2.1\nb A 192.0.2.2\n"],
	["those that are", "a A 192.0.2.1\nb A 192.0.2.2\n", undefined],
	[
		"names below others",
		"x.b A 192.0.2.2\nc A 192.0.2.3\nb A 192.0.2.1\n",
		"b A 192.0.2.1\nx.b A 192.0.2.2\nc A 192.0.2.3\n",
	],
	[
		"absolute names and capitals",
		"b A 192.0.2.2\nA.Example.com. A 192.0.2.1\n",
		"A.Example.com. A 192.0.2.1\nb A 192.0.2.2\n",
	],
	[
		"blank owners go with theirs",
		"b A 192.0.2.2\n  AAAA 2001:db8::2\na A 192.0.2.1\n\tTXT x\n",
		"a A 192.0.2.1\n\tTXT x\nb A 192.0.2.2\n  AAAA 2001:db8::2\n",
	],
	[
		"one owner in its order",
		"b MX 20 a\nb MX 10 a\na A 192.0.2.1\nb A 192.0.2.2\n",
		"a A 192.0.2.1\nb MX 20 a\nb MX 10 a\nb A 192.0.2.2\n",
	],
	[
		"comments at their records",
		"c A 192.0.2.3 ; third\n; says b\nb A 192.0.2.2\n; says a\n; and more\na A 192.0.2.1\n",
		"; says a\n; and more\na A 192.0.2.1\n; says b\nb A 192.0.2.2\nc A 192.0.2.3 ; third\n",
	],
	[
		"headings stay",
		"\n; servers\nb A 192.0.2.2\na A 192.0.2.1\n; printers\nd A 192.0.2.4\nc A 192.0.2.3\n",
		"\n; servers\na A 192.0.2.1\nb A 192.0.2.2\n; printers\nc A 192.0.2.3\nd A 192.0.2.4\n",
	],
	[
		"what excuses a record goes with it",
		"\n; zonetrio-ignore ptr-missing\nb A 192.0.2.2\na A 192.0.2.1\n",
		"\na A 192.0.2.1\n; zonetrio-ignore ptr-missing\nb A 192.0.2.2\n",
	],
	["remarks about the file stay", "b A 192.0.2.2\n; zonetrio: role=none\na A 192.0.2.1\n", undefined],
	[
		"paragraphs",
		"\nd A 192.0.2.4\nc A 192.0.2.3\n\nb A 192.0.2.2\na A 192.0.2.1\n",
		"\nc A 192.0.2.3\nd A 192.0.2.4\n\na A 192.0.2.1\nb A 192.0.2.2\n",
	],
	[
		"paragraphs of one owner each",
		"\nb A 192.0.2.2\n  TXT x\n\na A 192.0.2.1\n",
		"\na A 192.0.2.1\n\nb A 192.0.2.2\n  TXT x\n",
	],
	["a heading of one owner stays his", "\n; web\nb A 192.0.2.2\n\na A 192.0.2.1\n", undefined],
	[
		"not over directives",
		"c A 192.0.2.3\nb A 192.0.2.2\n$ORIGIN sub.example.com.\nd A 192.0.2.4\na A 192.0.2.1\n$TTL 60\na TXT x\n",
		"b A 192.0.2.2\nc A 192.0.2.3\n$ORIGIN sub.example.com.\na A 192.0.2.1\nd A 192.0.2.4\n$TTL 60\na TXT x\n",
	],
	[
		"not over a $GENERATE",
		"c A 192.0.2.3\nb A 192.0.2.2\n$GENERATE 1-3 h$ A 192.0.2.$\na A 192.0.2.1\n",
		"b A 192.0.2.2\nc A 192.0.2.3\n$GENERATE 1-3 h$ A 192.0.2.$\na A 192.0.2.1\n",
	],
	[
		"a record that lends its owner over an empty line stays",
		"d A 192.0.2.4\nc A 192.0.2.3\nb A 192.0.2.2\n\n  TXT b\na A 192.0.2.1\n",
		"c A 192.0.2.3\nd A 192.0.2.4\nb A 192.0.2.2\n\n  TXT b\na A 192.0.2.1\n",
	],
	["groups", "b TXT ( one ; 1\n  two )\na TXT (\n\tx\n)\n", "a TXT (\n\tx\n)\nb TXT ( one ; 1\n  two )\n"],
	["no line end at the end", "b A 192.0.2.2\na A 192.0.2.1", "a A 192.0.2.1\nb A 192.0.2.2"],
	["CRLF", "b A 192.0.2.2\r\na A 192.0.2.1", "a A 192.0.2.1\nb A 192.0.2.2"],
	["own TTLs", "b 60 A 192.0.2.2\na 0 A 192.0.2.1\n", "a 0 A 192.0.2.1\nb 60 A 192.0.2.2\n"],
	[
		"a set with two TTLs",
		"b 60 A 192.0.2.2\na A 192.0.2.1\nb A 192.0.2.3\n",
		"records of b.example.com. have different TTLs, of which servers take one, and another in another order: give them one TTL first",
	],
	[
		"what is no record",
		"b A 192.0.2.2\na A nothing\n",
		"line 6 is not read as a record, so nobody knows where it belongs: correct it first",
	],
	[
		"what is outside",
		"b A 192.0.2.2\na.example.net. A 192.0.2.1\n",
		"line 6 is not read as a record, so nobody knows where it belongs: correct it first",
	],
	[
		"a second SOA",
		"b A 192.0.2.2\na A 192.0.2.1\n@ IN SOA ns1 h 1 7200 3600 1209600 3600\n",
		"there are several SOA records, as at the ends of a zone transfer: delete all but the first",
	],
	[
		"a conflict",
		"<<<<<<< a\nb A 192.0.2.2\n=======\na A 192.0.2.1\n>>>>>>> b\n",
		"line 5 belongs to a merge conflict: resolve it first",
	],
])("sorts %s", (_, text, expected) => {
	expect(sorted(text)).toBe(expected);
});

test.each([
	[
		"numbers by their value",
		"10 PTR a.example.com.\n9 PTR b.example.com.\n100 PTR c.example.com.\n",
		"9 PTR b.example.com.\n10 PTR a.example.com.\n100 PTR c.example.com.\n",
	],
	[
		"other labels behind numbers",
		"a PTR a.example.com.\n1a PTR b.example.com.\n10 PTR c.example.com.\n9 PTR d.example.com.\n",
		"9 PTR d.example.com.\n10 PTR c.example.com.\n1a PTR b.example.com.\na PTR a.example.com.\n",
	],
	[
		"several labels",
		"1.10 PTR a.example.com.\n2.9 PTR b.example.com.\n",
		"2.9 PTR b.example.com.\n1.10 PTR a.example.com.\n",
	],
])("sorts PTRs, %s", (_, text, expected) => {
	expect(sorted(text, REVERSE, "db.192.0.2")).toBe(expected);
});

const NO_TTL = "$ORIGIN example.com.\n@ 60 IN SOA ns1 h 1 7200 3600 1209600 3600\n@ IN NS ns1\n";

test.each([
	[
		"where the SOA gives the TTL",
		NO_TTL.replace(" 60", ""),
		"b A 192.0.2.2\na A 192.0.2.1\n",
		"a A 192.0.2.1\nb A 192.0.2.2\n",
	],
	[
		"where records have the TTL of the one before",
		NO_TTL,
		"b 30 A 192.0.2.2\na A 192.0.2.1\n",
		"no $TTL is in force, and line 3 has the TTL of the record before it: write $TTL as the first line",
	],
	[
		"where all have their own",
		NO_TTL.replace("@ IN NS", "@ 9 IN NS"),
		"b 30 A 192.0.2.2\na 20 A 192.0.2.1\n",
		"a 20 A 192.0.2.1\nb 30 A 192.0.2.2\n",
	],
])("minds TTLs, %s", (_, head, text, expected) => {
	expect(sorted(text, head)).toBe(expected);
});

test("leaves what an included file has its owner from", () => {
	const included = { "hosts.inc": "  TXT x\nz A 192.0.2.9\n" };
	expect(
		sorted("c A 192.0.2.3\nb A 192.0.2.2\na A 192.0.2.1\n$INCLUDE hosts.inc\n", HEAD, "db.example.com", included),
	).toBe("b A 192.0.2.2\nc A 192.0.2.3\na A 192.0.2.1\n$INCLUDE hosts.inc\n");
});

test("sorts an included file", () => {
	const service = serviceOf({
		"db.example.com": `${HEAD}$INCLUDE h.inc\n`,
		"h.inc": "  TXT x\nb A 192.0.2.2\na A 192.0.2.1\n",
	});
	expect(sortedFile(service, "h.inc")).toEqual({ text: "  TXT x\na A 192.0.2.1\nb A 192.0.2.2\n" });
});

test("sorts what is selected", () => {
	const lines = "d A 192.0.2.4\nc A 192.0.2.3\nb A 192.0.2.2\na A 192.0.2.1\n";
	const service = serviceOf({ "db.example.com": HEAD + lines });
	const range = { start: { line: 4, character: 3 }, end: { line: 6, character: 0 } };
	expect(sortedFile(service, "db.example.com", range)).toEqual({
		text: `${HEAD}c A 192.0.2.3\nd A 192.0.2.4\nb A 192.0.2.2\na A 192.0.2.1\n`,
	});
});

test("keeps the line ends of a file with CRLF, and its byte order mark", () => {
	const text = `\ufeff${HEAD}b A 192.0.2.2\na A 192.0.2.1`.replaceAll("\n", "\r\n");
	const result = sortedFile(serviceOf({ "db.example.com": text }), "db.example.com");
	expect(result).toEqual({ text: `\ufeff${HEAD}a A 192.0.2.1\nb A 192.0.2.2`.replaceAll("\n", "\r\n") });
});

test.each([
	["signed zones", `${HEAD}@ RRSIG SOA 13 2 3600 20270101000000 20260101000000 1 example.com. AAAA\n`, "signatures"],
	["files that programs write", `; generated by a script, do not edit\n${HEAD}`, "written by a program"],
])("refuses %s", (_, head, reason) => {
	const service = serviceOf({ "db.example.com": `${head}b A 192.0.2.2\na A 192.0.2.1\n` });
	expect(sortedFile(service, "db.example.com")).toMatchObject({ refusal: expect.stringContaining(reason) });
});

test("sorts thirty thousand records in short steps", () => {
	const addresses = Array.from({ length: 30_000 }, (_, at) => (at * 61) % 30_000);
	const lines = addresses.map((at) => `${at % 251}.${Math.floor(at / 251)} PTR h${at}.example.com.`);
	const head = HEAD.replace("example.com.", "10.in-addr.arpa.");
	const service = serviceOf({ "db.10": `${head}${lines.join("\n")}\n` });
	const { result, longest } = timedSteps(sortRecords(service, `${ROOT}/db.10`));
	expect(result).toSatisfy((edits: unknown) => Array.isArray(edits) && edits.length > 30);
	expect(longest).toBeLessThan(50);
});
