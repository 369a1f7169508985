import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { TestRepository } from "../command/test-repository.ts";
import { TestCommand } from "../command/zonetrio.ts";
import { runAside } from "../support/run-aside.ts";
import { PROJECT } from "./packed-command.ts";
import { reviewChange, reviewZones } from "./review.ts";

const command = new TestCommand();

interface Hook {
	readonly id: string;
	readonly name: string;
	readonly entry: string;
	readonly language: string;
	readonly pass_filenames: boolean;
	readonly always_run?: boolean;
}

const HOOKS: readonly Hook[] = parse(readFileSync(join(PROJECT, ".pre-commit-hooks.yaml"), "utf8"));

/** A folder in PATH in which `zonetrio` is, as pre-commit's environment for the hooks has it. */
let bin: string;
beforeAll(() => {
	bin = join(command.folder({}), "bin");
	mkdirSync(bin);
	writeFileSync(join(bin, "zonetrio"), `#!/bin/sh\nexec "${process.execPath}" "${command.path}" "$@"\n`);
	chmodSync(join(bin, "zonetrio"), 0o755);
});

const hasPreCommit = spawnSync("pre-commit", ["--version"]).error === undefined;

test("hooks read all zones, whatever is committed", () => {
	expect(HOOKS.map(({ id, entry }) => [id, entry])).toEqual([
		["zonetrio-check", "zonetrio check"],
		["zonetrio-format", "zonetrio format --check --diff"],
	]);
	expect(HOOKS.every((hook) => hook.language === "node" && hook.pass_filenames === false)).toBe(true);
	expect(HOOKS[0]!.always_run).toBe(true);
});

test("what is installed of this repository has the command", async () => {
	// As pre-commit does it: `npm install`, then what `npm pack` prints is the name of what is installed.
	const folder = command.folder({
		"dist/cli.cjs": "",
		"dist/client.cjs": "",
		"docs/rules/ptr-missing.md": "",
		"server/src/cli/main.ts": "",
		".gitignore": readFileSync(join(PROJECT, ".gitignore"), "utf8"),
	});
	for (const name of ["package.json", ".npmignore"]) cpSync(join(PROJECT, name), join(folder, name));
	const { stdout, stderr } = await runAside("npm", ["pack"], { cwd: folder });
	const { version, scripts } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
	expect(stdout, stderr).toBe(`zonetrio-${version}.tgz\n`);
	const files = await runAside("tar", ["-tzf", `zonetrio-${version}.tgz`], { cwd: folder });
	expect(files.stdout.trim().split("\n").sort()).toEqual([
		"package/dist/cli.cjs",
		"package/docs/rules/ptr-missing.md",
		"package/package.json",
	]);
	// Runs when the repository itself is installed, and says nothing when it is packed.
	expect(scripts["postprepare"]).toBe("node esbuild.mjs --command");
});

describe.each([
	["a hook of Git", installGitHook],
	...(hasPreCommit ? [["pre-commit", installPreCommit] as const] : []),
] as const)("as %s", (_, install) => {
	test("a commit that breaks mail is refused, in a file that it does not touch as well", async () => {
		const repository = new TestRepository(command, reviewZones());
		const { folder } = repository;
		await install(repository, []);
		const commit = (title: string) => runCommit(folder, title);
		writeFileSync(join(folder, "notes.txt"), "nothing of zones\n");
		expect(await commit("Note something")).toMatchObject({ status: 0 });

		repository.git("apply", reviewChange("move"));
		const refused = await commit("Move mail");
		expect(refused.status).toBe(1);
		expect(refused.stdout + refused.stderr).toContain("backup.library.example.org. has no A or AAAA record");
		repository.git("apply", reviewChange("repair"));
		expect(await commit("Move mail")).toMatchObject({ status: 0 });
	}, 120_000);

	test("a file that is deleted is missed", async () => {
		const club = "zones/db.reading-club.example.net";
		const zones = reviewZones();
		const included = { ...zones, [club]: `${zones[club]}$INCLUDE zones/hosts.inc\n`, "zones/hosts.inc": "" };
		const repository = new TestRepository(command, included);
		await install(repository, []);
		repository.remove("zones/hosts.inc");
		const refused = await runCommit(repository.folder, "Delete a file");
		expect(refused.status).toBe(1);
		expect(refused.stdout + refused.stderr).toMatch(/error +include-missing +there is no file zones\/hosts\.inc,/);
	}, 120_000);

	test("what was wrong before stays out of it with --since HEAD", async () => {
		const zones = reviewZones();
		const club = "zones/db.reading-club.example.net";
		const repository = new TestRepository(command, { ...zones, [club]: zones[club]!.replace("backup", "nobody") });
		const { folder } = repository;
		await install(repository, ["--since", "HEAD"]);
		writeFileSync(join(folder, "notes.txt"), "nothing of zones\n");
		expect(await runCommit(folder, "Note something")).toMatchObject({ status: 0 });
		repository.write(club, readFileSync(join(folder, club), "utf8").replace("mail.library", "nobody.library"));
		expect(await runCommit(folder, "Break more")).toMatchObject({ status: 1 });
	}, 120_000);

	test("lines out of their columns are refused, with what is to be changed", async () => {
		const repository = new TestRepository(command, reviewZones());
		await install(repository, []);
		const zone = "zones/db.198.51.100";
		repository.write(
			zone,
			readFileSync(join(repository.folder, zone), "utf8").replace("26          IN PTR", "26 IN PTR"),
		);
		const refused = await runCommit(repository.folder, "Save some blanks");
		expect(refused.status).toBe(1);
		expect(refused.stdout + refused.stderr).toMatch(/^-26 IN PTR {2}backup.*\n\+26 {10}IN PTR {2}backup/m);
	}, 120_000);
});

async function runCommit(folder: string, title: string) {
	const env = { PATH: `${bin}:${process.env["PATH"]}`, PRE_COMMIT_HOME: join(bin, "../home") };
	const who = ["-c", "user.name=Tester", "-c", "user.email=tester@example.com"];
	await runAside("git", ["add", "--all", "."], { cwd: folder });
	return await runAside("git", [...who, "commit", "--quiet", `--message=${title}`], { cwd: folder, env });
}

/** A hook that runs the entries as pre-commit does. */
async function installGitHook({ folder }: TestRepository, given: readonly string[]): Promise<void> {
	const lines = HOOKS.map(({ id, entry }) => [entry, ...(id === "zonetrio-check" ? given : [])].join(" "));
	const path = join(folder, ".git/hooks/pre-commit");
	mkdirSync(join(folder, ".git/hooks"), { recursive: true });
	writeFileSync(path, `#!/bin/sh -e\n${lines.join("\n")}\n`);
	chmodSync(path, 0o755);
}

/** The same hooks, but that they are there already and need not be fetched. */
async function installPreCommit(repository: TestRepository, given: readonly string[]): Promise<void> {
	const hooks = HOOKS.map((hook) => ({
		...hook,
		language: "system",
		...(hook.id === "zonetrio-check" && { args: given }),
	}));
	repository.write(".pre-commit-config.yaml", stringify({ repos: [{ repo: "local", hooks }] }));
	repository.commit("Use pre-commit");
	const { status, stdout } = await runAside("pre-commit", ["install"], { cwd: repository.folder });
	expect(status, stdout).toBe(0);
}
