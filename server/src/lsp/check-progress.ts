import type { Connection, ProgressToken, WorkDoneProgressReporter } from "vscode-languageserver";

/** Milliseconds between two reports. */
const INTERVAL = 100;

/** Shows in the editor how far the verification of zones is, where the editor has given a token for it. */
export class CheckProgress {
	readonly #reporter: WorkDoneProgressReporter;
	#last = 0;

	constructor(connection: Connection, token: ProgressToken | undefined) {
		this.#reporter = connection.window.attachWorkDoneProgress(token);
		this.#reporter.begin("Verifying zones", 0, undefined, true);
	}

	/** Shows how much is done, from 0 to 1, and the zone at hand. */
	report(part: number, zone: string): void {
		const now = performance.now();
		if (now - this.#last < INTERVAL) return;
		this.#last = now;
		this.#reporter.report(Math.floor(100 * part), zone);
	}

	end(): void {
		this.#reporter.done();
	}
}
