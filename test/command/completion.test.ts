import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hasTool } from "../support/reference-tool.ts";
import { HAS_TERMINAL, runProgramInTerminal } from "./terminal.ts";
import { TestCommand } from "./zonetrio.ts";

const command = new TestCommand();

/** A folder with a zone, and the script for a shell. */
function shellFolder(shell: "bash" | "zsh" | "fish"): string {
	const folder = command.folder({ "zones/db.example.com": "", "a name/x": "" });
	const run = command.run(["completion", shell], { cwd: folder });
	expect(run).toMatchObject({ status: 0, stderr: "" });
	writeFileSync(join(folder, "completion"), run.stdout);
	return folder;
}

const FORMATS = ["text", "json", "markdown", "sarif", "github", "gitlab", "junit", "checkstyle"];
const SEVERITIES = ["error", "warning", "information", "hint", "off"];

/** Ctrl-U, which empties the line. */
const CLEAR = "\u0015";

/** Types words one after the other into a shell, each as soon as the screen shows what it waits for. */
function typing(steps: readonly (readonly [awaited: string, keys: string])[]): (shown: string) => string | undefined {
	let at = 0;
	let seen = 0;
	return (shown) => {
		const step = steps[at];
		// What is left without colours and movements of the cursor.
		const plain = shown.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, "");
		if (!step || !plain.slice(seen).includes(step[0])) return undefined;
		at++;
		seen = plain.length;
		return step[1];
	};
}

describe("completion in bash", () => {
	function completed(folder: string, ...words: readonly string[]): string[] {
		const code =
			'source ./completion; COMP_WORDS=("$@"); COMP_CWORD=$((${#COMP_WORDS[@]}-1)); _zonetrio; printf "%s\\n" "${COMPREPLY[@]}"';
		const stdout = execFileSync("bash", ["--norc", "-c", code, "bash", "zonetrio", ...words], { cwd: folder });
		return stdout
			.toString()
			.split("\n")
			.filter((line) => line !== "");
	}

	test("knows commands, options, and the words that options take", () => {
		const folder = shellFolder("bash");
		expect(completed(folder, "")).toEqual(
			expect.arrayContaining(["check", "fix", "report", "completion", "--version"]),
		);
		expect(completed(folder, "che")).toEqual(["check"]);
		expect(completed(folder, "check", "--fo")).toEqual(["--format"]);
		expect(completed(folder, "check", "--format", "")).toEqual(FORMATS);
		expect(completed(folder, "check", "--format", "=", "js")).toEqual(["json"]);
		expect(completed(folder, "check", "--format", "=")).toEqual(FORMATS);
		expect(completed(folder, "report", "--format", "m")).toEqual(["markdown"]);
		expect(completed(folder, "completion", "")).toEqual(["bash", "zsh", "fish"]);
		expect(completed(folder, "check", "--settin")).toEqual([]);
		expect(completed(folder, "")).not.toContain("man");
	});

	test("knows rules and severities", () => {
		const folder = shellFolder("bash");
		expect(completed(folder, "explain", "ptr-miss")).toEqual(["ptr-missing", "ptr-missing-ipv6"]);
		expect(completed(folder, "fix", "--rule", "ptr-missing-")).toEqual(["ptr-missing-ipv6"]);
		expect(completed(folder, "check", "--rule", "ptr-missing-")).toEqual(["ptr-missing-ipv6="]);
		expect(completed(folder, "check", "--rule", "ptr-missing", "=")).toEqual(SEVERITIES);
		expect(completed(folder, "check", "--rule", "=", "ptr-missing", "=", "w")).toEqual(["warning"]);
		expect(completed(folder, "check", "--rule", "ptr-missing", "=", "off", "zo")).toEqual(["zones"]);
	});

	test("knows files, with blanks in their names too", () => {
		const folder = shellFolder("bash");
		expect(completed(folder, "check", "zo")).toEqual(["zones"]);
		expect(completed(folder, "check", "zones/")).toEqual(["zones/db.example.com"]);
		expect(completed(folder, "check", "--config", "a")).toEqual(["a name"]);
		expect(completed(folder, "live", "zo")).toEqual([]);
	});

	test.runIf(HAS_TERMINAL)("is there at the Tab key", async () => {
		const folder = shellFolder("bash");
		const type = typing([
			["ready", "zonetrio chec\t"],
			["zonetrio check ", "--form\tjs\tzo\t"],
			["zones/", `${CLEAR}exit\n`],
		]);
		writeFileSync(join(folder, "rc"), "source ./completion; PS1='ready '\n");
		const run = await runProgramInTerminal(["bash", "--rcfile", "rc", "-i"], { cwd: folder, type });
		expect(run.shown.replaceAll("\r", "")).toContain("zonetrio check --format json zones/");
	});
});

describe.runIf(hasTool("zsh") && HAS_TERMINAL)("completion in zsh", { timeout: 120_000 }, () => {
	test("knows commands, options, rules, severities and files", async () => {
		const folder = shellFolder("zsh");
		writeFileSync(
			join(folder, ".zshrc"),
			"autoload -U compinit; compinit -D -u; source ./completion; PS1='ready '; unsetopt beep\n",
		);
		const type = typing([
			["ready ", "zonetrio chec\t"],
			["k ", "--form\t"],
			["at=", "js\t"],
			["on ", "--rule ptr-missing-i\t"],
			["pv6=", "of\t"],
			["f ", "zones/\t"],
			["db.example.com", `${CLEAR}zonetrio explain ptr-missing-i\t`],
			["pv6 ", `${CLEAR}zonetrio fix --dr\t`],
			["y-run ", `${CLEAR}exit\n`],
		]);
		const run = await runProgramInTerminal(["zsh", "-d", "-i"], { cwd: folder, env: { ZDOTDIR: folder }, type });
		expect(run.status).toBe(0);
	});

	test("is a script that zsh can read, as a file of fpath too", () => {
		const folder = shellFolder("zsh");
		expect(spawnSync("zsh", ["-n", "completion"], { cwd: folder, encoding: "utf8" })).toMatchObject({
			status: 0,
			stderr: "",
		});
		expect(command.run(["completion", "zsh"]).stdout).toMatch(/^#compdef zonetrio\n/);
	});
});

describe.runIf(hasTool("fish"))("completion in fish", () => {
	test("knows commands, options, rules, severities and files", () => {
		const folder = shellFolder("fish");
		const completed = (line: string) => {
			const given = ["--no-config", "-c", 'source ./completion; complete -C "$argv"', line];
			const { status, stdout, stderr } = spawnSync("fish", given, { cwd: folder, encoding: "utf8" });
			expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
			return stdout
				.split("\n")
				.filter((one) => one !== "")
				.map((one) => one.split("\t")[0]);
		};
		expect(completed("zonetrio che")).toEqual(["check"]);
		expect(completed("zonetrio check --fo")).toEqual(["--format"]);
		expect(completed("zonetrio check --format ")).toEqual([...FORMATS].sort());
		expect(completed("zonetrio report --format=m")).toEqual(["--format=markdown"]);
		expect(completed("zonetrio explain ptr-missing-")).toEqual(["ptr-missing-ipv6"]);
		expect(completed("zonetrio check --rule ptr-missing=")).toEqual(
			SEVERITIES.map((word) => `ptr-missing=${word}`).sort(),
		);
		expect(completed("zonetrio check zo")).toEqual(["zones/"]);
		expect(completed("zonetrio live zo")).toEqual([]);
	});
});

test("another shell is wrong usage", () => {
	const run = command.run(["completion", "tcsh"]);
	expect(run).toMatchObject({ status: 2, stdout: "" });
	expect(run.stderr).toContain("bash, zsh, fish");
});
