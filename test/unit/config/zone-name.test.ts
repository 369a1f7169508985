import { expect, test } from "vitest";
import { isReverseName, labelsOf, zoneName } from "../../../server/src/config/zone-name.ts";

test.each([
	["example.com", "example.com."],
	["Example.COM.", "example.com."],
	[".", "."],
	["a\\.b.example", "a\\.b.example."],
	["a\\.", "a\\.."],
	["0/26.2.0.192.in-addr.arpa", "0/26.2.0.192.in-addr.arpa."],
	["", undefined],
	["a..b", undefined],
	[".a", undefined],
	["..", undefined],
	["a b", undefined],
	[`${"x".repeat(63)}.example`, `${"x".repeat(63)}.example.`],
	[`${"x".repeat(64)}.example`, undefined],
	["x.".repeat(127), "x.".repeat(127)],
	["x.".repeat(128), undefined],
])("%j is the zone %j", (written, name) => {
	expect(zoneName(written)).toBe(name);
});

test("a label may have a dot", () => {
	expect(labelsOf("a\\.b.c.")).toEqual(["a\\.b", "c", ""]);
});

test.each([
	["25.2.0.192.in-addr.arpa.", true],
	["1.ip6.ARPA", true],
	["in-addr.arpa.", true],
	["in-addr.arpa.example.com.", false],
	["my-in-addr.arpa.", false],
	["nas.home.arpa.", false],
])("%j lies in the reverse tree: %j", (name, isReverse) => {
	expect(isReverseName(name)).toBe(isReverse);
});
