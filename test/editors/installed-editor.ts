import { spawnSync } from "node:child_process";

/** What a program writes when it is run with these arguments; undefined where it cannot be run, or fails. */
export function answerOf(program: string, ...given: readonly string[]): string | undefined {
	const { status, stdout, stderr } = spawnSync(program, given, { encoding: "utf8" });
	return status === 0 ? `${stdout}${stderr}` : undefined;
}

/** Packages of Debian are found by it; in batch mode Emacs does not look for them by itself. */
export const EMACS_PACKAGES = "(package-initialize)";

/** An editor that a test file drives. */
interface DrivenEditor {
	readonly test: string;
	/** What is to be installed. */
	readonly packages: string;
	readonly isThere: boolean;
}

const EDITORS: readonly DrivenEditor[] = [
	{
		test: "test/editors/neovim.test.ts",
		packages: "Neovim, on Debian the package neovim",
		isThere: answerOf("nvim", "--version") !== undefined,
	},
	{
		test: "test/editors/emacs.test.ts",
		packages: "Emacs with eglot, on Debian the packages emacs-nox and elpa-eglot",
		isThere: answerOf("emacs", "--batch", "--eval", `(progn ${EMACS_PACKAGES} (require 'eglot))`) !== undefined,
	},
];

/**
 * The test files that are to be run: those whose editor is installed; it says which others are to be installed for the rest.
 *
 * @throws Error where one is missing and all must be there, as in .ci/run.
 */
export function editorTests(): string[] {
	const missing = EDITORS.filter(({ isThere }) => !isThere).map(({ packages }) => packages);
	if (missing.length > 0 && process.env["ZONETRIO_EDITORS"] === "all") {
		throw new Error(`install ${missing.join("; ")}`);
	}
	for (const packages of missing) console.log(`Not driven here, since it is not installed: ${packages}`);
	return EDITORS.flatMap(({ test, isThere }) => (isThere ? [test] : []));
}
