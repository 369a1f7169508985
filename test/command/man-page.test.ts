import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { hasTool } from "../support/reference-tool.ts";
import { TestCommand } from "./zonetrio.ts";

const command = new TestCommand();

test("the manual page tells of every command and option that help tells of", () => {
	const page = command.run(["man"]).stdout.replaceAll("\\-", "-");
	const names = [...command.run(["--help"]).stdout.matchAll(/^ {2}([a-z]+) [[<]/gm)].map(([, name]) => name!);
	expect(names.length).toBeGreaterThan(7);
	for (const name of names) {
		expect(page).toContain(`\n.SS ${name}\n`);
		const options = command.run([name, "--help"]).stdout.match(/^ {2}(?:-\w, )?--[\w-]+/gm) ?? [];
		const section = page.split(`\n.SS ${name}\n`)[1]!.split(/\n\.S[SH] /)[0]!;
		for (const option of options) expect(section).toContain(option.trim().split(", ").at(-1));
	}
});

describe.runIf(hasTool("mandoc"))("mandoc", () => {
	test("reads the manual page without a complaint, and shows it", () => {
		const input = command.run(["man"]).stdout;
		expect(spawnSync("mandoc", ["-T", "lint", "-W", "error"], { input, encoding: "utf8" })).toMatchObject({
			status: 0,
			stdout: "",
		});
		const shown = spawnSync("mandoc", ["-T", "ascii"], { input, encoding: "utf8" }).stdout.replace(/.\u0008/g, "");
		expect(shown).toContain("zonetrio fix [options] [path...]");
		expect(shown).toMatch(/^EXIT STATUS$/m);
	});
});
