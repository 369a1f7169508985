import type { Connection, WorkDoneProgressServerReporter } from "vscode-languageserver";

/** Milliseconds between two reports; more would only be traffic. */
const INTERVAL = 100;

/** Shows in the editor how far the first reading of the workspace is. */
export class LoadProgress {
	readonly #connection: Connection;
	readonly #canShow: boolean;
	#reporter: WorkDoneProgressServerReporter | undefined;
	#last = 0;
	/** Whether the first reading is not over. */
	isShown = false;

	/** @param canShow whether the editor shows such things. */
	constructor(connection: Connection, canShow: boolean) {
		this.#connection = connection;
		this.#canShow = canShow;
	}

	/** Starts to show it. Nothing waits for the editor to agree. */
	begin(): void {
		this.isShown = true;
		if (!this.#canShow) return;
		this.#connection.window.createWorkDoneProgress().then(
			(reporter) => {
				reporter.begin("Indexing zones", 0);
				if (this.isShown) this.#reporter = reporter;
				else reporter.done();
			},
			() => this.#connection.console.info("The editor shows no progress"),
		);
	}

	/** Shows that `done` of `total` things are done; asks for both where it has not shown any for a while. */
	report(things: "files" | "zones", counts: () => { readonly done: number; readonly total: number }): void {
		const now = performance.now();
		if (!this.#reporter || now - this.#last < INTERVAL) return;
		const { done, total } = counts();
		if (total === 0) return;
		this.#last = now;
		const message = things === "zones" ? `${done}/${total}` : `reading files ${done}/${total}`;
		this.#reporter.report(Math.floor((100 * done) / total), message);
	}

	/** Ends it. */
	end(): void {
		this.isShown = false;
		this.#reporter?.done();
		this.#reporter = undefined;
	}
}
