import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { CommandFailure } from "./command-failure.ts";
import { shownPath } from "./disk-path.ts";
import { EXIT_FAILURE, EXIT_USAGE } from "./exit-status.ts";

const LF = 10;

/** So much is taken from Git at most, in octets. */
const MOST_OUTPUT = 1 << 30;

/**
 * The files below a folder that are others now than they were in a commit, by their absolute paths, with what they were then:
 * null for one that was not there.
 *
 * @param revision whatever Git takes for a commit, such as `HEAD` or `origin/main`. Where it has gone on since the present branch left it,
 * the commit where that happened is compared: what others have changed meanwhile is no change of this branch.
 * @throws CommandFailure where there is no Git, no repository or no such commit.
 */
export function committedFiles(root: string, revision: string): Map<string, Uint8Array | null> {
	const inside = git(root, ["rev-parse", "--show-prefix"]);
	if (inside.status !== 0) {
		throw new CommandFailure(
			EXIT_USAGE,
			`${shownPath(root)} is in no Git repository, and --since compares with a commit`,
		);
	}
	const prefix = inside.stdout.toString().replace(/\r?\n$/, "");
	const found = git(root, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]);
	if (found.status !== 0) {
		throw new CommandFailure(EXIT_USAGE, `there is no commit ${revision} in the Git repository of ${shownPath(root)}`);
	}
	const commit = forkPoint(root, found.stdout.toString().trim());
	const differing = git(root, [
		"diff",
		"--name-only",
		"--no-ext-diff",
		"--no-textconv",
		"--no-renames",
		"--relative",
		"-z",
		commit,
		"--",
		".",
	]);
	if (differing.status !== 0) throw failed(differing);
	const untracked = git(root, ["ls-files", "--others", "--exclude-standard", "-z", "--", "."]);
	if (untracked.status !== 0) throw failed(untracked);
	// One path on a line is what is asked below.
	const names = [differing, untracked].flatMap(({ stdout }) =>
		stdout
			.toString()
			.split("\0")
			.filter((name) => name !== "" && !name.includes("\n")),
	);
	const contents = contentsOf(
		root,
		names.map((name) => `${commit}:${prefix}${name}`),
	);
	return new Map(names.map((name, index) => [`${root === "/" ? "" : root}/${name}`, contents[index] ?? null]));
}

/** The last commit that a commit and the present one come from; the commit itself where the history at hand does not reach that far. */
function forkPoint(root: string, commit: string): string {
	const base = git(root, ["merge-base", commit, "HEAD"]);
	return base.status === 0 ? base.stdout.toString().trim() : commit;
}

/** The contents of objects, all from one process; null for one that is not there. */
function contentsOf(root: string, objects: readonly string[]): (Uint8Array | null)[] {
	if (objects.length === 0) return [];
	const read = git(root, ["cat-file", "--batch"], objects.map((object) => `${object}\n`).join(""));
	if (read.status !== 0) throw failed(read);
	const contents: (Uint8Array | null)[] = [];
	for (let at = 0; at < read.stdout.length; ) {
		const lineEnd = read.stdout.indexOf(LF, at);
		const size = / blob (\d+)$/.exec(read.stdout.toString("utf8", at, lineEnd))?.[1];
		at = lineEnd + 1;
		contents.push(size === undefined ? null : read.stdout.subarray(at, at + Number(size)));
		if (size !== undefined) at += Number(size) + 1;
	}
	return contents;
}

/** What a repository has Git start whatever it is asked is not started: it may have come out of an archive, settings and all. */
const HARMLESS = ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "diff.external="];

function git(folder: string, given: readonly string[], input = ""): SpawnSyncReturns<Buffer> {
	const result = spawnSync("git", [...HARMLESS, ...given], { cwd: folder, input, maxBuffer: MOST_OUTPUT });
	const code = result.error && "code" in result.error ? result.error.code : undefined;
	if (code === "ENOENT") {
		throw new CommandFailure(EXIT_FAILURE, "there is no command git, and --since asks it for the committed version");
	}
	if (result.error) throw new CommandFailure(EXIT_FAILURE, `git cannot be run: ${result.error.message}`);
	return result;
}

function failed({ stderr }: SpawnSyncReturns<Buffer>): CommandFailure {
	return new CommandFailure(EXIT_FAILURE, `git failed: ${stderr.toString().trim()}`);
}
