import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { TestCommand } from "./zonetrio.ts";

const command = new TestCommand();

describe("explain", () => {
	test("prints the page of a rule, without what is meant for tests", () => {
		const { status, stdout, stderr } = command.run(["explain", "ptr-missing"]);
		expect(stderr).toBe("");
		expect(status).toBe(0);
		expect(stdout).toMatch(/^# ptr-missing\n\nWarning · has a fix\n/);
		expect(stdout).toContain("## Wrong");
		expect(stdout).not.toContain("<!--");
	});

	test("knows rules about the text and about configurations too", () => {
		for (const rule of ["out-of-zone-record", "config-zone-file-missing", "spf-syntax"]) {
			expect(command.run(["explain", rule]).stdout).toMatch(new RegExp(`^# ${rule}\n`));
		}
	});

	test.each([
		["ptr-mising", "ptr-missing"],
		["missing-ptr", "ptr-missing"],
		["spf-to-many-lookups", "spf-too-many-lookups"],
	])("asks whether another is meant by %s", (written, meant) => {
		const { status, stdout, stderr } = command.run(["explain", written]);
		expect(status).toBe(2);
		expect(stdout).toBe("");
		expect(stderr).toContain(`there is no rule ${written}. Is one of these meant? `);
		expect(stderr).toContain(meant);
	});

	test("says where the page is where the pages did not come along", () => {
		const folder = command.folder({ "tools/zonetrio.cjs": readFileSync(command.path) });
		const run = spawnSync(process.execPath, [join(folder, "tools/zonetrio.cjs"), "explain", "ptr-missing"], {
			encoding: "utf8",
		});
		expect(run.status).toBe(3);
		expect(run.stderr).toContain("not beside this program");
		expect(run.stderr).toContain("/docs/rules/ptr-missing.md");
	});

	test.each(["../../package", "README", "", "x"])("prints no other file: %j", (written) => {
		const { status, stdout, stderr } = command.run(["explain", written]);
		expect(status).toBe(2);
		expect(stdout).toBe("");
		expect(stderr).toContain("there is no rule");
	});
});
