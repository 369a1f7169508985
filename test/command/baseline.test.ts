import { chmodSync, lstatSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { KNOWN_RULES } from "../../server/src/features/known-rules.ts";
import { RULES } from "../../server/src/rules/registry.ts";
import { TestCommand } from "./zonetrio.ts";

const command = new TestCommand();

const ZONE = "$TTL 3600\n@ IN SOA ns1 h.example.net. 1 7200 3600 1209600 3600\n@ IN NS ns1\nns1 A 192.0.2.1\nx A no\n";

/** A folder with two zones in it, and a baseline of their findings. */
function withBaseline(): string {
	const folder = command.folder({ "zones/db.example.com": ZONE, "zones/db.example.org": ZONE });
	const { status, stderr } = command.run(["check", "--write-baseline", "known.json"], { cwd: folder });
	expect({ status, stderr }).toEqual({
		status: 0,
		stderr: expect.stringMatching(/^zonetrio: \d+ findings are in the baseline known\.json now\n$/),
	});
	return folder;
}

function edit(path: string, change: (text: string) => string): void {
	writeFileSync(path, change(readFileSync(path, "utf8")));
}

describe("a baseline", () => {
	test("leaves out what it has, whatever moved, and from whatever folder it is named", () => {
		const folder = withBaseline();
		const zone = join(folder, "zones/db.example.com");
		edit(zone, (text) =>
			`; a line\r\n${text.replaceAll("\n", "\r\n")}y A none\r\n`.replace("h.example.net. 1 ", "h.example.net. 2 "),
		);
		edit(join(folder, "known.json"), (text) => `\ufeff${text.replaceAll("\n", "\r\n")}`);
		const given = ["check", "--baseline", "../known.json", "--format", "json", "--rule", "file-crlf=off"];
		const { status, stdout, stderr } = command.run(given, { cwd: join(folder, "zones") });
		expect(stderr).toBe("");
		expect(status).toBe(1);
		const { findings, summary } = JSON.parse(stdout);
		expect(findings).toMatchObject([{ rule: "bad-ipv4", file: "db.example.com", line: 7 }]);
		const known = JSON.parse(readFileSync(join(folder, "known.json"), "utf8").slice(1)).findings.length;
		expect(summary).toMatchObject({ error: 1, hint: 0, baseline: known });
	});

	test("is sorted, an entry a line, and the same when it is written again", () => {
		const folder = withBaseline();
		const path = join(folder, "known.json");
		const text = readFileSync(path, "utf8");
		const { version, findings } = JSON.parse(text);
		expect(version).toBe(1);
		const keys = findings.map((entry: object) => JSON.stringify(Object.values(entry)));
		expect(keys).toEqual([...keys].sort());
		expect(text.split("\n")).toHaveLength(findings.length + 6);
		expect(findings[0]).toMatchObject({
			file: "zones/db.example.com",
			rule: "bad-ipv4",
			fingerprint: expect.stringMatching(/^[0-9a-f]{40}$/),
		});
		expect(command.run(["check", "--write-baseline", "known.json", "zones"], { cwd: folder }).status).toBe(0);
		expect(readFileSync(path, "utf8")).toBe(text);
		expect(readdirSync(folder).sort()).toEqual(["known.json", "zones"]);
	});

	test("says in a line what no longer occurs, but not of what was not looked at", () => {
		const folder = withBaseline();
		edit(join(folder, "zones/db.example.com"), (text) => text.replace("x A no", "x A 192.0.2.1"));
		const run = (...given: string[]) => command.run(["check", "--baseline", "known.json", ...given], { cwd: folder });
		const told =
			"zonetrio: 1 finding of the baseline known.json no longer occurs, bad-ipv4 in zones/db.example.com: --write-baseline known.json leaves out what is gone\n";
		const { stdout, stderr, status } = run();
		expect({ stderr, status }).toEqual({ stderr: told, status: 0 });
		expect(stdout).toMatch(/ in 2 files, 2 zones, \d+ records; 3 findings of the baseline are not shown\n$/);
		expect(run("zones/db.example.org").stderr).toBe("");
		expect(run("--rule", "bad-ipv4=off").stderr).toBe("");
		expect(run("--quiet")).toEqual({ status: 0, stdout: "", stderr: "" });
	});

	test("goes with every format", () => {
		const folder = withBaseline();
		edit(join(folder, "zones/db.example.com"), (text) => `${text}new A no\n`);
		const run = (format: string) =>
			command.run(["check", "--baseline", "known.json", "--quiet", "--format", format], { cwd: folder }).stdout;
		expect(JSON.parse(run("sarif")).runs[0].results).toMatchObject([{ ruleId: "bad-ipv4" }]);
		expect(run("github").match(/^::/gm)).toHaveLength(1);
		expect(JSON.parse(run("gitlab"))).toHaveLength(1);
		expect(run("junit").match(/<failure /g)).toHaveLength(1);
		expect(run("checkstyle").match(/<error /g)).toHaveLength(1);
	});

	test("has all findings of a file, however many there are", () => {
		const many = ZONE + Array.from({ length: 1200 }, (_, at) => `many${at} A no\n`).join("");
		const folder = command.folder({ "db.example.com": many });
		command.run(["check", "--write-baseline", "known.json"], { cwd: folder });
		writeFileSync(join(folder, "db.example.com"), many.replace("many7 A no", "many7 A 192.0.2.7"));
		const { status, stderr } = command.run(["check", "--baseline", "known.json"], { cwd: folder });
		expect({ status, stderr }).toMatchObject({
			status: 0,
			stderr: expect.stringContaining("1 finding of the baseline"),
		});
	});
});

describe("a baseline that cannot be used", () => {
	test.each([
		["{", /^zonetrio: the baseline known\.json is no JSON: .*: --write-baseline known\.json makes it anew\n$/],
		["[]", /has no list "findings"/],
		['{"version":2,"findings":[]}', /has the version 2, and this zonetrio reads 1/],
		[
			'{"version":1,"findings":[{"rule":"a"}]}',
			/has no "file", "rule", "subject" and "fingerprint" in finding 1 of its list/,
		],
		["<<<<<<< HEAD\n{}\n=======\n>>>>>>> x\n", /has the conflict of a merge in it/],
	])("%s", (text, told) => {
		const folder = command.folder({ "db.example.com": ZONE, "known.json": text });
		const { status, stdout, stderr } = command.run(["check", "--baseline", "known.json"], { cwd: folder });
		expect({ status, stdout, stderr }).toEqual({ status: 3, stdout: "", stderr: expect.stringMatching(told) });
	});

	test("is not there, cannot be written, or is named twice", () => {
		const folder = command.folder({ "db.example.com": ZONE, "sub/x": "" });
		const absent = command.run(["check", "--baseline", "none.json"], { cwd: folder });
		expect(absent).toMatchObject({
			status: 3,
			stderr: "zonetrio: there is no baseline none.json: --write-baseline none.json makes it\n",
		});
		const nowhere = command.run(["check", "--write-baseline", "no/such/folder.json"], { cwd: folder });
		expect(nowhere).toMatchObject({
			status: 3,
			stderr: expect.stringContaining("the baseline is not written: no/such/folder.json cannot be written"),
		});
		const twice = command.run(["check", "--baseline", "a", "--write-baseline", "b"], { cwd: folder });
		const watched = command.run(["check", "--watch", "--write-baseline", "b"], { cwd: folder });
		expect(watched).toMatchObject({ status: 2, stderr: expect.stringContaining("cannot be used with") });
		expect(twice).toMatchObject({ status: 2, stderr: expect.stringContaining("cannot be used with") });
	});

	test("is not written where not everything could be read", () => {
		const folder = command.folder({ "db.example.com": ZONE, "secret/db.example.org": ZONE });
		chmodSync(folder, 0o777);
		chmodSync(join(folder, "secret"), 0);
		const { status, stderr } = command.run(["check", "--write-baseline", "known.json"], {
			cwd: folder,
			unprivileged: true,
		});
		chmodSync(join(folder, "secret"), 0o755);
		expect(status).toBe(3);
		expect(stderr).toContain("the baseline is not written, because not everything could be read");
		expect(readdirSync(folder)).not.toContain("known.json");
	});
});

test("a baseline that is a link stays one", () => {
	const folder = withBaseline();
	symlinkSync("known.json", join(folder, "link.json"));
	edit(join(folder, "zones/db.example.com"), (text) => `${text}new A no\n`);
	expect(command.run(["check", "--write-baseline", "link.json"], { cwd: folder }).status).toBe(0);
	expect(lstatSync(join(folder, "link.json")).isSymbolicLink()).toBe(true);
	expect(command.run(["check", "--baseline", "known.json"], { cwd: folder }).status).toBe(0);
});

test("every rule is known, whatever it looks at", () => {
	for (const { id } of RULES) expect(KNOWN_RULES.get(id)?.id).toBe(id);
	for (const id of [
		"soa-serial-not-incremented",
		"soa-serial-went-backwards",
		"mta-sts-id-stale",
		"bad-ipv4",
		"configuration-syntax",
		"unused-ignore",
	]) {
		expect(KNOWN_RULES.has(id)).toBe(true);
	}
});
