import { type FSWatcher, watch } from "chokidar";
import { WORKSPACE_FILE } from "../features/workspace-file.ts";
import type { CheckOptions } from "./check.ts";
import { CommandFailure } from "./command-failure.ts";
import { absolutePath } from "./disk-path.ts";
import { EXIT_FAILURE, EXIT_OK, EXIT_USAGE, type ExitStatus } from "./exit-status.ts";
import { FileChanges } from "./file-changes.ts";
import { inTurns } from "./in-turns.ts";
import {
	type OpenedWorkspace,
	openedWorkspace,
	plannedLoader,
	type WorkspacePlan,
	workspacePlan,
} from "./open-workspace.ts";
import { statOfPath } from "./path-stat.ts";
import { clearTerminal, paint } from "./terminal.ts";
import { warn, writeStderr } from "./warn.ts";
import type { WorkspaceLoader } from "./workspace-loader.ts";

/** Checks what was read, and shows it. */
type Show = (opened: OpenedWorkspace, options: CheckOptions) => Promise<ExitStatus>;

/**
 * Checks now and each time that files or settings change, until Ctrl-C or SIGTERM; reads only what is other than before.
 *
 * @returns the status of the last check.
 * @throws CommandFailure where the format is not made for it, and for what is wrong from the beginning.
 */
export async function watchedCheck(paths: readonly string[], options: CheckOptions, show: Show): Promise<ExitStatus> {
	if (options.format !== "text" && options.format !== "json") {
		throw new CommandFailure(EXIT_USAGE, `--watch shows text or json, and ${options.format} is one document`);
	}
	if (options.output !== undefined) {
		throw new CommandFailure(
			EXIT_USAGE,
			"--watch goes on until it is ended, and --output is for checks that end by themselves",
		);
	}
	const round = new Round(paths, options, show);
	const changes = new FileChanges();
	// Before anything is read, so that nothing is missed meanwhile.
	const watched = new Set(round.watched());
	const watcher = await watching(round, changes);
	try {
		await round.first();
		changes.endWith("SIGINT", "SIGTERM");
		for (;;) {
			const more = round.watched().filter((path) => !watched.has(path));
			for (const path of more) watched.add(path);
			watcher.add(more);
			// They may have changed between being read and being watched.
			if (more.length > 0) changes.tell();
			if (!(await changes.next())) break;
			await round.next();
		}
		return round.status;
	} finally {
		await watcher.close();
	}
}

/** Begins to watch; what happens from then on is told. */
async function watching(round: Round, changes: FileChanges): Promise<FSWatcher> {
	const watcher = watch(round.watched(), { ignored: (path) => round.isSkipped(path), ignoreInitial: true });
	await new Promise<void>((resolve, reject) => {
		watcher.once("ready", resolve).once("error", (error) => reject(unwatchable(error)));
	});
	watcher.on("error", (error) => changes.fail(unwatchable(error)));
	watcher.on("all", () => changes.tell());
	return watcher;
}

function unwatchable(error: unknown): CommandFailure {
	const code = error instanceof Error && "code" in error ? error.code : error;
	const isTooMuch = code === "ENOSPC" || code === "EMFILE";
	const why = isTooMuch ? `there are more than this system allows, ${code}` : String(code);
	return new CommandFailure(EXIT_FAILURE, `the files cannot be watched (${why})`);
}

/** One check after the other. */
class Round {
	status: ExitStatus = EXIT_OK;
	readonly #paths: readonly string[];
	readonly #options: CheckOptions;
	readonly #show: Show;
	#plan: WorkspacePlan;
	#loader: WorkspaceLoader;

	constructor(paths: readonly string[], options: CheckOptions, show: Show) {
		this.#paths = paths;
		this.#options = options;
		this.#show = show;
		this.#plan = workspacePlan(paths, options);
		this.#loader = plannedLoader(this.#plan);
	}

	/** What is to be watched now: what is read, and settings that lie elsewhere. */
	watched(): string[] {
		const { config } = this.#options;
		const settings = config === undefined ? [WORKSPACE_FILE, ".vscode/settings.json"] : [config];
		return [...this.#loader.watched, ...settings.map(absolutePath).filter((path) => statOfPath(path))];
	}

	isSkipped(path: string): boolean {
		return this.#loader.isSkipped(absolutePath(path));
	}

	async first(): Promise<void> {
		await inTurns((isTimeUp) => this.#loader.load(isTimeUp));
		await this.#check();
	}

	/** Checks again if anything that is read has changed. Settings that somebody is writing, or a folder that is being moved, end nothing. */
	async next(): Promise<void> {
		try {
			const plan = workspacePlan(this.#paths, this.#options);
			const isOther = JSON.stringify(plan) !== JSON.stringify(this.#plan);
			if (isOther) {
				this.#plan = plan;
				this.#loader = plannedLoader(plan);
			}
			const hasChanged = await inTurns((isTimeUp) => this.#loader.load(isTimeUp));
			if (isOther || hasChanged) await this.#check();
		} catch (error) {
			if (!(error instanceof CommandFailure)) throw error;
			warn(error.message);
			this.status = error.status;
		}
	}

	async #check(): Promise<void> {
		clearTerminal();
		this.status = await this.#show(openedWorkspace(this.#loader, this.#plan), this.#options);
		if (process.stderr.isTTY) writeStderr(`\n${paint("dim", "Waiting for changes; Ctrl-C ends this")}\n`);
	}
}
