import { describe, expect, test } from "vitest";
import { problemsOf, readWorkspace, recordsOf } from "../../support/zone-records.ts";

const HEAD = "$TTL 60\n@ SOA ns h 1 2 3 4 5\n@ NS ns\n";

function records(text: string): string[] {
	const workspace = readWorkspace({ "db.example.com": `${HEAD}${text}\n` });
	return recordsOf(workspace, "example.com.").map((line) => line.replaceAll(".example.com.", ""));
}

function problems(text: string): string[] {
	const found = problemsOf(readWorkspace({ "db.example.com": `${HEAD}${text}\n` }));
	return found.map((problem) => problem.replace("db.example.com:4 ", ""));
}

/** What named-compilezone of BIND 9.18 makes of each line. */
describe("as named does it", () => {
	test.each([
		["1-3 h$ A 192.0.2.$", ["h1 60 A 192.0.2.1", "h2 60 A 192.0.2.2", "h3 60 A 192.0.2.3"]],
		["9-11/2 h$ A 192.0.2.$", ["h9 60 A 192.0.2.9", "h11 60 A 192.0.2.11"]],
		["10-11 h${-5} A 192.0.2.${-5}", ["h5 60 A 192.0.2.5", "h6 60 A 192.0.2.6"]],
		["5-5 h${+3} A 192.0.2.$", ["h8 60 A 192.0.2.5"]],
		["1-2 h${0,3} A 192.0.2.$", ["h001 60 A 192.0.2.1", "h002 60 A 192.0.2.2"]],
		["1-1 h${0,3,d} A 192.0.2.$", ["h001 60 A 192.0.2.1"]],
		["7-9 h${0,3,o} A 192.0.2.$", ["h007 60 A 192.0.2.7", "h010 60 A 192.0.2.8", "h011 60 A 192.0.2.9"]],
		["9-10 h${0,2,x} A 192.0.2.$", ["h09 60 A 192.0.2.9", "h0a 60 A 192.0.2.10"]],
		["10-10 h CNAME h${0,2,X}", ["h 60 CNAME h0A"]],
		["18-18 ${0,0,n} A 192.0.2.1", ["2.1 60 A 192.0.2.1"]],
		["18-18 ${0,1,n} A 192.0.2.1", ["2.1 60 A 192.0.2.1"]],
		["18-18 ${0,3,n} A 192.0.2.1", ["2.1 60 A 192.0.2.1"]],
		["18-18 ${0,7,n} A 192.0.2.1", ["2.1.0.0 60 A 192.0.2.1"]],
		["171-171 h CNAME ${0,3,N}", ["h 60 CNAME B.A"]],
		// An even width ends in a dot, which makes the name absolute.
		["18-18 h CNAME ${0,4,n}", ["h 60 CNAME 2.1."]],
		["0-1 h$ CNAME c${-3,4,d}", ["h0 60 CNAME c-003", "h1 60 CNAME c-002"]],
		["1-1 h CNAME c${-3,4,x}", ["h 60 CNAME cfffffffe"]],
		["1-1 h CNAME a$$b", ["h 60 CNAME a\\$b"]],
		["1-1 h CNAME a\\$b", ["h 60 CNAME a\\$b"]],
		["1-2 h A 192.0.2.$", ["h 60 A 192.0.2.1", "h 60 A 192.0.2.2"]],
		['1-1 h$ TXT "host number $"', ['h1 60 TXT "host" "number" "1"']],
		['5-6 h MX "$ mx$"', ["h 60 MX 5 mx5", "h 60 MX 6 mx6"]],
		["1-1 h$ 300 IN A 192.0.2.$", ["h1 300 A 192.0.2.1"]],
		["1-2 h$.example.net. A 192.0.2.$", []],
	])("$GENERATE %s", (line, expected) => {
		expect(records(`$GENERATE ${line}`)).toEqual(expected);
	});
});

describe("what named refuses", () => {
	test.each([
		["3-1 h$ A 192.0.2.$", "generate-bad-range 3-1"],
		["1-3/0 h$ A 192.0.2.$", "generate-bad-range 1-3/0"],
		["1 h$ A 192.0.2.$", "generate-bad-range 1"],
		["1-2 h${0,3,q} A 192.0.2.$", "generate-bad-modifier h${0,3,q}"],
		["1-2 h${0 A 192.0.2.$", "generate-bad-modifier h${0"],
		["1-2 h$ A 192.0.2.${0,x}", "generate-bad-modifier 192.0.2.${0,x}"],
		["250-257 h$ A 192.0.2.$", "generate-bad-value A"],
		["1-2 h$ TXT one $", "generate-unquoted-rdata $"],
		["1-2 h$ A", "missing-rdata $GENERATE 1-2 h$ A"],
		["1-2 h$ AX x$", "generate-unknown-type AX"],
		['"1-2" h$ A 192.0.2.$', "quoted-name 1-2"],
		['1-2 "h$" A 192.0.2.$', "quoted-name h$"],
		["1-2# h$ A 192.0.2.$", "generate-bad-range 1-2#"],
		["1-2 h$ ( A 192.0.2.$ )", "unbalanced-parenthesis 192.0.2.$"],
		["1-1 h$ TXT a${2147483647}", "generate-bad-value a${2147483647}"],
		["1-1 h$ TXT a${0,128}", "generate-bad-value a${0,128}"],
		["1-2 h$ CH A 192.0.2.$", "class-mismatch CH"],
		["1-2 h$ ANY x$", "generate-meta-type ANY"],
	])("$GENERATE %s", (line, expected) => {
		expect(problems(`$GENERATE ${line}`)).toEqual([expected]);
	});

	test("records before the first bad value are there", () => {
		expect(records("$GENERATE 255-257 h$ A 192.0.2.$")).toEqual(["h255 60 A 192.0.2.255"]);
	});
});

test("records out of the zone are told of once", () => {
	expect(problems("$GENERATE 1-9 h$.example.net. A 192.0.2.$")).toEqual(["out-of-zone-record h$.example.net."]);
});

test("a huge range is cut off, and that is said", () => {
	const line = "$GENERATE 0-70000 h A 192.0.2.1";
	expect(problems(line)).toEqual(["generate-constant-owner h", "generate-large 0-70000"]);
	expect(records(line)).toEqual(["h 60 A 192.0.2.1"]);
});

test("many huge ranges together are cut off as well, wherever they stand", () => {
	const line = "$GENERATE 0-65535 h NS ns\n";
	expect(problems(line.repeat(4))).toEqual([]);
	expect(problems(line.repeat(4) + "; a line of its own\n".repeat(600) + line.repeat(2))).toEqual([
		"db.example.com:608 generate-large 0-65535",
		"db.example.com:609 generate-large 0-65535",
	]);
});

test("a blank owner behind it means the record before it", () => {
	const text = "a A 192.0.2.1\n$GENERATE 1-1 h$ A 192.0.2.2\n A 192.0.2.3\n";
	expect(records(text)).toEqual(["a 60 A 192.0.2.1", "h1 60 A 192.0.2.2", "a 60 A 192.0.2.3"]);
	expect(problemsOf(readWorkspace({ "db.example.com": `${HEAD}${text}` }))).toEqual([
		"db.example.com:6 blank-owner-after-generate A",
	]);
});
