import { describe, expect, test } from "vitest";
import { groupCount } from "../../../server/src/records/fields/extended-regexp.ts";

/** Which expressions are taken was tried with BIND 9.18. */
describe("expressions of NAPTR", () => {
	test.each([
		["^.*$", 0],
		["()", 1],
		["(a)(b)", 2],
		["((a)|b)+", 2],
		["a{1}", 0],
		["a{", 0],
		["a}", 0],
		["a]", 0],
		[")", 0],
		["\\d", 0],
		["a\\)", 0],
		["[[:alpha:]]", 0],
		["[[.a.]]", 0],
		["[[=a=]]", 0],
		["[^]a]", 0],
		["[a-]", 0],
	])("%s has %d groups", (expression, groups) => {
		expect(groupCount(expression)).toBe(groups);
	});

	test.each([
		"",
		"(",
		"[",
		"[a",
		"a**",
		"*a",
		"a+?",
		"^*",
		"a|*",
		"a||b",
		"a{2,1}",
		"a{256}",
		"[[:foo:]]",
		"[z-a]",
		"a\\",
		"(a)\\2",
	])("%s is refused", (expression) => {
		expect(groupCount(expression)).toBe(-1);
	});
});
