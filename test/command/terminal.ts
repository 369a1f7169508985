import { spawn, spawnSync } from "node:child_process";
import type { TestCommand } from "./zonetrio.ts";

/** What came to a terminal, and how the command ended. */
export interface TerminalRun {
	readonly status: number | null;
	readonly shown: string;
}

/** How a run in a terminal goes. */
export interface TerminalOptions {
	readonly cwd: string;
	/** How wide the terminal is, in columns. */
	readonly columns?: number;
	readonly env?: Readonly<Record<string, string>>;
	/** Where standard output goes to, as the shell writes it; to the terminal if it is not given. */
	readonly redirect?: string;
	/** What is typed as soon as something was shown: given all so far, the keys to type now. */
	readonly type?: (shown: string) => string | undefined;
}

/** Whether there is the program that lends a terminal: `script` of util-linux. */
export const HAS_TERMINAL =
	process.platform === "linux" && spawnSync("script", ["-qec", "true", "/dev/null"]).status === 0;

/** Runs the command as somebody does who sits at a terminal. */
export function runInTerminal(
	command: TestCommand,
	given: readonly string[],
	options: TerminalOptions,
): Promise<TerminalRun> {
	return runProgramInTerminal([process.execPath, command.path, ...given], options);
}

/** Runs any program so. */
export function runProgramInTerminal(
	words: readonly string[],
	{ cwd, columns = 120, env = {}, redirect = "", type }: TerminalOptions,
): Promise<TerminalRun> {
	const quoted = words.map((word) => `'${word.replaceAll("'", "'\\''")}'`);
	const { CI: _, NO_COLOR: __, FORCE_COLOR: ___, ...inherited } = process.env;
	const child = spawn("script", ["-qec", `stty cols ${columns}; exec ${quoted.join(" ")} ${redirect}`, "/dev/null"], {
		cwd,
		env: { ...inherited, SHELL: "/bin/sh", TERM: "xterm", ...env },
		stdio: ["pipe", "pipe", "ignore"],
	});
	let shown = "";
	child.stdout.setEncoding("utf8").on("data", (part: string) => {
		shown += part;
		const keys = type?.(shown);
		if (keys !== undefined) child.stdin.write(keys);
	});
	return new Promise((resolve) => child.once("close", (status) => resolve({ status, shown })));
}
