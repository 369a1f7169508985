import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linearRegexp } from "../../../server/src/config/linear-regexp.ts";

describe("a regular expression", () => {
	test.each([
		["db\\.(.*)", "db.example.com"],
		["(.*)\\.zone$", "example.com.zone"],
		["^(a|ab)(c|bcd)(d*)$", "abcd"],
		["(a+?)(a*)", "aaa"],
		["x{2,3}(y{0,2})z{1}", "xxxxyyz"],
		["([[:alpha:]]+)-(\\d+)", "ab-12"],
		["[^a-c]+", "abcxyz"],
		["[]a]+", "]a"],
		["(?i)EXAMPLE", "example"],
		["(?:a|b)*c", "ababc"],
		["\\bcom\\b", "example.com"],
		["(a)?b", "b"],
		["", "a"],
		["(|a)+", "aa"],
	])("%s in %s is taken as elsewhere", (pattern, text) => {
		const other = pattern.replace("[[:alpha:]]", "[A-Za-z]").replace("[]a]", "[\\]a]");
		const isCaseless = other.startsWith("(?i)");
		const expected = new RegExp(other.replace("(?i)", ""), isCaseless ? "i" : "").exec(text);
		expect(linearRegexp(pattern)!.match(text)).toEqual([...expected!]);
	});

	test("knows the names of its groups", () => {
		const { names, match } = linearRegexp("(?P<host>\\w+)\\.(?<zone>.*)")!;
		expect([...names]).toEqual([
			["host", 1],
			["zone", 2],
		]);
		expect(match("www.example.com")).toEqual(["www.example.com", "www", "example.com"]);
	});

	test.each([
		"(",
		")",
		"[",
		"a**",
		"*",
		"\\",
		"\\1",
		"a{2,1}",
		"a{1001}",
		"(?=a)",
		"[b-a]",
		"[[:nothing:]]",
		`${"(".repeat(60)}${")".repeat(60)}`,
		"((a{100}){100}){100}",
	])("%s is none", (pattern) => expect(linearRegexp(pattern)).toBeUndefined());

	test("takes no longer for what others never end with", () => {
		const start = performance.now();
		for (const pattern of ["(a+)+$", "(a*)*b", "(a|a)*b", ".*.*.*.*.*.*.*b", "(a?){200}a{200}b"]) {
			expect(linearRegexp(pattern)!.match(`${"a".repeat(250)}!`)).toBeUndefined();
		}
		expect(performance.now() - start).toBeLessThan(2000);
	});

	test("gives what others give", () => {
		const atom = fc.constantFrom("a", "b", ".", "[ab]", "(a|b)", "(?:ab)", "(a*)", "(b?)", "^", "$", "[^a]");
		const repeated = fc
			.tuple(atom, fc.constantFrom("", "", "*", "+", "?", "{1,2}", "*?"))
			.map(([one, count]) => (/[$^]/.test(one[0]!) ? one : one + count));
		const pattern = fc.array(repeated, { maxLength: 6 }).map((parts) => parts.join(""));
		fc.assert(
			fc.property(pattern, fc.stringMatching(/^[abc]{0,8}$/), (source, text) => {
				const expected = new RegExp(source).exec(text);
				expect(linearRegexp(source)!.match(text)?.[0]).toEqual(expected?.[0]);
			}),
			{ seed: 20261130 },
		);
	});
});
