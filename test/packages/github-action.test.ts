import { chmodSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Log } from "sarif";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { runAside } from "../support/run-aside.ts";
import { type ActionRun, GithubRunner, readAction } from "./github-runner.ts";
import { PackedCommand, PROJECT } from "./packed-command.ts";
import { PullRequest } from "./pull-request.ts";
import { reviewChange, reviewZones, toldFindings } from "./review.ts";

const command = new PackedCommand();
// npm takes its time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

let runner: GithubRunner;
beforeAll(() => {
	runner = new GithubRunner(command.root, command.npmEnvironment());
});

test("hands what a workflow gives to no shell", () => {
	const { inputs, runs } = readAction();
	expect(runs.using).toBe("composite");
	for (const { run, env } of runs.steps) {
		expect(run).not.toContain("${{");
		const handed = Object.values(env).map((value) => /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(value)?.[1]);
		expect(handed.sort()).toEqual(Object.keys(inputs).sort());
	}
	for (const { description, default: preset } of Object.values(inputs)) {
		expect(description).not.toBe("");
		expect(preset).toBeTypeOf("string");
	}
});

describe("in a pull request", () => {
	const places = ({ annotations }: ActionRun) =>
		annotations.map(({ properties: { file, line, title } }) => `${file}:${line} ${title}`);
	const results = ({ outputs }: ActionRun) =>
		(JSON.parse(readFileSync(outputs["sarif"]!, "utf8")) as Log).runs[0]!.results!.map(({ ruleId, locations }) => {
			const { artifactLocation, region } = locations![0]!.physicalLocation!;
			return `${artifactLocation!.uri}:${region!.startLine} ${ruleId}`;
		});

	test("shows what the change brings at its lines, and nothing once it is repaired", async () => {
		const request = new PullRequest(command, reviewZones());
		request.apply(reviewChange("move"));
		const { folder, event } = await request.checkOutMerge();
		const changed = await runner.run(folder, {}, event);
		expect(changed.status, changed.stderr).toBe(1);
		expect(toldFindings()).toHaveLength(5);
		expect(places(changed).sort()).toEqual(toldFindings().sort());
		expect(changed.annotations.map(({ level }) => level)).toEqual(["error", "warning", "warning", "warning", "notice"]);
		expect(changed.annotations[0]!.message).toMatch(/^backup\.library\.example\.org\. has no A or AAAA record, /);
		expect(results(changed).sort()).toEqual(toldFindings().sort());
		expect(changed.outputs).toEqual({
			findings: "5",
			errors: "1",
			warnings: "3",
			sarif: join(runner.temp, "zonetrio.sarif"),
		});
		expect(changed.summary).toContain("**1 error**, **3 warnings**, **1 hint** in 3 files");
		expect(changed.summary).toContain("| `zones/db.reading-club.example.net:14:24` | error | [mx-target-no-address](");
		expect((await runAside("git", ["status", "--porcelain"], { cwd: folder })).stdout).toBe("");

		request.apply(reviewChange("repair"));
		const again = await request.checkOutMerge();
		const repaired = await runner.run(again.folder, {}, again.event);
		expect(repaired.status, repaired.stderr).toBe(0);
		expect(repaired.annotations).toEqual([]);
		expect(results(repaired)).toEqual([]);
		expect(repaired.outputs).toMatchObject({ findings: "0", errors: "0", warnings: "0" });
		expect(repaired.summary).toContain("**No new findings**");
	});

	test("leaves out what others have brought to the base meanwhile", async () => {
		const request = new PullRequest(command, reviewZones());
		request.apply(reviewChange("move"));
		request.repository.git("switch", "--quiet", "main");
		request.repository.write(
			"zones/db.example.net",
			"$TTL 1h\n@ IN SOA ns h 1 1h 1h 2w 1h\n@ NS ns\nns A 192.0.2.1\n@ MX 1 x\n",
		);
		request.repository.commit("Break another zone");
		const merged = await request.checkOutMerge();
		expect(places(await runner.run(merged.folder, {}, merged.event)).sort()).toEqual(toldFindings().sort());
	});

	test.each([["with its history"], ["without its history", "--depth=1"]])(
		"compares with the base where its own branch is checked out, %s",
		async (_, ...depth) => {
			const request = new PullRequest(command, reviewZones());
			request.apply(reviewChange("move"));
			const { folder, event } = await request.checkOutHead(...depth);
			const run = await runner.run(folder, { format: "text", "sarif-file": "zones.sarif" }, event);
			expect(run.status, run.stderr).toBe(1);
			expect(run.annotations).toEqual([]);
			expect(run.stdout).toContain("1 error, 3 warnings, 1 hint in 3 files");
			expect(run.outputs["sarif"]).toBe("zones.sarif");
			expect(JSON.parse(readFileSync(join(folder, "zones.sarif"), "utf8")).runs[0].results).toHaveLength(5);
		},
	);

	test("says so where the base cannot be had", async () => {
		const request = new PullRequest(command, reviewZones());
		const { folder, event } = await request.checkOutHead();
		const run = await runner.run(folder, {}, { ...event, GITHUB_BASE_REF: "gone" });
		expect(run.status).toBe(2);
		expect(run.annotations).toHaveLength(1);
		expect(run.annotations[0]!.message).toMatch(
			/^The base gone of the pull request cannot be fetched, .* fetch-depth: 0/,
		);
		expect(run.outputs).toEqual({ findings: "", errors: "", warnings: "", sarif: "" });
	});
});

describe("otherwise", () => {
	test("everything counts", async () => {
		const cwd = command.folder(reviewZones());
		const run = await runner.run(cwd, { "fail-on": "warning", rule: "ptr-missing=error\n\n" });
		expect(run.status, run.stderr).toBe(1);
		expect(run.annotations.map(({ level, properties }) => `${level} ${properties["title"]}`)).toEqual([
			"error ptr-missing",
		]);
		expect((await runner.run(cwd, { summary: "false" })).summary).toBe("");
		expect((await runner.run(cwd, { "fail-on": "never", paths: "  zones  \n" })).status).toBe(0);
		const quiet = command.folder({ ...reviewZones(), "other.json": `{ "rules": { "ptr-missing": "off" } }` });
		expect((await runner.run(quiet, { config: "other.json" })).outputs).toMatchObject({ findings: "0" });
	});

	test("a commit that is named counts", async () => {
		const request = new PullRequest(command, reviewZones());
		request.apply(reviewChange("move"));
		const { folder } = await request.checkOutHead("--depth=1");
		expect((await runner.run(folder, { since: "main" })).outputs).toMatchObject({ findings: "5" });
		expect((await runner.run(folder, { since: "HEAD" })).outputs).toMatchObject({ findings: "0" });
		expect((await runner.run(folder, { since: "none" })).outputs).toMatchObject({ findings: "5" });
		expect((await runner.run(folder, { since: "v9" })).annotations[0]!.message).toMatch(/^There is no commit v9 /);
		expect((await runner.run(folder, { since: "--output=x" })).annotations[0]!.message).toMatch(/ which is no commit$/);
	});
});

describe("whoever brings a change", () => {
	test("runs nothing by the names of files, or what else a workflow hands on", async () => {
		const cwd = command.folder(reviewZones());
		const tricks = ["$(touch x)", "`touch x`", `'; touch x; '"; touch x; "`, "--output=json=x"];
		for (const trick of tricks) {
			for (const input of [
				"paths",
				"rule",
				"config",
				"fail-on",
				"since",
				"version",
				"sarif-file",
				"format",
				"summary",
			]) {
				const run = await runner.run(cwd, { [input]: trick });
				expect(existsSync(join(cwd, "x")), `${input}: ${trick}`).toBe(false);
				if (input !== "sarif-file") expect(run.status, `${input}: ${trick}`).toBeGreaterThan(1);
			}
		}
		const base = { GITHUB_EVENT_NAME: "pull_request", GITHUB_REF: "refs/pull/1/merge", GITHUB_BASE_REF: "$(touch x)" };
		expect((await runner.run(cwd, {}, base)).status).not.toBe(0);
		expect(existsSync(join(cwd, "x"))).toBe(false);
		const other = command.folder({
			"$(touch x)/db.example.com": "@ IN SOA ns h 1 1h 1h 2w 1h\n@ NS ns\nns A 192.0.2.1\n@ MX 1 y\n",
		});
		const named = await runner.run(other, { paths: "$(touch x)" });
		expect(named.annotations.map(({ properties }) => properties["file"])).toContain("$(touch x)/db.example.com");
		expect(existsSync(join(other, "x"))).toBe(false);
	}, 600_000);

	test("does not say what is installed", async () => {
		const cwd = command.folder({
			...reviewZones(),
			".npmrc": "registry=http://127.0.0.1:1/\n",
			"package.json": `{ "name": "zonetrio", "version": "${command.version}", "bin": "evil.sh" }`,
			"node_modules/.bin/zonetrio": "#!/bin/sh\ntouch x\n",
		});
		chmodSync(join(cwd, "node_modules/.bin/zonetrio"), 0o755);
		const fresh = new GithubRunner(command.root, command.npmEnvironment());
		const run = await fresh.run(cwd);
		expect(run.outputs, run.stderr).toMatchObject({ findings: "1" });
		expect(existsSync(join(cwd, "x"))).toBe(false);
	});
});

test("runs another version, or one that is there already", async () => {
	const cwd = command.folder(reviewZones());
	expect((await runner.run(cwd, { version: "latest" })).outputs).toMatchObject({ findings: "1" });
	const missing = await runner.run(cwd, { version: "99.0.0" });
	expect(missing.status).toBe(2);
	expect(missing.annotations[0]!.message).toBe("zonetrio 99.0.0 cannot be installed from npm");
	const here = await runner.run(cwd, { command: join(command.unpacked, "dist/cli.cjs"), version: "99.0.0" });
	expect(here.outputs, here.stderr).toMatchObject({ findings: "1" });
});

test("its script is what ShellCheck lets pass", async ({ skip }) => {
	const run = await runAside("shellcheck", ["ci/github-action.sh"], { cwd: PROJECT }).catch(() => undefined);
	if (run === undefined) return skip("there is no shellcheck");
	expect(run.stdout).toBe("");
});
