import { truncateSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { TestCommand } from "./zonetrio.ts";

const command = new TestCommand();

const HEAD = "$TTL 3600\n@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600\n@ IN NS ns1\nns1 A 192.0.2.53\n";

/** Whatever it is given, the command comes to an end within so many milliseconds, on a slow machine with much else to do. */
const LONGEST = 100_000;

/** It needs no more memory than this, in MB. */
const MEMORY = { NODE_OPTIONS: "--max-old-space-size=1024" };

/** Checks a folder of hostile files; what was shown. */
function checked(files: Readonly<Record<string, string>>, given = "."): string {
	const { status, stdout, stderr } = command.run(["check", given], { cwd: command.folder(files), env: MEMORY });
	expect(stderr).not.toMatch(/mistake in zonetrio|heap|Error/);
	expect([0, 1, 3]).toContain(status);
	return stdout + stderr;
}

describe("what is written to be slow comes to an end, and is told of", () => {
	test("a $GENERATE of two thousand million records", { timeout: LONGEST }, () => {
		const shown = checked({ "db.example.com": `${HEAD}$GENERATE 0-2147483647 h$ A 192.0.2.1\n` });
		expect(shown).toContain("only the first 65536 of 2147483648 records are looked at");
	});

	test("a chain of 3,000 includes", { timeout: LONGEST }, () => {
		const chain = Array.from({ length: 3000 }, (_, index) => [
			`i${index}.inc`,
			`h A 192.0.2.1\n$INCLUDE i${index + 1}.inc\n`,
		]);
		const files = { ...Object.fromEntries(chain), "db.example.com": `${HEAD}$INCLUDE i0.inc\n` };
		for (const given of [".", "db.example.com"]) expect(checked(files, given)).toContain("include-too-deep");
	});

	test("a chain of 3,000 configurations", { timeout: LONGEST }, () => {
		const chain = Array.from({ length: 3000 }, (_, index) => [`c${index}.conf`, `include "c${index + 1}.conf";\n`]);
		checked({ ...Object.fromEntries(chain), "named.conf": 'include "c0.conf";\n' });
	});

	test("a million parentheses", { timeout: LONGEST }, () => {
		const shown = checked({
			"db.example.com": `${HEAD}www A ${"(".repeat(1_000_000)}\n${")".repeat(1_000_000)}\n${"x A (".repeat(100_000)}\n`,
		});
		expect(shown).toContain("more fields than any record can have");
	});

	test("lines of 10 MB, of each kind", { timeout: LONGEST }, () => {
		const long = 10_000_000;
		for (const line of [
			`; ${"x".repeat(long)}`,
			`t TXT "${"x".repeat(long)}`,
			`${"a.".repeat(long / 2)} A 192.0.2.1`,
			`t TXT ${"a ".repeat(long / 2)}`,
		]) {
			checked({ "db.example.com": `${HEAD}${line}\n` });
		}
	});

	test("SPF records that include each other, each eight times", { timeout: LONGEST }, () => {
		const records = Array.from({ length: 60 }, (_, index) => {
			const includes = Array.from({ length: 8 }, (__, next) => `include:s${(index + next + 1) % 60}.example.com`);
			return `s${index} TXT "v=spf1 ${includes.join(" ")} -all"\ns${index} MX 10 ns1\n`;
		});
		const shown = checked({ "db.example.com": HEAD + records.join("") });
		expect(shown).toMatch(/spf-(?:include-loop|lookups|too-many)/);
	});

	test("aliases that lead to each other", { timeout: LONGEST }, () => {
		const aliases = Array.from({ length: 20_000 }, (_, index) => `c${index} CNAME c${(index + 1) % 20_000}\n`);
		expect(checked({ "db.example.com": HEAD + aliases.join("") })).toContain("20003 records");
	});

	test("patterns of settings that go back and forth", { timeout: LONGEST }, () => {
		const patterns = [
			"+(+(+(+(a|aa)|aaa)))b",
			"**/*(*(*(a)))x",
			"{a,b}".repeat(200),
			`${"a*".repeat(60)}b`,
			"**/".repeat(200),
		];
		const zones = Object.fromEntries(patterns.map((pattern) => [pattern, { origin: "example.org." }]));
		checked({
			".zonetrio.json": JSON.stringify({ exclude: patterns.slice(0, 4), include: patterns, zones }),
			["a".repeat(250)]: HEAD,
			"db.example.com": HEAD,
		});
	});

	test("a regular expression of a Corefile that goes back and forth", { timeout: LONGEST }, () => {
		checked({
			Corefile: '. {\n auto {\n directory zones "(a+)+(a|aa)*(.*)*b$" {1}\n }\n}\n',
			[`zones/${"a".repeat(240)}`]: HEAD,
		});
	});

	test("a file of two thousand million octets that takes no room", { timeout: LONGEST }, () => {
		const folder = command.folder({ "db.example.com": HEAD, "db.example.net": HEAD });
		truncateSync(join(folder, "db.example.com"), 2 ** 31);
		const alone = command.run(["check", "db.example.com"], { cwd: folder, env: MEMORY });
		expect(alone).toMatchObject({ status: 3 });
		expect(alone.stderr).toContain("db.example.com has 2048 MB, and no more than 200 MB are read");
		expect(command.run(["check", "."], { cwd: folder, env: MEMORY }).stdout).toContain("1 zone,");
	});
});
