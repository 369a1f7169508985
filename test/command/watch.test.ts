import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { HAS_TERMINAL, runInTerminal } from "./terminal.ts";
import { TestCommand, ZONES } from "./zonetrio.ts";

const command = new TestCommand();

/** So long may a check take until it is shown, in milliseconds. */
const LONGEST = 60_000;

/** A check that goes on, with what it has shown so far. */
class Watch {
	stdout = "";
	stderr = "";
	readonly #child: ReturnType<typeof spawn>;
	readonly #end: Promise<number | null>;

	constructor(cwd: string, ...given: readonly string[]) {
		this.#child = spawn(process.execPath, [command.path, "check", "--watch", ...given], {
			cwd,
			stdio: ["ignore", "pipe", "pipe"],
		});
		this.#child.stdout?.setEncoding("utf8").on("data", (part: string) => {
			this.stdout += part;
		});
		this.#child.stderr?.setEncoding("utf8").on("data", (part: string) => {
			this.stderr += part;
		});
		this.#end = new Promise((resolve) => this.#child.once("close", resolve));
	}

	/** Waits until something is true of what was shown. */
	async until(isTrue: () => boolean): Promise<void> {
		const start = performance.now();
		while (!isTrue()) {
			if (performance.now() - start > LONGEST) throw new Error(`it never came: ${this.stdout}${this.stderr}`);
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
	}

	/** Ends it as Ctrl-C does; its status. */
	interrupt(): Promise<number | null> {
		this.#child.kill("SIGINT");
		return this.#end;
	}

	kill(): void {
		this.#child.kill("SIGKILL");
	}
}

const open: Watch[] = [];
afterEach(() => {
	for (const one of open.splice(0)) one.kill();
});

function watch(cwd: string, ...given: readonly string[]): Watch {
	const started = new Watch(cwd, ...given);
	open.push(started);
	return started;
}

function brokenZones(): string {
	const files = ["db.example.com", "db.192.0.2"];
	return command.folder(Object.fromEntries(files.map((name) => [name, readFileSync(join(ZONES, "broken", name))])));
}

/** The rules of each check that was shown as a line of JSON. */
function checks({ stdout }: Watch): string[][] {
	const lines = stdout.split("\n").slice(0, -1);
	return lines.map((line) => JSON.parse(line).findings.map(({ rule }: { rule: string }) => rule));
}

function change(folder: string, name: string, from: string | RegExp, to: string): void {
	const path = join(folder, name);
	writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
}

describe("check --watch", { timeout: 4 * LONGEST }, () => {
	test("checks again when files change, come and go, with a line of JSON each, and ends with the last status", async () => {
		const folder = brokenZones();
		const run = watch(folder, "--format", "json");
		await run.until(() => checks(run).length === 1);
		expect(checks(run)[0]).toEqual(["ptr-generic-name", "mx-target-no-address", "ptr-missing"]);
		change(folder, "db.192.0.2", /^53 /m, "25    IN PTR mail.example.com.\n53 ");
		await run.until(() => checks(run).length === 2);
		expect(checks(run)[1]).toEqual(["ptr-generic-name", "mx-target-no-address"]);
		rmSync(join(folder, "db.192.0.2"));
		await run.until(() => checks(run).length === 3);
		expect(checks(run)[2]).not.toContain("ptr-generic-name");
		mkdirSync(join(folder, "more"));
		writeFileSync(join(folder, "more/db.example.net"), readFileSync(join(folder, "db.example.com")));
		await run.until(() => checks(run).length >= 4);
		expect(
			checks(run)
				.at(-1)
				?.filter((rule) => rule === "mx-target-no-address").length,
		).toBe(2);
		expect(await run.interrupt()).toBe(1);
		expect(run.stderr).toBe("");
	});

	test("follows settings, files that are replaced, and says nothing where nothing that it reads changes", async () => {
		const folder = brokenZones();
		const run = watch(folder, "--format", "json");
		await run.until(() => checks(run).length === 1);
		writeFileSync(join(folder, "README.md"), "# Zones\n");
		writeFileSync(join(folder, ".zonetrio.json"), '{ "rules": { "ptr-missing": "off" } }');
		await run.until(() => checks(run).length === 2);
		expect(checks(run)[1]).toEqual(["ptr-generic-name", "mx-target-no-address"]);
		writeFileSync(join(folder, ".zonetrio.json"), '{ "rules": { "ptr-miss');
		await run.until(() => run.stderr.includes("the settings file .zonetrio.json"));
		writeFileSync(join(folder, ".zonetrio.json"), "{}");
		await run.until(() => checks(run).length === 3);
		const fresh = readFileSync(join(folder, "db.example.com"), "utf8").replace(/^.*MX.*backup.*\n/m, "");
		writeFileSync(join(folder, "fresh.tmp"), fresh);
		renameSync(join(folder, "fresh.tmp"), join(folder, "db.example.com"));
		await run.until(() => checks(run).at(-1)?.includes("mx-target-no-address") === false);
		expect(await run.interrupt()).toBe(0);
	});

	test("watches a file alone, with what it includes elsewhere", async () => {
		const folder = command.folder({
			"zones/db.example.com": `${readFileSync(join(ZONES, "broken/db.example.com"), "utf8")}$INCLUDE ../parts/hosts\n`,
			"parts/hosts": "www IN A 192.0.2.80\n",
		});
		const run = watch(folder, "--format", "json", "zones/db.example.com");
		await run.until(() => checks(run).length === 1);
		writeFileSync(join(folder, "parts/hosts"), "www IN A 192.0.2.80\nbackup IN A 192.0.2.26\n");
		await run.until(() => checks(run).length === 2);
		expect(checks(run)[1]).not.toContain("mx-target-no-address");
		expect(await run.interrupt()).toBe(0);
	});

	test("compares with a commit each time", async () => {
		const folder = brokenZones();
		const git = (...given: string[]) =>
			spawnSync("git", ["-c", "user.name=T", "-c", "user.email=t@example.com", ...given], { cwd: folder });
		git("init", "--quiet");
		git("add", ".");
		git("commit", "--quiet", "--message=Begin");
		const run = watch(folder, "--format", "json", "--since", "HEAD");
		await run.until(() => checks(run).length === 1);
		expect(checks(run)[0]).toEqual([]);
		change(folder, "db.example.com", /$/, "www IN A 192.0.2.80\n");
		await run.until(() => checks(run).length === 2);
		expect(checks(run)[1]).toContain("soa-serial-not-incremented");
		expect(await run.interrupt()).toBe(0);
	});

	test("is for people or lines of JSON, and for files", () => {
		const run = command.run(["check", "--watch", "--format", "sarif"]);
		expect(run).toMatchObject({ status: 2, stdout: "" });
		expect(run.stderr).toContain("--watch shows text or json, and sarif is one document");
		expect(command.run(["check", "--watch", "--stdin", "--stdin-filename", "x"], { input: "" }).status).toBe(2);
		expect(command.run(["check", "--watch", "nowhere"]).status).toBe(3);
	});

	test.runIf(HAS_TERMINAL)("empties a terminal for each check, and ends with Ctrl-C", async () => {
		const folder = brokenZones();
		let stage = 0;
		const type = (shown: string) => {
			if (stage === 0 && shown.includes("Waiting for changes")) {
				stage = 1;
				change(folder, "db.example.com", /^.*MX.*backup.*\n/m, "");
			}
			if (stage === 1 && shown.includes("0 errors") === false && shown.split("Waiting for changes").length === 3) {
				stage = 2;
				return "\u0003";
			}
			return undefined;
		};
		const run = await runInTerminal(command, ["check", "--watch"], { cwd: folder, type });
		expect(run.status).toBe(0);
		expect(run.shown.split("\u001b[2J").length).toBe(3);
	});
});
