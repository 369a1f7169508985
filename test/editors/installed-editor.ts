import { spawnSync } from "node:child_process";
import { test } from "vitest";

/** What a program writes when it is run with these arguments; undefined where it cannot be run, or fails. */
export function answerOf(program: string, ...given: readonly string[]): string | undefined {
	const { status, stdout, stderr } = spawnSync(program, given, { encoding: "utf8" });
	return status === 0 ? `${stdout}${stderr}` : undefined;
}

/** A test that needs an editor. */
export type EditorTest = (title: string, run: () => Promise<void>) => void;

/**
 * Makes tests of what needs an editor. Where it is not installed they are passed over, with titles that say what to install;
 * where all must be there, as in .ci/run, they fail and say it.
 */
export function testWith(isThere: boolean, packages: string): EditorTest {
	if (isThere) return test;
	if (process.env["ZONETRIO_EDITORS"] !== "all") return (title, run) => test.skip(`${title} (needs ${packages})`, run);
	return (title) =>
		test(title, () => {
			throw new Error(`install ${packages}`);
		});
}
