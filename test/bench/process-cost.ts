import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/** What running a program took. Times are in seconds. */
export interface ProcessCost {
	readonly clock: number;
	/** Time of the processor, its own and the system's; null where nobody can tell. */
	readonly processor: number | null;
	/** The most memory that it had at a time, in octets; null where nobody can tell. */
	readonly memory: number | null;
	readonly status: number;
}

/** Runs programs and measures what they take. */
export class MeasuredProcesses {
	readonly #wrapper: string;
	readonly #report: string;
	readonly #hasPerl = spawnSync("perl", ["-e", "1"]).status === 0;

	/**
	 * @param wrapper the path of rusage.pl.
	 * @param folder where it may write.
	 */
	constructor(wrapper: string, folder: string) {
		this.#wrapper = wrapper;
		this.#report = join(folder, "process-cost.json");
	}

	/** Runs a program in a process of its own; undefined if there is none of that name. What it says is thrown away. */
	run(program: string, given: readonly string[]): ProcessCost | undefined {
		if (!this.#hasPerl) return clocked(program, given);
		rmSync(this.#report, { force: true });
		spawnSync("perl", [this.#wrapper, this.#report, program, ...given], { stdio: "ignore" });
		return existsSync(this.#report) ? (JSON.parse(readFileSync(this.#report, "utf8")) as ProcessCost) : undefined;
	}
}

/** Where nobody can be asked for more: the time on the clock. */
function clocked(program: string, given: readonly string[]): ProcessCost | undefined {
	const start = performance.now();
	const { error, status } = spawnSync(program, given, { stdio: "ignore" });
	if (error) return undefined;
	return { clock: (performance.now() - start) / 1000, processor: null, memory: null, status: status ?? 1 };
}
