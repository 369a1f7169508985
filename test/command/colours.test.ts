import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { HAS_TERMINAL, runInTerminal } from "./terminal.ts";
import { TestCommand, ZONES } from "./zonetrio.ts";

const command = new TestCommand();
const COLOUR = "\u001b[3";

describe("colours in a pipe", () => {
	test.each([
		[{}, false],
		[{ FORCE_COLOR: "1" }, true],
		[{ FORCE_COLOR: "true" }, true],
		[{ FORCE_COLOR: "0" }, false],
		[{ FORCE_COLOR: "" }, false],
		[{ FORCE_COLOR: "1", NO_COLOR: "1" }, true],
	] as const)("with %j: %s", (env, isColoured) => {
		expect(command.run(["check", "broken"], { env }).stdout.includes(COLOUR)).toBe(isColoured);
	});

	test("are in no format for programs", () => {
		for (const format of ["json", "sarif", "junit"]) {
			const { stdout } = command.run(["check", "--format", format, "broken"], { env: { FORCE_COLOR: "1" } });
			expect(stdout).not.toContain("\u001b");
		}
	});
});

describe.runIf(HAS_TERMINAL)("colours on a terminal", () => {
	test.each([
		[{}, true],
		[{ NO_COLOR: "1" }, false],
		[{ NO_COLOR: "" }, true],
		[{ FORCE_COLOR: "0" }, false],
		[{ TERM: "dumb" }, false],
	] as const)("with %j: %s", async (env, isColoured) => {
		const { shown, status } = await runInTerminal(command, ["check", "broken"], { cwd: ZONES, env });
		expect(status).toBe(1);
		expect(shown.includes(COLOUR)).toBe(isColoured);
	});
});

describe.runIf(HAS_TERMINAL)("the width of a terminal", () => {
	test.each([60, 100, 200])("of %i columns is kept", async (columns) => {
		const { shown } = await runInTerminal(command, ["check", "broken"], { cwd: ZONES, columns });
		const lines = stripVTControlCharacters(shown).split(/\r?\n/);
		expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
		expect(lines.join(" ").replace(/\s+/g, " ")).toContain("backup.example.com. has no A or AAAA record, so mail");
	});

	test("of one column loses no word", async () => {
		const { shown } = await runInTerminal(command, ["check", "broken"], { cwd: ZONES, columns: 1 });
		expect(stripVTControlCharacters(shown).replace(/\s+/g, " ")).toContain("so mail for example.com. bounces");
	});
});
