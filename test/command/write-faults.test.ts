import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { TestCommand } from "./zonetrio.ts";

const command = new TestCommand();

const ZONE = `$TTL 3600
@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600
@ IN NS ns1
ns1 A 192.0.2.53
host0 A 192.0.2.0
host0 A 192.0.2.0
${Array.from({ length: 400 }, (_, index) => `host${index} A    192.0.2.${index % 250}\n`).join("")}`;

/** All names of a folder with their content, so that nothing is left behind either. */
function contents(folder: string): Map<string, string> {
	return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

describe.skipIf(process.platform === "win32")("what cannot be written leaves the original as it was", () => {
	test("a disk that is full", () => {
		const folder = command.folder({ "db.example.com": ZONE });
		const before = contents(folder);
		// No file may grow beyond 4 blocks of 512 octets; the signal that tells of it is ignored, as by all programs that look for the error.
		const run = spawnSync(
			"sh",
			["-c", 'trap "" XFSZ; ulimit -f 4; exec "$0" "$@"', process.execPath, command.path, "format", "."],
			{
				cwd: folder,
				encoding: "utf8",
			},
		);
		expect(run.status).toBe(3);
		expect(run.stderr).toMatch(/^zonetrio: db\.example\.com cannot be written \((?:EFBIG|ENOSPC)\)$/m);
		expect(contents(folder)).toEqual(before);
	});

	test.each([
		["format", ["format", "."]],
		["fix", ["fix", "--all", "."]],
	])("a folder that may not be written: %s", (_, given) => {
		const folder = command.folder({ "db.example.com": ZONE });
		const before = contents(folder);
		chmodSync(folder, 0o555);
		const run = command.run(given, { cwd: folder, unprivileged: true });
		chmodSync(folder, 0o755);
		expect(run.status).toBe(3);
		expect(run.stderr).toContain("db.example.com cannot be written by this user");
		expect(contents(folder)).toEqual(before);
	});

	test("a file that may not be written, in a folder that may", () => {
		const folder = command.folder({ "db.example.com": ZONE });
		const before = contents(folder);
		chmodSync(folder, 0o777);
		chmodSync(join(folder, "db.example.com"), 0o444);
		const run = command.run(["format", "."], { cwd: folder, unprivileged: true });
		expect(run.status).toBe(3);
		expect(run.stderr).toContain("db.example.com cannot be written by this user");
		expect(contents(folder)).toEqual(before);
	});
});

describe("what stands where a zone file is looked for", () => {
	test("folders with names of zone files, and links in circles, are no files", () => {
		const folder = command.folder({
			"named.conf": 'zone "example.net" { type primary; file "db.example.net"; };\n',
			"db.example.com": `${ZONE}$INCLUDE db.example.org\n$INCLUDE round\n`,
		});
		mkdirSync(join(folder, "db.example.net"));
		mkdirSync(join(folder, "db.example.org"));
		symlinkSync("round", join(folder, "round"));
		symlinkSync("..", join(folder, "db.example.org/up"));
		const run = command.run(["check", "."], { cwd: folder });
		expect([1, 3]).toContain(run.status);
		expect(run.stdout).toContain("there is no file db.example.org");
		expect(run.stdout).toContain("there is no file round");
		expect(run.stdout + run.stderr).not.toContain("mistake in zonetrio");
	});
});
