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

/** Lines by their number. */
function lines(count: number, line: (index: number) => string): string {
	return Array.from({ length: count }, (_, index) => line(index)).join("");
}

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

	test("a million parentheses, strings and marks of conflicts that are never closed", { timeout: LONGEST }, () => {
		for (const text of [
			`www A ${"(".repeat(1_000_000)}\n${")".repeat(1_000_000)}\n${"x A (".repeat(100_000)}\n`,
			"x A (\n".repeat(300_000),
			")\n".repeat(300_000),
			'x TXT "a\n'.repeat(300_000),
			"=======\n".repeat(200_000),
			"x A (\n=======\n".repeat(100_000),
		]) {
			expect(checked({ "db.example.com": HEAD + text })).toMatch(
				/more fields than any record can have|more findings of this file/,
			);
		}
	});

	test("comments, each of which speaks of all that follow", { timeout: LONGEST }, () => {
		const text = "; zonetrio-ignore ptr-missing\n".repeat(100_000);
		expect(checked({ "db.example.com": HEAD + text })).toContain("more findings of this file are not shown");
	});

	test("a hundred thousand names, references and records of one name", { timeout: LONGEST }, () => {
		for (const line of [
			(at: number) => `n${at} CNAME ns1\n`,
			(at: number) => `h A 10.${at >> 16}.${(at >> 8) & 255}.${at & 255}\n`,
			(at: number) => `${at}.${"a.".repeat(100)}b A 192.0.2.1\n`,
		]) {
			expect(checked({ "db.example.com": HEAD + lines(100_000, line) })).toContain("100003 records");
		}
	});

	test("chains of aliases, of DNAME records and of wildcards", { timeout: LONGEST }, () => {
		checked({
			"db.example.com":
				HEAD +
				lines(5000, (at) => `c${at} CNAME c${at + 1}\nm${at} MX 10 c${at}\n`) +
				lines(5000, (at) => `d${at} DNAME d${at + 1}\nn${at} MX 10 x.d${at}\n`) +
				lines(5000, (at) => `*.w${at} CNAME x.w${at + 1}\no${at} MX 10 y.w${at}\n`) +
				"g DNAME x.g\nk MX 10 y.g\n",
		});
	});

	test("configurations of braces, of lists on one line, and of inclusions within inclusions", {
		timeout: LONGEST,
	}, () => {
		const snippets = lines(5000, (at) => `(s${at}) {\n import s${at + 1}\n import s${at + 1}\n}\n`);
		for (const [name, text] of [
			["named.conf", "{".repeat(3_000_000)],
			["named.conf", 'zone "a" {\n'.repeat(50_000)],
			["Corefile", ". {\n".repeat(600_000)],
			["Corefile", `${snippets}. {\n import s0\n}\n`],
			["nsd.conf", 'include: "nsd.conf"\n'.repeat(1000)],
			["knot.conf", `zone:\n  - domain: [${"example.com, ".repeat(100_000)}]\n`],
		] as const) {
			checked({ [name]: text, "db.example.com": HEAD });
		}
	});

	test("one file for 5,000 zones", { timeout: LONGEST }, () => {
		const statements = lines(5000, (at) => `zone "z${at}.example.com" { type primary; file "db.example.com"; };\n`);
		expect(checked({ "named.conf": statements, "db.example.com": HEAD })).toContain("5000 zones");
	});

	test("one file for 10,000 views, with and without a reverse zone", { timeout: LONGEST }, () => {
		const reverse = "$ORIGIN 2.0.192.in-addr.arpa.\n@ NS ns1.example.com.\n25 PTR mail.example.com.\n";
		const files = {
			"db.example.com": `${HEAD}@ MX 10 mail\nmail A 192.0.2.25\nwww CNAME mail\n`,
			"db.192.0.2": reverse,
		};
		const forward = 'zone "example.com" { type primary; file "db.example.com"; };';
		for (const zones of [forward, `${forward} zone "2.0.192.in-addr.arpa" { type primary; file "db.192.0.2"; };`]) {
			const views = lines(10_000, (at) => `view "v${at}" { ${zones} };\n`);
			expect(checked({ ...files, "named.conf": views })).toMatch(/(10|20)000 zones|10001 zones/);
		}
	});

	test("a domain with 50,000 mail servers", { timeout: LONGEST }, () => {
		const hosts = lines(
			50_000,
			(at) => `@ MX 10 h${at}
h${at} A 10.0.${at >> 8}.${at & 255}
`,
		);
		expect(checked({ "db.example.com": HEAD + hosts })).toContain("Zone Trio checks their text only");
	});

	test("a mail server of 100,000 domains that has 10,000 addresses, and a PTR for each", { timeout: LONGEST }, () => {
		const octets = (at: number) => [at >> 8, at & 255];
		const ipv6 = (at: number) => at.toString(16).padStart(4, "0");
		const shown = checked({
			"db.example.com":
				HEAD +
				lines(5000, (at) => `mail A 10.0.${octets(at).join(".")}\nmail AAAA 2001:db8::${ipv6(at)}\n`) +
				lines(100_000, (at) => `d${at} MX 10 mail\nd${at} TXT "v=spf1 mx -all"\n`),
			"db.10.0":
				HEAD.replace("@", "$ORIGIN 0.10.in-addr.arpa.\n@") +
				lines(5000, (at) => `${octets(at).reverse().join(".")} PTR mail.example.com.\n`),
		});
		expect(shown).toContain("mail.example.com. has 10000 records, and where there are more than 1000");
	});

	test("50,000 domains with eight mail servers of twenty addresses each", { timeout: LONGEST }, () => {
		checked({
			"db.example.com":
				HEAD +
				lines(400, (at) => `h${at % 20} A 10.0.${at >> 8}.${at & 255}\n`) +
				lines(400_000, (at) => `d${at >> 3} MX 10 h${at % 20}\n`),
		});
	});

	test("a mail server with 100,000 addresses, to which as many PTRs and aliases of RFC 2317 lead", {
		timeout: LONGEST,
	}, () => {
		const reversed = (at: number) => [at & 255, (at >> 8) & 255, at >> 16].join(".");
		const host = lines(100_000, (at) => `mail A 10.${reversed(at).split(".").reverse().join(".")}\n`);
		const head = HEAD.replace("@", "$ORIGIN 10.in-addr.arpa.\n@");
		for (const line of [
			(at: number) => `${reversed(at)} PTR mail.example.com.\n`,
			(at: number) => `${reversed(at)} CNAME x.sub\n`,
		]) {
			checked({
				"db.example.com": `${HEAD}@ MX 10 mail\n${host}`,
				"db.10": `${head}${lines(100_000, line)}x.sub PTR mail.example.com.\n`,
			});
		}
	});

	test("a policy of MTA-STS of 100,000 hosts, for 900 mail servers", { timeout: LONGEST }, () => {
		const hosts = lines(100_000, (at) => `mx: *.a${at}.example.com\n`);
		checked({
			"mta-sts.example.com/.well-known/mta-sts.txt": `version: STSv1\nmode: enforce\n${hosts}max_age: 604800\n`,
			"db.example.com": `${HEAD}_mta-sts TXT "v=STSv1; id=1"\nmta-sts A 192.0.2.1\n${lines(900, (at) => `@ MX 10 m${at}\n`)}`,
		});
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

	test("SPF records that include each other: in circles, like a star, like the branches of a tree", {
		timeout: LONGEST,
	}, () => {
		const texts = (count: number, domain: string, terms: (at: number) => string) =>
			lines(count, (at) => `s${at}.${domain} TXT "v=spf1 ${terms(at)} -all"\n`);
		const include = (at: number, domain: string) => `include:s${at}.${domain}.example.com`;
		const shown = checked({
			"db.example.com":
				HEAD +
				texts(60, "dense", (at) =>
					Array.from({ length: 8 }, (_, to) => include((at + to + 1) % 60, "dense")).join(" "),
				) +
				texts(5000, "circle", (at) => include((at + 1) % 5000, "circle")) +
				texts(2000, "star", () => include(2000, "star")) +
				`s2000.star TXT "v=spf1"${lines(2000, (at) => ` " ${include(at, "star")}"`)} " -all"\n` +
				texts(1000, "tree", (at) => `${include(2 * at + 1, "tree")} ${include(2 * at + 2, "tree")}`) +
				texts(1000, "ladder", (at) => `${include(at + 1, "ladder")} ${include(at + 1, "ladder")}`),
		});
		expect(shown).toContain("need at least 102 look-ups");
		expect(shown).toContain("leads back to this record");
	});

	test("20,000 domains whose SPF records pass the same 300 addresses, by what they include or name", {
		timeout: LONGEST,
	}, () => {
		const terms = lines(300, (at) => ` "" " ip4:10.0.${at >> 8}.${at & 255}"`);
		const host = lines(300, (at) => `big A 10.1.${at >> 8}.${at & 255}\n`);
		for (const [record, at] of [
			[
				`_spf TXT "v=spf1"${terms} " -all"\n`,
				(domain: number) => `include:_spf.example.com -ip4:10.9.${domain >> 8}.0/24`,
			],
			[`_spf TXT "v=spf1"${terms} " -all"\n`, () => "include:_spf.example.com"],
			[host, (domain: number) => `a:big.example.com ip4:10.9.${domain >> 8}.${domain & 255}`],
			[host, () => "mx"],
		] as const) {
			const domains = lines(20_000, (domain) => `d${domain} MX 10 big\nd${domain} TXT "v=spf1 ${at(domain)} -all"\n`);
			expect(checked({ "db.example.com": HEAD + record + domains })).toContain("db.example.com");
		}
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
