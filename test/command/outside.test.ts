import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { TestCommand } from "./zonetrio.ts";

const command = new TestCommand();

const HEAD = "$TTL 3600\n@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600\n@ IN NS ns1\nns1 A 192.0.2.53\n";

/** Stands in files that nobody has named, and so must not be seen. */
const SECRET = "hidden-word";

/** A folder that is checked, and beside it one that is not. */
let checked = "";
let other = "";

beforeEach(() => {
	const both = command.folder({
		"checked/db.example.com": HEAD,
		"other/secret": `${SECRET} A 192.0.2.99\n${SECRET} is no record\n`,
		"other/zones/db.example.net": `${HEAD}${SECRET} MX 10 nowhere\n`,
		"other/named.inc": `zone "${SECRET}.example" { type primary; file "nowhere"; };\n`,
	});
	checked = join(both, "checked");
	other = join(both, "other");
});

function write(name: string, text: string): void {
	writeFileSync(join(checked, name), text);
}

function seen(given: readonly string[], cwd = checked): string {
	const { stdout, stderr } = command.run(given, { cwd });
	return stdout + stderr;
}

/** Ways out of the folder, as an $INCLUDE or a configuration may name them. */
function waysOut(file: string): string[] {
	symlinkSync(join(other, file), join(checked, "link"));
	symlinkSync(other, join(checked, "linked"));
	symlinkSync("linked", join(checked, "linked-twice"));
	return [
		`../other/${file}`,
		`./x/../../other/${file}`,
		join(other, file),
		`/proc/self/root${join(other, file)}`,
		"link",
		`linked/${file}`,
		`linked-twice/${file}`,
		`linked/../other/${file}`,
		`C:${join(other, file)}`,
		`C:\\other\\${file}`,
		`..\\\\other\\\\${file}`,
	];
}

describe("what is read stays in the folders that are named", () => {
	test.each([
		["a folder", ["check", "."]],
		["a folder, as records are read", ["report", "."]],
		["a file alone", ["check", "db.example.com"]],
		["the records of a file", ["records", "--no-read-outside", "db.example.com", "--origin", "example.com"]],
	])("whatever an $INCLUDE names: %s", (_, given) => {
		const ways = waysOut("secret");
		write("db.example.com", HEAD + ways.map((way) => `$INCLUDE ${way}\n`).join(""));
		expect(seen(given)).not.toContain(SECRET);
	});

	test("an $INCLUDE that leads out is told of as one, through whatever link", () => {
		waysOut("secret");
		const ways = ["../other/secret", join(other, "secret"), "link", "linked/secret"];
		write("db.example.com", HEAD + ways.map((way) => `$INCLUDE ${way}\n`).join(""));
		for (const path of [".", "db.example.com"]) {
			const shown = seen(["check", path]);
			for (const way of ways) expect(shown).toContain(`error  include-outside  ${way} lies outside the folders`);
		}
	});

	test("whatever a configuration names", () => {
		const zones = waysOut("zones/db.example.net").map(
			(way) => `zone "example.net" { type primary; file "${way}"; };\n`,
		);
		write("named.conf", `zone "example.com" { type primary; file "db.example.com"; };\n${zones.join("")}`);
		expect(seen(["check", "."])).not.toContain(SECRET);
	});

	test("whatever a configuration includes", () => {
		const includes = waysOut("named.inc").map((way) => `include "${way}";\n`);
		write("named.conf", includes.join(""));
		expect(seen(["check", "."])).not.toContain(SECRET);
		write("named.conf", 'include "../other/*.inc"; include "linked/*.inc";\n');
		expect(seen(["check", "."])).not.toContain(SECRET);
	});

	test("the longest tail of a path is looked for in the folder, not beside it", () => {
		write("named.conf", `zone "example.net" { type primary; file "${other}/zones/db.example.net"; };\n`);
		mkdirSync(join(checked, "zones"));
		symlinkSync(join(other, "zones/db.example.net"), join(checked, "zones/db.example.net"));
		expect(seen(["check", "."])).not.toContain(SECRET);
	});

	test("links to zones elsewhere are told of once, and followed where that is asked for", () => {
		symlinkSync(join(other, "zones"), join(checked, "zones"));
		const run = command.run(["check", "."], { cwd: checked });
		expect(run.stdout).not.toContain(SECRET);
		expect(run.stderr).toBe(
			"zonetrio: zones leads out of the folders that are read, so nothing is read there without --read-outside\n",
		);
		const followed = command.run(["check", "--read-outside", "."], { cwd: checked });
		expect(followed).toMatchObject({ status: 1, stderr: "" });
		expect(followed.stdout).toContain("db.example.net");
	});

	test("what is printed are the records that a server has, wherever they are, unless that is not wanted", () => {
		write("db.example.com", `${HEAD}$INCLUDE ../other/secret\n`);
		const given = ["records", "db.example.com", "--origin", "example.com"];
		expect(seen(given)).toContain(`${SECRET}.example.com.`);
		expect(seen([...given, "--no-read-outside"])).not.toContain(SECRET);
	});

	test("--read-outside follows an $INCLUDE of a file alone", () => {
		write("db.example.com", `${HEAD}$INCLUDE ../other/secret\n`);
		expect(seen(["check", "db.example.com"])).toContain("include-outside");
		expect(seen(["check", "--read-outside", "db.example.com"])).not.toContain("include-outside");
	});

	test("the current folder may be what both lie in", () => {
		write("db.example.com", `${HEAD}$INCLUDE ../other/secret\n`);
		const given = ["records", "--no-read-outside", "checked/db.example.com", "--origin", "example.com"];
		expect(seen(given, join(checked, ".."))).toContain(`${SECRET}.example.com.`);
	});

	test("no folder can allow it for itself", () => {
		symlinkSync(join(other, "zones"), join(checked, "zones"));
		write(".zonetrio.json", '{ "readOutside": true }');
		expect(seen(["check", "."])).not.toContain("db.example.net");
		expect(seen(["check", "."])).toContain("readOutside is for whoever runs this to say, with --read-outside");
	});

	test("settings that are a link out of the folder are refused, and not shown", () => {
		writeFileSync(join(other, "settings"), SECRET);
		symlinkSync(join(other, "settings"), join(checked, ".zonetrio.json"));
		const run = command.run(["check", "."], { cwd: checked });
		expect(run).toMatchObject({ status: 3, stdout: "" });
		expect(run.stderr).toContain(".zonetrio.json leads out of its folder");
		expect(run.stderr).not.toContain(SECRET);
	});
});

describe("what is written stays there too", () => {
	test("a link out of the folder is not followed to a file that would be laid out", () => {
		const path = join(other, "zones/db.example.net");
		const before = readFileSync(path);
		symlinkSync(join(other, "zones"), join(checked, "zones"));
		expect(command.run(["format", "."], { cwd: checked }).stdout).not.toContain("example.net");
		expect(readFileSync(path).equals(before)).toBe(true);
	});

	test.each([
		"../../x",
		"../../../tmp/x",
		"x/../../..",
		"\\046\\046/x",
		"-rf",
		"a b",
		"$(id)",
		"`id`",
		'a;b"c',
		"C:\\\\x",
		"linked/x",
	])("a zone named %s makes no file elsewhere", (name) => {
		symlinkSync(other, join(checked, "linked"));
		const quoted = name.replaceAll('"', '\\"');
		write(
			"named.conf",
			`zone "example.com" { type primary; file "db.example.com"; };
zone "${quoted}" { type primary; file "${quoted}"; };
zone "${quoted}.example" { type primary; file "linked/${quoted}.zone"; };
zone "2.0.192.in-addr.arpa" { type primary; file "../2.0.192.rev"; };
zone "100.51.198.in-addr.arpa" { type primary; file "linked/rev"; };
`,
		);
		write("plain.zone", `; zonetrio: origin=${name}.\n${HEAD}@ MX 10 mail\nmail A 192.0.2.25\n`);
		write("db.example.com", `${HEAD}@ MX 10 mail\nmail A 198.51.100.25\nmail A 203.0.113.25\n`);
		const before = listed();
		const { status } = command.run(["fix", "--all", "."], { cwd: checked });
		expect([0, 1]).toContain(status);
		expect(listed()).toEqual(before);
	});
});

/** All that is beside the folder, with its content. */
function listed(): string[] {
	const parent = join(checked, "..");
	return readdirSync(parent, { recursive: true, encoding: "utf8" })
		.filter((name) => name !== "checked" && !name.startsWith("checked/"))
		.map((name) => `${name} ${statSync(join(parent, name)).isFile() ? readFileSync(join(parent, name), "utf8") : ""}`)
		.sort();
}
