import { describe, expect, test } from "vitest";
import { RULES } from "../../server/src/rules/registry.ts";
import { expectRight, expectWrong } from "../support/literate.ts";
import { literatePages } from "../support/literate-pages.ts";

const PAGES = literatePages();

/** Every example in the documentation of the rules is true: what is marked is found, and the fix does what is shown. */
for (const { rule, examples } of PAGES) {
	describe(rule, () => {
		for (const example of examples) {
			test(example.title, () => {
				if (example.kind === "wrong") expectWrong(rule, example);
				else expectRight(rule, example);
			});
		}
	});
}

describe("the pages of the rules", () => {
	test("there is one for each rule, and none for anything else", () => {
		const rules = RULES.map(({ id }) => id).sort();
		expect([...new Set(PAGES.map(({ rule }) => rule))].sort()).toEqual(rules);
	});

	test.each(RULES.map(({ id }) => id))("%s shows what is wrong and what is right", (id) => {
		const kinds = PAGES.filter(({ rule }) => rule === id).flatMap(({ examples }) => examples.map(({ kind }) => kind));
		expect(kinds).toContain("wrong");
		expect(kinds).toContain("right");
	});
});
