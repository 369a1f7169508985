import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { nameTest, patternsOf } from "../../../client/src/file-associations.ts";

const [zone] = JSON.parse(readFileSync("package.json", "utf8")).contributes.languages;

describe("a name", () => {
	const isKnown = nameTest(zone);
	test.each(["example.com.zone", "192.0.2.REV", "db.192.0.2", "db.example.com", "named.ca", "example.com.hosts"])(
		"tells a zone file: %s",
		(name) => expect(isKnown(name)).toBe(true),
	);
	test.each(["example.com", "db.example.rs", "hosts", "example", "zone"])("tells none: %s", (name) =>
		expect(isKnown(name)).toBe(false),
	);
});

describe("patterns", () => {
	test("are one for a folder of zone files only", () => {
		expect(patternsOf("zones", ["example.com", "example.org"], new Set(["example.com", "example.org"]))).toEqual([
			"**/zones/*",
		]);
	});

	test("are those of an ending that only zone files have, and names for others", () => {
		const names = ["a.dns", "b.dns", "c.txt", "README.txt", "hosts"];
		expect(patternsOf("dns/zones", names, new Set(["a.dns", "b.dns", "c.txt", "hosts"]))).toEqual([
			"**/dns/zones/*.dns",
			"**/dns/zones/c.txt",
			"**/dns/zones/hosts",
		]);
	});

	test("are names where the workspace folder itself has them, since others would hold everywhere", () => {
		expect(patternsOf("", ["example.com", "example.org"], new Set(["example.com", "example.org"]))).toEqual([
			"example.com",
			"example.org",
		]);
	});

	test("say nothing of names that they cannot say", () => {
		expect(patternsOf("zones", ["a", "[b]", "c"], new Set(["a", "[b]"]))).toEqual(["**/zones/a"]);
		expect(patternsOf("{x}", ["a"], new Set(["a"]))).toEqual([]);
	});
});
