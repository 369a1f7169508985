import { spawn } from "node:child_process";

/** What a run of a program gave. */
export interface Run {
	readonly status: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

/** How a program is run. */
export interface AsideOptions {
	readonly cwd: string;
	/** Added to that of the tests; what is undefined is taken out of it. */
	readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Runs a program to its end while the test goes on, so that it can serve what the program asks for. */
export function runAside(program: string, given: readonly string[], { cwd, env }: AsideOptions): Promise<Run> {
	const child = spawn(program, given, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
	const told = { stdout: "", stderr: "" };
	for (const name of ["stdout", "stderr"] as const) {
		child[name].setEncoding("utf8").on("data", (part: string) => {
			told[name] += part;
		});
	}
	return new Promise((resolve, reject) => {
		child.once("error", reject);
		child.once("close", (status) => resolve({ status, ...told }));
	});
}
