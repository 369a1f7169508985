import { spawnSync } from "node:child_process";
import { test } from "vitest";

/** What a program writes when it is run with these arguments; undefined where it cannot be run, or fails. */
export function answerOf(program: string, ...given: readonly string[]): string | undefined {
	const { status, stdout, stderr } = spawnSync(program, given, { encoding: "utf8" });
	return status === 0 ? `${stdout}${stderr}` : undefined;
}

/**
 * `test` for what needs an editor: passed over where that is not installed, with a title that says what to install. Where all
 * must be there, as in .ci/run, it is run and fails.
 */
export function testWith(isThere: boolean, packages: string): typeof test.skip {
	if (isThere || process.env["ZONETRIO_EDITORS"] === "all") return test;
	return ((title: string, ...more: unknown[]) => {
		(test.skip as (title: string, ...more: unknown[]) => void)(`${title} (needs ${packages})`, ...more);
	}) as typeof test.skip;
}
