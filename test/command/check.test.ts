import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { TestSigner, timesAroundNow } from "../support/test-signer.ts";
import type { JsonFinding } from "./json-finding.ts";
import { TestCommand, ZONES } from "./zonetrio.ts";

const command = new TestCommand();

/** What `--format json` prints, as far as the tests look at it. */
interface CheckJson {
	readonly version: number;
	readonly summary: Readonly<Record<string, number>>;
	readonly findings: readonly JsonFinding[];
}

function checkJson(given: readonly string[], cwd = ZONES): CheckJson {
	return JSON.parse(command.run(["check", "--format", "json", ...given], { cwd }).stdout);
}

function rulesIn(given: readonly string[], cwd = ZONES): string[] {
	return checkJson(given, cwd).findings.map(({ rule }) => rule);
}

function severityOf(rule: string, ...given: readonly string[]): string | undefined {
	return checkJson(given).findings.find((finding) => finding.rule === rule)?.severity;
}

describe("check as text", () => {
	test("says that nothing was found", () => {
		const run = command.run(["check", "good"]);
		expect(run).toEqual({ status: 0, stdout: "No findings in 2 files, 2 zones, 13 records\n", stderr: "" });
	});

	test("shows findings by file with what belongs to them", () => {
		const { status, stdout } = command.run(["check", "broken"]);
		expect(status).toBe(1);
		const lines = stdout.split("\n");
		expect(lines[0]).toBe("broken/db.192.0.2");
		expect(lines[1]).toMatch(/^ {2}6:14 {2}warning {2}ptr-generic-name {2}The PTR of 192\.0\.2\.99 /);
		expect(lines[2]).toBe(`${" ".repeat(37)}broken/db.example.com:7:25  the SPF record passes mail from 192.0.2.99`);
		expect(lines).toContain("broken/db.example.com");
		expect(lines.some((line) => /^ {2}9:14 {2}warning {2}ptr-missing {11}192\.0\.2\.25 /.test(line))).toBe(true);
		expect(lines.at(-2)).toBe("1 error, 2 warnings in 2 files, 2 zones, 14 records");
	});

	test("has no colours where nobody sees them", () => {
		expect(command.run(["check", "broken"]).stdout).not.toContain("\u001b");
	});

	test("--quiet leaves what does not fail the command", () => {
		const { stdout } = command.run(["check", "--quiet", "broken"]);
		expect(stdout).toContain("mx-target-no-address");
		expect(stdout).not.toContain("ptr-missing");
		expect(stdout).not.toContain("records");
		expect(command.run(["check", "-q", "good"]).stdout).toBe("");
	});

	test("takes the current folder where no path is given", () => {
		const { stdout } = command.run(["check"], { cwd: join(ZONES, "broken") });
		expect(stdout).toMatch(/^db\.192\.0\.2$/m);
	});
});

describe("check as JSON", () => {
	test("tells places from 1, related places and repairs", () => {
		const { version, summary, findings } = checkJson(["broken"]);
		expect(version).toBe(1);
		expect(summary).toEqual({ files: 2, zones: 2, records: 14, error: 1, warning: 2, information: 0, hint: 0 });
		expect(findings.map(({ rule }) => rule)).toEqual(["ptr-generic-name", "mx-target-no-address", "ptr-missing"]);
		const missing = findings[2]!;
		expect(missing).toMatchObject({ severity: "warning", file: "broken/db.example.com", line: 9, column: 14 });
		expect(missing).toMatchObject({ endLine: 9, endColumn: 24 });
		expect(missing.fixes).toEqual(["Add PTR 25 mail.example.com. in db.192.0.2"]);
		expect(missing.related.at(-1)).toMatchObject({ file: "broken/db.192.0.2", line: 2, column: 1 });
	});

	test("has no findings where there are none", () => {
		expect(checkJson(["good"]).findings).toEqual([]);
	});

	test("shows paths as seen from the current folder", () => {
		const { findings } = checkJson(["../broken"], join(ZONES, "good"));
		expect(findings[0]?.file).toBe("../broken/db.192.0.2");
	});

	test("counts columns in UTF-16 units", () => {
		const folder = command.folder({
			"db.example.com":
				'$TTL 3600\n@ IN SOA ns1 h 1 2 3 4 5\n@ IN NS ns1\nns1 A 192.0.2.1\nt TXT "\u{1f4e8}é" ( ) frob"\n@ MX 10 none ; \u{1f4e8}\n',
		});
		const { findings } = checkJson([folder]);
		const unreadable = findings.find(({ line }) => line === 5);
		// The last quotation mark, which opens a string that has no end: 20 units, and 23 octets, are before it.
		expect(unreadable?.column).toBe(21);
	});
});

describe("exit statuses of check", () => {
	test.each([
		["error", 1],
		["warning", 1],
		["never", 0],
	])("--fail-on %s", (severity, status) => {
		expect(command.run(["check", "--fail-on", severity, "broken"]).status).toBe(status);
	});

	test("warnings alone do not fail unless they are asked to", () => {
		const given = ["check", "--rule", "mx-target-no-address=off", "broken"];
		expect(command.run(given).status).toBe(0);
		expect(command.run([...given, "--fail-on", "warning"]).status).toBe(1);
		expect(command.run([...given, "--fail-on", "information"]).status).toBe(1);
		expect(command.run([...given, "--fail-on", "hint"]).status).toBe(1);
	});

	test("--rule gives severities, and may be given again", () => {
		const given = ["--rule", "ptr-missing=error", "--rule", "ptr-generic-name=hint", "broken"];
		const { summary } = checkJson(given);
		expect(summary).toMatchObject({ error: 2, warning: 0, hint: 1 });
	});
});

describe("check of standard input", () => {
	const broken = () => ({
		"db.example.com": readFileSync(join(ZONES, "broken/db.example.com"), "utf8"),
		"db.192.0.2": readFileSync(join(ZONES, "broken/db.192.0.2"), "utf8"),
	});
	const findings = (folder: string, input: string, ...given: readonly string[]) => {
		const run = command.run(["check", "--format", "json", "--stdin", ...given], { cwd: folder, input });
		return (JSON.parse(run.stdout) as CheckJson).findings.map(({ rule, file }) => `${rule} ${file}`);
	};

	test("takes it in place of a file, among the others, and tells of that file only", () => {
		const files = broken();
		const folder = command.folder(files);
		const repaired = files["db.example.com"].replace(/^.*MX.*backup.*\n/m, "");
		expect(findings(folder, repaired, "--stdin-filename", "db.example.com")).toEqual(["ptr-missing db.example.com"]);
		expect(readFileSync(join(folder, "db.example.com"), "utf8")).toBe(files["db.example.com"]);
	});

	test("takes it for a file that is not there yet, or lies outside the paths", () => {
		const { "db.192.0.2": reverse, "db.example.com": forward } = broken();
		const folder = command.folder({ "zones/db.192.0.2": reverse });
		const found = ["mx-target-no-address db.new", "ptr-missing db.new"];
		const named = `; zonetrio: origin=example.com.\n${forward}`;
		expect(findings(folder, named, "--stdin-filename", "db.new", "zones")).toEqual(found);
		const run = command.run(["check", "--stdin", "--stdin-filename", "db.new"], { cwd: folder, input: named });
		expect(run.status).toBe(1);
		expect(run.stdout).toContain("ptr-missing");
	});

	test("works for a server configuration, an empty text, and line ends of Windows", () => {
		const folder = command.folder(broken());
		const configuration = 'zone "example.com" { type primary; file "nowhere"; };\n';
		expect(findings(folder, configuration, "--stdin-filename", "named.conf")).toContain(
			"config-path-outside named.conf",
		);
		expect(findings(folder, "", "--stdin-filename", "db.example.com")).toEqual([]);
		const windows = broken()["db.example.com"].replaceAll("\n", "\r\n");
		expect(findings(folder, windows, "--stdin-filename", "db.example.com")).toContain("ptr-missing db.example.com");
	});

	test("says what is missing, and refuses what is binary", () => {
		const both = command.run(["check", "--stdin"], { input: "" });
		expect(both).toMatchObject({ status: 2, stdout: "" });
		expect(both.stderr).toContain("--stdin needs --stdin-filename");
		expect(command.run(["check", "--stdin-filename", "x"], { input: "" }).status).toBe(2);
		const binary = command.run(["check", "--stdin", "--stdin-filename", "x"], { input: new Uint8Array([0, 1, 2]) });
		expect(binary).toMatchObject({ status: 3, stderr: "zonetrio: what is on standard input is binary\n" });
	});
});

describe("settings", () => {
	const settings = '{\n\t// of this folder\n\t"zoneTrio.rules": { "ptr-missing": "off", /* more */ },\n}\n';
	const zones = () => ({
		"db.example.com": readFileSync(join(ZONES, "broken/db.example.com")),
		"db.192.0.2": readFileSync(join(ZONES, "broken/db.192.0.2")),
	});

	test("are those of the folder", () => {
		const folder = command.folder({ ...zones(), ".vscode/settings.json": settings });
		expect(rulesIn([folder])).not.toContain("ptr-missing");
		expect(rulesIn(["."], folder)).not.toContain("ptr-missing");
	});

	test("are those of the current folder for a single file in it", () => {
		const folder = command.folder({
			"zones/db.example.com": readFileSync(join(ZONES, "broken/db.example.com")),
			".vscode/settings.json": '{"zoneTrio.rules":{"mx-target-no-address":"hint"}}',
		});
		expect(checkJson(["zones/db.example.com"], folder).summary).toMatchObject({ error: 0, hint: 1 });
	});

	test("--config wins over those of the folder, and --rule over both", () => {
		const folder = command.folder({
			...zones(),
			".vscode/settings.json": settings,
			"mine.json": '{"zoneTrio":{"rules":{"ptr-missing":"hint"}}}',
		});
		const mine = join(folder, "mine.json");
		expect(checkJson(["--config", mine, folder]).summary).toMatchObject({ hint: 1 });
		expect(rulesIn(["--config", mine, "--rule", "ptr-missing=off", folder])).not.toContain("ptr-missing");
	});

	test("may be in a file of any name, written in either way, and --settings still names it", () => {
		const files = { ...zones(), "ci.json": '{ "rules": { "ptr-missing": "error" } }' };
		const folder = command.folder({ ...files, "code.json": '{ "zoneTrio.rules": { "ptr-missing": "hint" } }' });
		expect(severityOf("ptr-missing", folder, "--config", join(folder, "ci.json"))).toBe("error");
		expect(severityOf("ptr-missing", folder, "--config", join(folder, "code.json"))).toBe("hint");
		expect(severityOf("ptr-missing", folder, "--settings", join(folder, "ci.json"))).toBe("error");
		expect(command.run(["check", "--help"]).stdout).not.toContain("--settings");
		for (const name of ["report", "format"]) {
			expect(command.run([name, "--settings", "none.json"], { cwd: folder }).stderr).toContain(
				"no settings file none.json",
			);
		}
	});

	test("in groups and in dotted keys come together", () => {
		const folder = command.folder({
			...zones(),
			"mine.json": '{"zoneTrio.reverse.external":["192.0.2.0/24"],"zoneTrio.reverse.known":{}}',
		});
		expect(rulesIn(["--config", join(folder, "mine.json"), folder])).not.toContain("ptr-missing");
	});

	test("of .zonetrio.json are put together with those of the folder, which win", () => {
		const shared = '{ // ours\n"profile": "strict", "rules": { "ptr-missing": "error" } }';
		const folder = command.folder({ ...zones(), ".zonetrio.json": shared });
		const { summary } = checkJson([folder]);
		expect(summary).toMatchObject({ hint: 0 });
		expect(severityOf("ptr-missing", folder)).toBe("error");
		const both = command.folder({ ...zones(), ".zonetrio.json": shared, ".vscode/settings.json": settings });
		expect(rulesIn([both])).not.toContain("ptr-missing");
		expect(checkJson([both]).summary).toMatchObject({ hint: 0 });
		expect(severityOf("ptr-missing", folder, "--config", join(folder, ".zonetrio.json"))).toBe("error");
	});

	test("of the profile trio-only leave out all that is not about the trio, but for what is switched on", () => {
		const bare = "$TTL 3600\n@ SOA ns h 1 60 60 60 60\n@ NS ns\n@ MX 10 mail\nns A 192.0.2.53\nmail CNAME ns\n";
		const folder = command.folder({ "db.example.net": bare, ".zonetrio.json": '{ "profile": "trio-only" }' });
		expect(rulesIn([folder])).toEqual(["mx-target-is-cname", "ptr-unverifiable"]);
		expect(rulesIn(["--rule", "dmarc-missing=warning", folder])).toContain("dmarc-missing");
		const broken = command.folder({
			"db.example.net": "$TTL 1\n@ SOA a b 1 2 3 4 5\n@ NS a\na A 192.0.2.999\n",
			".zonetrio.json": '{ "profile": "trio-only" }',
		});
		expect(rulesIn([broken])).toEqual(["bad-ipv4"]);
	});

	test("say what in them cannot be used, and go on", () => {
		const folder = command.folder({ ...zones(), "mine.json": '{"zoneTrio.rules":{"ptr-mising":"off"}}' });
		const run = command.run(["check", "--config", "mine.json"], { cwd: folder });
		expect(run.stderr).toBe('zonetrio: mine.json: zoneTrio.rules: there is no rule "ptr-mising"\n');
		expect(run.status).toBe(1);
	});

	test("that are no JSON, or are not there, end the command", () => {
		const folder = command.folder({ ...zones(), ".vscode/settings.json": "{" });
		const broken = command.run(["check"], { cwd: folder });
		expect(broken.status).toBe(3);
		expect(broken.stderr).toMatch(/^zonetrio: the settings file \.vscode\/settings\.json is no JSON: /);
		const list = command.run(["check"], { cwd: command.folder({ ...zones(), ".zonetrio.json": "[]" }) });
		expect(list).toMatchObject({ status: 3, stderr: "zonetrio: the settings file .zonetrio.json is no JSON object\n" });
		const absent = command.run(["check", "--config", "none.json"], { cwd: folder });
		expect(absent).toMatchObject({ status: 3, stderr: "zonetrio: there is no settings file none.json\n" });
	});

	test("include and exclude files", () => {
		const folder = command.folder({
			...zones(),
			".vscode/settings.json": '{"zoneTrio.exclude":["db.example.com"],"zoneTrio.include":["*.txt"]}',
			"other.txt": "; zonetrio: origin=example.net.\n$TTL 1\n@ IN SOA a b 1 2 3 4 5\n",
		});
		expect(checkJson([folder]).summary).toMatchObject({ files: 2 });
	});
});

describe("paths", () => {
	test("several folders are one workspace", () => {
		const forward = command.folder({ "db.example.com": readFileSync(join(ZONES, "good/db.example.com")) });
		const reverse = command.folder({ "db.192.0.2": readFileSync(join(ZONES, "good/db.192.0.2")) });
		expect(rulesIn([forward])).toEqual(["ptr-unverifiable"]);
		expect(checkJson([forward, reverse])).toMatchObject({ summary: { zones: 2 }, findings: [] });
		expect(checkJson([forward, join(reverse, "db.192.0.2")]).findings).toEqual([]);
	});

	test("a folder inside another one is the same workspace", () => {
		expect(checkJson([".", "good", "good/db.example.com"]).summary["zones"]).toBe(checkJson(["."]).summary["zones"]);
	});

	test("a file alone is a workspace of one", () => {
		expect(checkJson(["good/db.example.com"])).toMatchObject({ summary: { files: 1, zones: 1 } });
	});

	test("a file that is given is read even if it looks like a backup", () => {
		const folder = command.folder({ "db.example.com.bak": readFileSync(join(ZONES, "good/db.example.com")) });
		expect(checkJson([folder]).summary).toMatchObject({ zones: 0 });
		expect(checkJson([join(folder, "db.example.com.bak")]).summary).toMatchObject({ zones: 1 });
	});

	test("a server configuration stands for its folder", () => {
		expect(checkJson(["good/named.conf"]).summary).toMatchObject({ zones: 2 });
	});

	test("a file alone brings what it includes", () => {
		expect(checkJson(["records/db.example.org"])).toMatchObject({ summary: { files: 2, zones: 1 } });
		expect(rulesIn(["records/db.example.org"])).not.toContain("include-missing");
	});

	test("a folder without zones is fine, and says so", () => {
		const run = command.run(["check"], { cwd: command.folder({ "README.md": "# no zones\n" }) });
		expect(run.status).toBe(0);
		expect(run.stderr).toBe("zonetrio: there is no zone file in .\n");
	});
});

describe("check --dnssec", () => {
	const signed = async (): Promise<string> => {
		const signer = await TestSigner.make(15, timesAroundNow());
		const text = "ns1.example.com. hostmaster.example.com. 1 7200 3600 1209600 3600";
		const lines = await signer.zone(
			[{ owner: "www.example.com.", type: "A", records: [["192.0.2.1", [192, 0, 2, 1]]] }],
			"example.com.",
		);
		return `example.com. 3600 SOA ${text}\n@ 3600 NS ns1.example.net.\n${lines.join("\n")}\n`;
	};

	test("verifies signatures, which is not done without it", async () => {
		const zone = (await signed()).replace("192.0.2.1\n", "192.0.2.2\n");
		const cwd = command.folder({ "db.example.com": zone });
		expect(rulesIn(["."], cwd).filter((rule) => rule.startsWith("rrs"))).toEqual([]);
		expect(checkJson(["."], cwd).summary).not.toHaveProperty("signatures");
		const { findings, summary } = checkJson(["--dnssec", "."], cwd);
		expect(summary["signatures"]).toBe(2);
		expect(findings.map(({ rule, line }) => `${rule} ${line}`)).toEqual(
			expect.arrayContaining(["rrset-unsigned 1", "rrset-unsigned 2", "rrsig-bogus 4"]),
		);
		const run = command.run(["check", "--dnssec", "."], { cwd });
		expect(run.status).toBe(1);
		expect(run.stdout).toContain(", 2 signatures\n");
		expect(run.stderr).toBe("");
		const off = ["rrsig-bogus", "rrset-unsigned", "nsec-missing"].flatMap((rule) => ["--rule", `${rule}=off`]);
		expect(command.run(["check", "--dnssec", ...off, "."], { cwd }).status).toBe(0);
	});
});

test("--stats tells on standard error what the run took", () => {
	const folder = command.folder({ "db.example.com": "$TTL 3600\n@ IN SOA ns1 h 1 7200 3600 1209600 3600\n" });
	const { stdout, stderr } = command.run(["check", "--stats", "--format", "json"], { cwd: folder });
	expect(JSON.parse(stdout)).toMatchObject({ summary: { files: 1, records: 1 } });
	expect(stderr).toMatch(/^zonetrio: 1 file with 1 record in \d+\.\d s, \d+ MB of memory at most\n$/);
});
