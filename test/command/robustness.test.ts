import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { TestCommand, VERSION, ZONES } from "./zonetrio.ts";

const command = new TestCommand();

const ZONE = "$TTL 3600\n@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600\n@ IN NS ns1\nns1 A 192.0.2.53\n";

describe("usage", () => {
	test("--version and --help answer", () => {
		expect(command.run(["--version"])).toEqual({ status: 0, stdout: `${VERSION}\n`, stderr: "" });
		for (const given of [["--help"], ["check", "--help"], ["report", "-h"], ["records", "--help"], ["lsp", "--help"]]) {
			const run = command.run(given);
			expect(run.status).toBe(0);
			expect(run.stdout).toMatch(/^Usage: zonetrio /);
		}
	});

	test.each([
		[[], "Usage: zonetrio"],
		[["frob"], "unknown command 'frob'"],
		[["check", "--frob"], "unknown option '--frob'"],
		[["check", "--format", "xml"], "Allowed choices are text, json"],
		[["report", "--format", "pdf"], "Allowed choices are text, json"],
		[["check", "--fail-on", "worst"], "Allowed choices are error, warning, information, hint, never"],
		[["check", "--rule", "ptr-missing"], "It is written as ptr-missing=error"],
		[["check", "--rule", "no-such-rule=error"], '--rule: there is no rule "no-such-rule"'],
		[["check", "--rule", "ptr-missing=fatal"], "none of error, warning, information, hint, off"],
		[["records"], "missing required argument 'file'"],
		[["records", "a", "b"], "too many arguments"],
		[["records", "a", "--origin", "a..b"], "This is no name of a zone"],
		[["lsp"], "--stdio, --socket PORT, --listen PORT or --pipe NAME"],
		[["lsp", "--stdio", "--socket", "4389"], "option '--stdio' cannot be used with option '--socket <port>'"],
		[["lsp", "--listen", "0", "--pipe", "p"], "option '--listen <port>' cannot be used with option '--pipe <name>'"],
		[["lsp", "--socket", "0"], "It is a number from 1 to 65535"],
		[["lsp", "--listen=70000"], "It is a number from 0 to 65535"],
		[["lsp", "--stdio", "--clientProcessId", "me"], "It is the number of a process"],
	])("%j is wrong usage", (given, told) => {
		const run = command.run(given);
		expect(run.status).toBe(2);
		expect(run.stdout).toBe("");
		expect(run.stderr).toContain(told);
	});
});

describe("many zones", () => {
	/** So many zones, each with a host in the /24 beside one that has its reverse zone, and all named in one configuration. */
	const manyZones = (count: number) => {
		const files: Record<string, string> = {};
		const statements: string[] = [];
		const zone = (origin: string, file: string) =>
			statements.push(`zone "${origin}" { type primary; file "zones/${file}"; };`);
		for (let index = 0; index < count; index++) {
			files[`zones/d${index}.example.zone`] =
				ZONE + [1, 2, 3, 4].map((host) => `h${host} A 9.9.${index & 255}.${host + (index >> 8) * 4}\n`).join("");
			zone(`d${index}.example`, `d${index}.example.zone`);
			files[`zones/${index}.9.8.rev`] =
				"$TTL 3600\n@ IN SOA ns1.d0.example. h.d0.example. 1 7200 3600 1209600 3600\n NS ns1.d0.example.\n";
			if (index < 256) zone(`${index}.9.8.in-addr.arpa`, `${index}.9.8.rev`);
		}
		files["zones/9.9.rev"] = files["zones/0.9.8.rev"]!;
		zone("255.9.9.in-addr.arpa", "9.9.rev");
		return command.folder({ ...files, "named.conf": statements.join("\n") });
	};

	test("what can be done about each finding is worked out in not much more time than the findings", () => {
		const folder = manyZones(100);
		const took = (format: string) => {
			const start = performance.now();
			const { stdout } = command.run(["check", "--format", format, folder]);
			expect(stdout).toContain("config-reverse-missing");
			return performance.now() - start;
		};
		const text = took("text");
		expect(took("json")).toBeLessThan(4 * text);
	});
});

describe("what cannot be read", () => {
	test.each([["check"], ["report"], ["records"]])("%s names a path that does not exist", (name) => {
		const run = command.run([name, "nowhere"]);
		expect(run.status).toBe(3);
		expect(run.stdout).toBe("");
		expect(run.stderr).toMatch(/^zonetrio: there is no file (?:or folder )?nowhere\n$/);
	});

	test("a binary file is refused where it is given, and passed over where it lies", () => {
		const folder = command.folder({ "db.example.com": ZONE, "db.example.net": new Uint8Array([0, 1, 2, 3, 0, 255]) });
		expect(command.run(["check"], { cwd: folder })).toMatchObject({ status: 0, stderr: "" });
		const given = command.run(["check", "db.example.net"], { cwd: folder });
		expect(given).toMatchObject({ status: 3, stderr: "zonetrio: db.example.net is a binary file\n" });
		const records = command.run(["records", "db.example.net"], { cwd: folder });
		expect(records).toMatchObject({ status: 3, stderr: "zonetrio: db.example.net is a binary file\n" });
		expect(command.run(["records", "."], { cwd: folder })).toMatchObject({
			status: 3,
			stderr: "zonetrio: . is a folder\n",
		});
	});

	test.runIf(process.platform !== "win32")("a folder and a file without permission", () => {
		const folder = command.folder({ "db.example.com": ZONE, "shut/db.example.net": ZONE, "db.example.org": ZONE });
		chmodSync(join(folder, "shut"), 0);
		chmodSync(join(folder, "db.example.org"), 0);
		const run = command.run(["check"], { cwd: folder, unprivileged: true });
		chmodSync(join(folder, "shut"), 0o700);
		expect(run.status).toBe(3);
		expect(run.stderr).toBe(
			"zonetrio: shut may not be listed by this user\nzonetrio: db.example.org may not be read by this user\n",
		);
		expect(run.stdout).toContain("1 zone");
	});

	test("a link that leads nowhere, and one that leads in a circle, are passed over", () => {
		const folder = command.folder({ "db.example.com": ZONE });
		symlinkSync("nowhere", join(folder, "db.example.net"));
		symlinkSync("db.example.org", join(folder, "db.example.org"));
		mkdirSync(join(folder, "inner"));
		symlinkSync(folder, join(folder, "inner/outer"));
		const run = command.run(["check"], { cwd: folder });
		expect(run).toMatchObject({ status: 0, stderr: "" });
		expect(run.stdout).toContain("1 zone,");
	});

	test("a file that does not say which zone it is", () => {
		const folder = command.folder({ plain: "$TTL 1\nwww A 192.0.2.1\n" });
		const run = command.run(["check", "plain"], { cwd: folder });
		expect(run.status).toBe(3);
		expect(run.stderr).toMatch(/^zonetrio: plain does not say which zone it is: /);
	});

	test("a folder that is a file on the way", () => {
		expect(command.run(["check", "good/db.example.com/inner"]).status).toBe(3);
	});
});

describe("odd files", () => {
	test("an empty file is no finding", () => {
		const folder = command.folder({ "db.example.com": "" });
		expect(command.run(["check", "db.example.com"], { cwd: folder })).toMatchObject({
			status: 0,
			stderr: "zonetrio: db.example.com has no records\n",
		});
		expect(command.run(["check"], { cwd: folder }).status).toBe(0);
	});

	test("CRLF moves no place, and a byte order mark is a finding", () => {
		const zone = `${ZONE}@ MX 10 nowhere\n`;
		const folder = command.folder({
			"db.example.com": zone.replaceAll("\n", "\r\n"),
			"db.example.net": `\uFEFF${zone}`,
		});
		const { stdout } = command.run(["check"], { cwd: folder });
		expect(stdout).toMatch(/^db\.example\.com\n(?: {2}.*\n)*? {2}5:9 +error +mx-target-no-address /m);
		expect(stdout).toContain("file-has-bom");
	});

	test("includes that are missing or go in a circle are findings", () => {
		const folder = command.folder({
			"db.example.com": `${ZONE}$INCLUDE part.inc\n$INCLUDE none.inc\n`,
			"part.inc": "www A 192.0.2.1\n$INCLUDE db.example.com\n",
		});
		for (const path of [".", "db.example.com"]) {
			const run = command.run(["check", path], { cwd: folder });
			expect(run.status).toBe(1);
			expect(run.stdout).toContain("include-missing");
			expect(run.stdout).toContain("include-cycle");
		}
	});

	test("a line of 30 MB is read", () => {
		const folder = command.folder({ "db.example.com": `${ZONE}text TXT ${"a".repeat(30 << 20)}\nwww A 192.0.2.1\n` });
		const run = command.run(["check"], { cwd: folder });
		expect(run.status).toBe(1);
		expect(run.stdout.length).toBeLessThan(10_000);
		expect(command.run(["records", "db.example.com"], { cwd: folder }).stdout).toContain("www.example.com.");
	});

	test("a reader who goes away is no failure", async () => {
		const child = spawn(process.execPath, [command.path, "check", join(ZONES, "broken")]);
		child.stdout.destroy();
		let stderr = "";
		child.stderr.on("data", (data) => {
			stderr += data;
		});
		const status = await new Promise((resolve) => child.on("close", resolve));
		expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
	});
});
