import { type Connection, MessageType, ShowMessageNotification } from "vscode-languageserver/node";
import { type ReadSettings, readSettings } from "../features/read-settings.ts";

const SECTION = "zoneTrio";

/** Editors that do not answer for so many milliseconds do not at all. */
const PATIENCE = 5000;

const SILENT = Symbol("no answer");

/** The user's settings, as the editor tells them. */
export class ClientSettings {
	readonly #connection: Connection;
	readonly #canAsk: boolean;
	readonly #told = new Set<string>();
	#written = "{}";
	#current: ReadSettings = readSettings({});

	constructor(connection: Connection, canAsk: boolean) {
		this.#connection = connection;
		this.#canAsk = canAsk;
	}

	/** What was told last. */
	get current(): ReadSettings {
		return this.#current;
	}

	/** Asks the editor; whether anything is not as before. */
	async ask(): Promise<boolean> {
		if (!this.#canAsk) return false;
		const answer: unknown = await Promise.race([this.#connection.workspace.getConfiguration(SECTION), silence()]);
		return answer === SILENT ? false : this.#take(answer);
	}

	/** Takes what came with `workspace/didChangeConfiguration`, or asks if nothing came; whether anything is not as before. */
	async follow(told: unknown): Promise<boolean> {
		const section = isObject(told) ? told[SECTION] : undefined;
		return section === undefined ? this.ask() : this.#take(section);
	}

	#take(value: unknown): boolean {
		const written = JSON.stringify(value ?? {});
		if (written === this.#written) return false;
		this.#written = written;
		this.#current = readSettings(value);
		const fresh = this.#current.problems.filter((problem) => !this.#told.has(problem));
		for (const problem of fresh) {
			this.#told.add(problem);
			this.#connection.console.warn(problem);
		}
		const [first, ...more] = fresh;
		if (first !== undefined) {
			const others = more.length > 0 ? ` (and ${more.length} more: see the output)` : "";
			const message = `Zone Trio: ${first}${others}`;
			void this.#connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
		}
		return true;
	}
}

function silence(): Promise<typeof SILENT> {
	return new Promise((resolve) => {
		setTimeout(resolve, PATIENCE, SILENT).unref();
	});
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null;
}
