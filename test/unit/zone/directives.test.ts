import { describe, expect, test } from "vitest";
import { problemsOf, readWorkspace, recordsOf } from "../../support/zone-records.ts";

const HEAD = "$TTL 60\n@ SOA ns h 1 2 3 4 5\n@ NS ns\n";

/** The records of example.com with a text behind its head. */
function records(text: string, files: Record<string, string> = {}): string[] {
	return recordsOf(readWorkspace({ "db.example.com": HEAD + text, ...files }), "example.com.");
}

/** What is wrong with a text behind the head of example.com. */
function problems(text: string, files: Record<string, string> = {}): string[] {
	return problemsOf(readWorkspace({ "db.example.com": HEAD + text, ...files }));
}

describe("$ORIGIN", () => {
	test.each([
		["$ORIGIN sub\na A 192.0.2.1", ["a.sub.example.com. 60 A 192.0.2.1"]],
		["$ORIGIN sub.example.com.\n@ A 192.0.2.1", ["sub.example.com. 60 A 192.0.2.1"]],
		["$ORIGIN a\n$ORIGIN b\nc A 192.0.2.1", ["c.b.a.example.com. 60 A 192.0.2.1"]],
		["$origin sub\na MX 10 m", ["a.sub.example.com. 60 MX 10 m.sub.example.com."]],
		["$ORIGIN .\na.example.com A 192.0.2.1", ["a.example.com. 60 A 192.0.2.1"]],
	])("%j", (text, expected) => {
		expect(records(text)).toEqual(expected);
	});

	test("leaves the owner of the record before to the next", () => {
		expect(records("a A 192.0.2.1\n$ORIGIN sub\n A 192.0.2.2")).toEqual([
			"a.example.com. 60 A 192.0.2.1",
			"a.example.com. 60 A 192.0.2.2",
		]);
	});

	test.each([
		["$ORIGIN\n", "db.example.com:4 missing-rdata $ORIGIN"],
		["$ORIGIN a b\n", "db.example.com:4 extra-rdata b"],
		["$ORIGIN a..b\n", "db.example.com:4 empty-label a..b"],
		['$ORIGIN "a"\n', "db.example.com:4 quoted-name a"],
		['$TTL "60"\n', "db.example.com:4 quoted-name 60"],
		["$DATE 2026\n", "db.example.com:4 bad-rdata 2026"],
		["$DATE 20260230000000\n", "db.example.com:4 bad-rdata 20260230000000"],
		["$ORIGIN a.", "db.example.com:4 syntax-error $ORIGIN"],
		["$TTL 60 ; at the end", "db.example.com:4 syntax-error $TTL"],
		["$TTL 60 ; at the end\r", "db.example.com:4 syntax-error $TTL"],
		["$GENERATE 1-2 h$ A 192.0.2.$", "db.example.com:4 syntax-error $GENERATE"],
		["$ORGIN a\n", "db.example.com:4 unknown-directive $ORGIN"],
		[" $ORIGIN a\n", "db.example.com:4 directive-indented $ORIGIN"],
	])("%j is wrong", (text, expected) => {
		expect(problems(text)).toEqual([expected]);
	});

	test("out of the zone gives records that no server takes", () => {
		expect(records("$ORIGIN example.net.\na A 192.0.2.1\nb.example.com. A 192.0.2.2")).toEqual([
			"b.example.com. 60 A 192.0.2.2",
		]);
		expect(problems("$ORIGIN example.net.\na A 192.0.2.1")).toEqual(["db.example.com:5 out-of-zone-record a"]);
	});
});

describe("TTLs", () => {
	/** The records of a zone that starts with neither TTL nor SOA. */
	const bare = (text: string) => recordsOf(readWorkspace({ "db.example.com": text }), "example.com.");
	const soa = "@ SOA ns h 1 2 3 4 5\n";

	test.each([
		["that of $TTL", `$TTL 60\n${soa}a A 192.0.2.1`, ["a.example.com. 60 A 192.0.2.1"]],
		["the last $TTL counts", `$TTL 60\n${soa}$TTL 1h\na A 192.0.2.1`, ["a.example.com. 3600 A 192.0.2.1"]],
		["its own before $TTL", `$TTL 60\n${soa}a 30 A 192.0.2.1`, ["a.example.com. 30 A 192.0.2.1"]],
		[
			"an explicit one does not go on where there is a $TTL",
			`$TTL 60\n${soa}a 30 A 192.0.2.1\nb A 192.0.2.2`,
			["a.example.com. 30 A 192.0.2.1", "b.example.com. 60 A 192.0.2.2"],
		],
		["the minimum of the SOA where there is none", `${soa}a A 192.0.2.1`, ["a.example.com. 5 A 192.0.2.1"]],
		[
			"the one before, where the SOA has its own (RFC 1035)",
			`@ 90 SOA ns h 1 2 3 4 5\na A 192.0.2.1\nb 30 A 192.0.2.2\nc A 192.0.2.3`,
			["a.example.com. 90 A 192.0.2.1", "b.example.com. 30 A 192.0.2.2", "c.example.com. 30 A 192.0.2.3"],
		],
		["0 instead of one that is too large", `${soa}a 2147483648 A 192.0.2.1`, ["a.example.com. 0 A 192.0.2.1"]],
		["the largest", `${soa}a 2147483647 A 192.0.2.1`, ["a.example.com. 2147483647 A 192.0.2.1"]],
		["0 instead of a $TTL that is too large", `$TTL 2147483648\n${soa}a A 192.0.2.1`, ["a.example.com. 0 A 192.0.2.1"]],
		[
			"that of the first record of the set",
			`${soa}a 30 A 192.0.2.1\na 40 A 192.0.2.2`,
			["a.example.com. 30 A 192.0.2.1", "a.example.com. 30 A 192.0.2.2"],
		],
	])("%s", (_, text, expected) => {
		expect(bare(text)).toEqual(expected);
	});

	test("none at all is an error, and the record is left out", () => {
		const workspace = readWorkspace({ "db.example.com": `a A 192.0.2.1\n${soa}b A 192.0.2.2\n` });
		expect(recordsOf(workspace, "example.com.")).toEqual(["b.example.com. 5 A 192.0.2.2"]);
		expect(problemsOf(workspace)).toEqual(["db.example.com:1 no-default-ttl a"]);
	});

	test.each([
		["a 2147483648 A 192.0.2.1\n", "db.example.com:4 ttl-too-large 2147483648"],
		["$TTL 2147483648\n", "db.example.com:4 ttl-too-large 2147483648"],
		["$TTL", "db.example.com:4 missing-rdata $TTL"],
		["$TTL 1x", "db.example.com:4 ttl-syntax 1x"],
		["$TTL 60 60", "db.example.com:4 extra-rdata 60"],
	])("%j is wrong", (text, expected) => {
		expect(problems(text)).toEqual([expected]);
	});
});

describe("owners", () => {
	test.each([
		["a A 192.0.2.1\n A 192.0.2.2", ["a.example.com. 60 A 192.0.2.1", "a.example.com. 60 A 192.0.2.2"]],
		["A.Example.COM. A 192.0.2.1", ["a.example.com. 60 A 192.0.2.1"]],
		["* A 192.0.2.1", ["*.example.com. 60 A 192.0.2.1"]],
		["\\@ A 192.0.2.1", ["\\@.example.com. 60 A 192.0.2.1"]],
		["a\\.b A 192.0.2.1", ["a\\.b.example.com. 60 A 192.0.2.1"]],
	])("%j", (text, expected) => {
		expect(records(text)).toEqual(expected);
	});

	test("a record that cannot be read still names the owner of the next", () => {
		expect(records("a A 192.0.2.1\nb A 192.0.2\n A 192.0.2.2")).toEqual([
			"a.example.com. 60 A 192.0.2.1",
			"b.example.com. 60 A 192.0.2.2",
		]);
	});

	test("records behind an owner that is no name are left out, with one problem", () => {
		const text = "a..b A 192.0.2.1\n A 192.0.2.2\nc A 192.0.2.3\n";
		expect(records(text)).toEqual(["c.example.com. 60 A 192.0.2.3"]);
		expect(problems(text)).toEqual(["db.example.com:4 empty-label a..b"]);
	});

	test("a first record without an owner has none", () => {
		expect(problemsOf(readWorkspace({ "db.example.com": ` 60 A 192.0.2.1\n${HEAD}` }))).toEqual([
			"db.example.com:1 no-current-owner 60",
		]);
	});

	test.each([
		[`${"a".repeat(64)} A 192.0.2.1`, "label-too-long"],
		[`${"a.".repeat(130)}b A 192.0.2.1`, "name-too-long"],
		["a\\400 A 192.0.2.1", "bad-escape"],
		["a CH A 192.0.2.1", "class-mismatch"],
		["a ANY 192.0.2.1", "meta-type"],
		["a AX 192.0.2.1", "unknown-type"],
		["a A", "missing-rdata"],
		["a A 192.0.2.1 x", "extra-rdata"],
	])("%j: %s", (text, rule) => {
		expect(problems(text).map((problem) => problem.split(" ")[1])).toEqual([rule]);
	});
});

describe("a record outside the zone", () => {
	test("must be right all the same", () => {
		expect(problems("a.example.net. A 192.0.2\n")).toEqual(["db.example.com:4 bad-ipv4 192.0.2"]);
		expect(problems("a.example.net. A 192.0.2.1\n")).toEqual(["db.example.com:4 out-of-zone-record a.example.net."]);
	});

	test("leaves its TTL to those that follow, where there is no $TTL", () => {
		const text = "@ 5 SOA ns h 1 2 3 4 5\n@ NS ns\na.example.net. 77 A 192.0.2.1\nb A 192.0.2.2\n";
		expect(recordsOf(readWorkspace({ "db.example.com": text }), "example.com.")).toEqual([
			"b.example.com. 77 A 192.0.2.2",
		]);
	});
});
