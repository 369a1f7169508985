import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { expandedSnippet } from "../support/expanded-snippet.ts";
import { JudgedExample } from "../support/literate.ts";

interface Snippet {
	readonly prefix: string | readonly string[];
	readonly description: string;
	readonly body: readonly string[];
}

const SNIPPETS = JSON.parse(readFileSync("snippets/dns-zone.json", "utf8")) as Readonly<Record<string, Snippet>>;

/** What an editor puts in on the day of the tests. */
const VARIABLES = { CURRENT_YEAR: "2026", CURRENT_MONTH: "11", CURRENT_DATE: "24" };

/** Where those belong that are a part of a zone. */
const FORWARD = expanded("Forward zone");
const REVERSE = expanded("Reverse zone, IPv4");

/** Those that bring a mail host, or say that there is none. */
const OF_MAIL = new Set(["Mail of a domain", "No mail"]);
const MAIL_HOST = "@ MX 10 mail\nmail A 192.0.2.25\n";

/** What is left where a placeholder is broken. */
const BROKEN = /\$\{|\|\}|CURRENT_/;

describe("a snippet with its defaults is a zone without errors", () => {
	test.each(Object.keys(SNIPPETS))("%s", (name) => {
		const text = expanded(name);
		const judged = new JudgedExample({ files: { "new.zone": wholeZone(name, text) }, settings: {} });
		const grave = judged.findings().filter(({ severity }) => severity === "error" || severity === "warning");
		expect(grave.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
		expect(text).not.toMatch(BROKEN);
	});
});

describe("the snippets", () => {
	test("have prefixes of their own, and say what they are for", () => {
		const prefixes = Object.values(SNIPPETS).flatMap(({ prefix }) => prefix);
		expect(new Set(prefixes).size).toBe(prefixes.length);
		for (const { description } of Object.values(SNIPPETS)) expect(description.length).toBeGreaterThan(20);
	});

	test("are in the package", () => {
		const { snippets } = JSON.parse(readFileSync("package.json", "utf8")).contributes;
		expect(snippets).toEqual([{ language: "dns-zone", path: "./snippets/dns-zone.json" }]);
		expect(readFileSync(".vscodeignore", "utf8")).toContain("!snippets/*.json");
	});
});

function wholeZone(name: string, text: string): string {
	if (text.startsWith("$ORIGIN")) return text;
	if (name.includes("classless")) return REVERSE + text;
	return FORWARD + (OF_MAIL.has(name) ? "" : MAIL_HOST) + text;
}

function expanded(name: string): string {
	return expandedSnippet(SNIPPETS[name]!.body, VARIABLES);
}
