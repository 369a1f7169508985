import { describe, expect, test } from "vitest";
import { CONFIG_SEVERITIES } from "../../server/src/config/config-rules.ts";
import { RULES } from "../../server/src/rules/registry.ts";
import { SYNTAX_SEVERITIES } from "../../server/src/syntax/syntax-rules.ts";
import { expectRight, expectWrong } from "../support/literate.ts";
import { literatePages } from "../support/literate-pages.ts";

const PAGES = literatePages();
const RULE_IDS = [
	...RULES.map(({ id }) => id),
	...SYNTAX_SEVERITIES.keys(),
	...CONFIG_SEVERITIES.keys(),
	"record-outside-group",
	"tabs-alignment",
	"unused-ignore",
];

/** Every example in the documentation of the rules is true: what is marked is found, and the fix does what is shown. */
for (const { rule, examples } of PAGES) {
	describe(rule, () => {
		for (const example of examples) {
			test(example.title, async () => {
				if (example.kind === "wrong") await expectWrong(rule, example);
				else await expectRight(rule, example);
			});
		}
	});
}

describe("the pages of the rules", () => {
	test("there is one for each rule, and none for anything else", () => {
		expect([...new Set(PAGES.map(({ rule }) => rule))].sort()).toEqual([...RULE_IDS].sort());
	});

	test.each(RULE_IDS)("%s shows what is wrong and what is right", (id) => {
		const kinds = PAGES.filter(({ rule }) => rule === id).flatMap(({ examples }) => examples.map(({ kind }) => kind));
		expect(kinds).toContain("wrong");
		expect(kinds).toContain("right");
	});
});
