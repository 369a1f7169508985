import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { TestCommand, ZONES } from "./zonetrio.ts";

const command = new TestCommand();

const FORWARD = `$TTL 3600
@     IN SOA ns1.example.com. hostmaster.example.com. 7 7200 3600 1209600 3600
      IN NS  ns1
      IN NS  ns2.example.net.
      IN MX  10 mail
      IN TXT "v=spf1 mx -all"
ns1   IN A   192.0.2.53
mail  IN A   192.0.2.25
`;
const REVERSE = `$TTL 3600
@     IN SOA ns1.example.com. hostmaster.example.com. 41 7200 3600 1209600 3600
      IN NS  ns1.example.com.
      IN NS  ns2.example.net.
53    IN PTR ns1.example.com.
`;
const REPAIRED = REVERSE.replace(" 41 ", " 42 ").replace("53    IN", "25    IN PTR mail.example.com.\n53    IN");
const ZONE_FILES = { "db.example.com": FORWARD, "db.192.0.2": REVERSE };

function contents(folder: string): Record<string, string> {
	return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "latin1")]));
}

describe("fix", () => {
	test("makes what is safe, raises the serial once, and says so; a second run does nothing", () => {
		const folder = command.folder(ZONE_FILES);
		const run = command.run(["fix"], { cwd: folder });
		expect(run).toMatchObject({ status: 0, stderr: "" });
		expect(run.stdout).toContain(
			"db.example.com\n  repaired  ptr-missing  Add PTR 25 mail.example.com. in db.192.0.2\n",
		);
		expect(run.stdout).toMatch(/^1 repair in 1 file/m);
		expect(contents(folder)).toEqual({ ...ZONE_FILES, "db.192.0.2": REPAIRED });
		expect(command.run(["fix"], { cwd: folder }).stdout).toMatch(/^Nothing to repair/m);
		expect(contents(folder)).toEqual({ ...ZONE_FILES, "db.192.0.2": REPAIRED });
	});

	test("leaves every other octet as it was: line ends, tabs, a mark, what is no UTF-8, a last line without end", () => {
		const odd = (text: string) =>
			`\xef\xbb\xbf; caf\xe9\t \n${text}`
				.replaceAll("\n", "\r\n")
				.replace(/IN PTR ns1.*\r\n$/, "IN\tPTR ns1.example.com.");
		const folder = command.folder({ "db.example.com": FORWARD, "db.192.0.2": Buffer.from(odd(REVERSE), "latin1") });
		command.run(["fix", "--rule", "ptr-missing"], { cwd: folder });
		const now = contents(folder)["db.192.0.2"];
		expect(now?.replace(/^25.*\r\n/m, "").replace(" 42 ", " 41 ")).toBe(odd(REVERSE));
		expect(now).toMatch(/\r\n25\s+IN\s+PTR mail\.example\.com\.\r\n/);
	});

	test("--dry-run shows a difference that git can apply, and writes nothing", () => {
		const folder = command.folder(ZONE_FILES);
		const run = command.run(["fix", "--dry-run"], { cwd: folder });
		expect(run.status).toBe(0);
		expect(run.stderr).toMatch(/^zonetrio: with --dry-run nothing is written: 1 repair in 1 file/);
		expect(contents(folder)).toEqual(ZONE_FILES);
		execFileSync("git", ["apply", "-"], { cwd: folder, input: run.stdout });
		expect(contents(folder)["db.192.0.2"]).toBe(REPAIRED);
	});

	test("creates what a repair creates, changes a configuration with it, and shows both, be there what is no UTF-8", () => {
		const configuration = `zone "example.com" { type primary; file "db.example.com"; }; // caf\xe9\r
zone "2.0.192.in-addr.arpa" { type primary; file "db.192.0.2"; };\r
`;
		const zones = { "db.example.com": `${FORWARD}www   IN A   192.0.3.80\n`, "db.192.0.2": REPAIRED };
		const files = () => command.folder({ ...zones, "named.conf": Buffer.from(configuration, "latin1") });
		const folder = files();
		expect(command.run(["fix", "--all"], { cwd: folder }).stdout).toContain(
			"Create the reverse zone 3.0.192.in-addr.arpa. in db.192.0.3",
		);
		const made = contents(folder);
		expect(made["named.conf"]).toBe(
			`${configuration}zone "3.0.192.in-addr.arpa" { type primary; file "db.192.0.3"; };\r\n`,
		);
		expect(made["db.192.0.3"]).toMatch(/^80 +IN PTR +www\.example\.com\.$/m);
		const other = files();
		const cli = [command.path, "fix", "--all", "--dry-run"];
		const patch = execFileSync(process.execPath, cli, { cwd: other, stdio: ["ignore", "pipe", "ignore"] });
		execFileSync("git", ["apply", "-"], { cwd: other, input: patch });
		expect(contents(other)).toEqual(made);
	});

	test("--rule takes only what these rules find", () => {
		const folder = command.folder(ZONE_FILES);
		expect(
			command.run(["fix", "--rule", "mx-target-no-address", "--rule", "ptr-generic-name"], { cwd: folder }).stdout,
		).toBe("Nothing to repair\n");
		expect(contents(folder)).toEqual(ZONE_FILES);
		const run = command.run(["fix", "--rule", "ptr-mising"], { cwd: folder });
		expect(run).toMatchObject({ status: 2, stdout: "", stderr: 'zonetrio: --rule: there is no rule "ptr-mising"\n' });
	});

	test("leaves serials to others where the setting says so", () => {
		const folder = command.folder({ ...ZONE_FILES, ".zonetrio.json": '{ "serial": "leave" }' });
		command.run(["fix"], { cwd: folder });
		expect(contents(folder)["db.192.0.2"]).toBe(REPAIRED.replace(" 42 ", " 41 "));
	});

	test("says what remains, with the reason, and fails like check", () => {
		const folder = command.folder({});
		cpSync(join(ZONES, "broken"), folder, { recursive: true });
		const run = command.run(["fix"], { cwd: folder });
		expect(run.status).toBe(1);
		expect(run.stdout).toContain("to be answered: Address of backup.example.com., such as 192.0.2.25");
		expect(run.stdout).toMatch(/^1 repair in 1 file, 2 findings remain$/m);
		expect(command.run(["fix", "--fail-on", "never"], { cwd: folder }).status).toBe(0);
		const { remaining, repaired } = JSON.parse(command.run(["fix", "--format", "json"], { cwd: folder }).stdout);
		expect(repaired).toEqual([]);
		expect(remaining[1]).toMatchObject({
			rule: "mx-target-no-address",
			line: 6,
			reason: expect.stringMatching(/^to be answered/),
		});
	});

	test("makes with --all what nobody would want unseen, and tells of it without", () => {
		const text = FORWARD.replace("mail  IN A   192.0.2.25", "mail  IN A   192.0.2.25\nmail  IN A   192.0.2.25");
		const folder = command.folder({ "db.example.com": text, "db.192.0.2": REPAIRED });
		const { stdout } = command.run(["fix", "--dry-run", "--all"], { cwd: folder });
		expect(stdout).toContain("-mail  IN A   192.0.2.25");
	});

	test("repairs the same over and over where there are more of it, all in one run", () => {
		const text = `${FORWARD}${"www   IN A   192.0.3.80\n".repeat(4)}`;
		const folder = command.folder({ "db.example.com": text, "db.192.0.2": REPAIRED });
		expect(command.run(["fix", "--all"], { cwd: folder }).stdout).toMatch(/^3 repairs in 1 file/m);
		expect(contents(folder)["db.example.com"]?.match(/^www/gm)).toHaveLength(1);
		expect(command.run(["fix", "--all"], { cwd: folder }).stdout).toMatch(/^Nothing to repair/m);
	});

	test("leaves a file that programs write, and says why", () => {
		const folder = command.folder({ ...ZONE_FILES, "db.192.0.2": `; do not edit, this file is generated\n${REVERSE}` });
		const run = command.run(["fix"], { cwd: folder });
		expect(run.stdout).toContain("left alone: ");
		expect(contents(folder)["db.192.0.2"]).toBe(`; do not edit, this file is generated\n${REVERSE}`);
	});

	test("writes a file through its link, and one of two names of it", () => {
		const folder = command.folder({ "db.example.com": FORWARD, "real/db.192.0.2": REVERSE });
		symlinkSync("real/db.192.0.2", join(folder, "db.192.0.2"));
		expect(command.run(["fix"], { cwd: folder })).toMatchObject({ status: 0, stderr: "" });
		expect(readFileSync(join(folder, "real/db.192.0.2"), "utf8")).toBe(REPAIRED);
	});

	test("changes none of the files of a repair where one of them cannot be written", () => {
		const folder = command.folder(ZONE_FILES);
		chmodSync(folder, 0o755);
		const run = command.run(["fix"], { cwd: folder, unprivileged: true });
		expect(run.status).toBe(3);
		expect(run.stderr).toContain("zonetrio: db.192.0.2 cannot be written by this user\n");
		expect(run.stdout).toMatch(/^Nothing is repaired, 1 repair could not be written/m);
		expect(contents(folder)).toEqual(ZONE_FILES);
	});

	test("takes standard input in place of a file, changes only that, and prints it", () => {
		const folder = command.folder({ "db.example.com": FORWARD });
		const run = command.run(["fix", "--stdin", "--stdin-filename", "db.192.0.2"], { cwd: folder, input: REVERSE });
		expect(run.stdout).toBe(REVERSE);
		expect(contents(folder)).toEqual({ "db.example.com": FORWARD });
		const twice = FORWARD.replace("      IN MX", "mail  IN A 192.0.2.25\n      IN MX");
		const given = ["fix", "--all", "--stdin", "--stdin-filename", "db.example.com"];
		const { stdout } = command.run(given, { cwd: folder, input: twice });
		expect(stdout).not.toBe(twice);
		expect(command.run(given, { cwd: folder, input: stdout }).stdout).toBe(stdout);
		writeFileSync(join(folder, "db.192.0.2"), REVERSE);
		expect(command.run([...given], { cwd: folder, input: FORWARD }).stdout).toBe(FORWARD);
		expect(contents(folder)["db.192.0.2"]).toBe(REVERSE);
	});
});
