import { describe, expect, test } from "vitest";
import { HAS_TERMINAL, runInTerminal } from "./terminal.ts";
import { TestCommand } from "./zonetrio.ts";

const command = new TestCommand();

const HIDE_CURSOR = "\u001b[?25l";
const SHOW_CURSOR = "\u001b[?25h";

/** So many zones that they are not read within a second. */
function manyZones(): string {
	const files: Record<string, string> = {};
	for (let zone = 0; zone < 120; zone++) {
		const hosts = Array.from({ length: 15_000 }, (_, host) => `h${host} A 10.${zone}.${host >> 8}.${host & 255}\n`);
		files[`d${zone}.example.zone`] =
			`$TTL 3600\n@ IN SOA ns1 h 1 7200 3600 1209600 3600\n NS ns1\nns1 A 192.0.2.1\n${hosts.join("")}`;
	}
	return command.folder(files);
}

describe.runIf(HAS_TERMINAL)("work that takes longer", { timeout: 120_000 }, () => {
	test("tells on a terminal how far it is, and leaves nothing of that behind", async () => {
		const run = await runInTerminal(command, ["check"], { cwd: manyZones(), redirect: ">/dev/null" });
		expect(run.status).toBe(0);
		expect(run.shown).toMatch(/Reading zone \d+ of 120/);
		expect(run.shown.lastIndexOf(SHOW_CURSOR)).toBeGreaterThan(run.shown.lastIndexOf(HIDE_CURSOR));
		expect(run.shown.replace(/^.*\u001b\[1G\u001b\[0K/s, "")).not.toMatch(/Reading|Judging/);
	});

	test("ends at once with Ctrl-C, with status 130 and the cursor as it was", async () => {
		let typed = 0;
		const type = (shown: string) => {
			if (typed > 0 || !shown.includes("Reading zone")) return undefined;
			typed = performance.now();
			return "\u0003";
		};
		const run = await runInTerminal(command, ["check"], { cwd: manyZones(), type });
		expect(performance.now() - typed).toBeLessThan(5000);
		expect(run.status).toBe(130);
		expect(run.shown.lastIndexOf(SHOW_CURSOR)).toBeGreaterThan(run.shown.lastIndexOf(HIDE_CURSOR));
		expect(run.shown).not.toContain("records");
	});

	test("tells nothing where no terminal is, and none where only a program looks", async () => {
		const cwd = manyZones();
		expect(command.run(["check"], { cwd }).stderr).toBe("");
		const run = await runInTerminal(command, ["check"], { cwd, env: { CI: "true" } });
		expect(run.shown).not.toContain("Reading");
	});
});

test("work that is done soon tells nothing", async () => {
	const cwd = command.folder({});
	if (HAS_TERMINAL) expect((await runInTerminal(command, ["check"], { cwd })).shown).not.toContain("Reading");
	expect(command.run(["check"], { cwd }).stderr).toContain("there is no zone file");
});
