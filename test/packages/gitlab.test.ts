import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { parse } from "yaml";
import { TestRepository } from "../command/test-repository.ts";
import { TestCommand } from "../command/zonetrio.ts";
import { type Run, runAside } from "../support/run-aside.ts";
import { PROJECT } from "./packed-command.ts";
import { reviewChange, reviewZones, toldFindings } from "./review.ts";

const command = new TestCommand();
// Each job runs the command twice.
vi.setConfig({ testTimeout: 120_000 });

interface Job {
	readonly image: string;
	readonly variables: Readonly<Record<string, string>>;
	readonly before_script: readonly string[];
	readonly script: readonly string[];
	readonly artifacts: { readonly when: string; readonly reports: Readonly<Record<string, string>> };
}

const { zonetrio: JOB } = parse(readFileSync(join(PROJECT, "ci/gitlab.yml"), "utf8")) as { zonetrio: Job };

test("runs the version that it comes with", () => {
	const { version } = JSON.parse(readFileSync(join(PROJECT, "package.json"), "utf8"));
	expect(JOB.variables["ZONETRIO_VERSION"]).toBe(version);
	expect(readFileSync(join(PROJECT, "ci/gitlab.yml"), "utf8")).toContain(`/v${version}/ci/gitlab.yml`);
});

test("reports all of a branch, and fails for what a merge request brings", async () => {
	const repository = new TestRepository(command, reviewZones());
	const { folder } = repository;
	const base = (await runAside("git", ["rev-parse", "HEAD"], { cwd: folder })).stdout.trim();
	const places = () =>
		report(folder).map(({ check_name, location }) => `${location.path}:${location.lines.begin} ${check_name}`);

	expect((await runJob(folder, {})).status).toBe(0);
	const [older] = places();
	expect(places()).toEqual([older]);

	repository.git("apply", reviewChange("move"));
	repository.commit("Move mail");
	const changed = await runJob(folder, { CI_MERGE_REQUEST_DIFF_BASE_SHA: base });
	expect(changed.status).toBe(1);
	expect(changed.stdout).toContain("1 error, 3 warnings, 1 hint in 3 files");
	expect(changed.stdout).not.toContain("letters.reading-club");
	// Serials are compared with a commit only.
	const told = toldFindings().filter((place) => !place.includes("soa-serial-not-incremented"));
	expect(places().sort()).toEqual([older!, ...told].sort());

	repository.git("apply", reviewChange("repair"));
	repository.commit("Repair");
	expect((await runJob(folder, { CI_MERGE_REQUEST_DIFF_BASE_SHA: base })).status).toBe(0);
	expect(places()).toEqual([older]);
});

test("takes its variables for words", async () => {
	const { folder } = new TestRepository(command, reviewZones());
	const told = await runJob(folder, { ZONETRIO_PATH: "$(touch x) y", ZONETRIO_FAIL_ON: "warning" });
	expect(told.status).toBe(3);
	expect(told.stderr).toContain("$(touch x) y");
	expect((await runJob(folder, { ZONETRIO_PATH: "zones", ZONETRIO_FAIL_ON: "warning" })).status).toBe(1);
});

/** The report of the last job. */
function report(
	folder: string,
): readonly { check_name: string; location: { path: string; lines: { begin: number } } }[] {
	return JSON.parse(readFileSync(join(folder, JOB.artifacts.reports["codequality"]!), "utf8"));
}

/** Runs the lines of the job as GitLab's runner does where an image has `sh`: all in one shell, which ends with the first that fails. */
function runJob(folder: string, variables: Readonly<Record<string, string>>): Promise<Run> {
	const bin = join(command.folder({}), "bin");
	mkdirSync(bin);
	const npx = join(bin, "npx");
	writeFileSync(
		npx,
		`#!/bin/sh\n[ "$1 $2" = "--yes zonetrio@$ZONETRIO_VERSION" ] || exit 99\nshift 2\nexec "${process.execPath}" "${command.path}" "$@"\n`,
	);
	chmodSync(npx, 0o755);
	const lines = [...JOB.before_script, ...JOB.script];
	return runAside("sh", ["-e", "-c", lines.join("\n")], {
		cwd: folder,
		env: {
			...JOB.variables,
			CI_PROJECT_DIR: folder,
			CI_MERGE_REQUEST_DIFF_BASE_SHA: undefined,
			...variables,
			PATH: `${bin}:${process.env["PATH"]}`,
		},
	});
}
