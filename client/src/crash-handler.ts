import { l10n, window } from "vscode";
import {
	CloseAction,
	type CloseHandlerResult,
	ErrorAction,
	type ErrorHandler,
	type ErrorHandlerResult,
} from "vscode-languageclient";

const MOST_RESTARTS = 4;
const WITHIN = 3 * 60 * 1000;

const RESTART = l10n.t("Restart");
const SHOW_OUTPUT = l10n.t("Show Output");

/** Starts the server again when it stops by itself, and gives up when it does so too often. Says both. */
export class CrashHandler implements ErrorHandler {
	readonly #restart: () => Promise<void>;
	readonly #showOutput: () => void;
	#stops: number[] = [];

	constructor(restart: () => Promise<void>, showOutput: () => void) {
		this.#restart = restart;
		this.#showOutput = showOutput;
	}

	/** A restart that the user asked for begins a new count. */
	forget(): void {
		this.#stops = [];
	}

	/**
	 * What is written while the server ends fails, however often. `closed` follows and starts another one; a shutdown here would come before it,
	 * after which there is none.
	 */
	error(): ErrorHandlerResult {
		return { action: ErrorAction.Continue, handled: true };
	}

	closed(): CloseHandlerResult {
		const now = Date.now();
		this.#stops = [...this.#stops.filter((time) => now - time < WITHIN), now];
		if (this.#stops.length <= MOST_RESTARTS) {
			void this.#say("warning", l10n.t("Zone Trio stopped unexpectedly and was restarted"));
			return { action: CloseAction.Restart, handled: true };
		}
		void this.#say(
			"error",
			l10n.t("Zone Trio stopped {0} times within 3 minutes and was not restarted", this.#stops.length),
		);
		return { action: CloseAction.DoNotRestart, handled: true };
	}

	async #say(severity: "warning" | "error", message: string): Promise<void> {
		const chosen =
			severity === "warning"
				? await window.showWarningMessage(message, SHOW_OUTPUT)
				: await window.showErrorMessage(message, RESTART, SHOW_OUTPUT);
		if (chosen === RESTART) await this.#restart();
		if (chosen === SHOW_OUTPUT) this.#showOutput();
	}
}
