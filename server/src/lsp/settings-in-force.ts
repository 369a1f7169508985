import { type Connection, MessageType, ShowMessageNotification } from "vscode-languageserver";
import { joinPath } from "../config/config-path.ts";
import { type ReadSettings, readSettings } from "../features/read-settings.ts";
import { combinedSettings, readWorkspaceFile, WORKSPACE_FILE } from "../features/workspace-file.ts";
import { toText } from "../text/utf8.ts";
import { DEFAULT_SETTINGS } from "../workspace/settings.ts";
import type { FileSource } from "./file-source.ts";

const SECTION = "zoneTrio";

/** Editors that do not answer for so many milliseconds do not at all. */
const PATIENCE = 5000;

const SILENT = Symbol("no answer");

type Json = Readonly<Record<string, unknown>>;

/** The settings in force: those of the workspace's `.zonetrio.json`, and over them the user's, as the editor tells them. */
export class SettingsInForce {
	readonly #connection: Connection;
	readonly #files: FileSource;
	readonly #canAsk: boolean;
	readonly #initial: unknown;
	readonly #told = new Set<string>();
	#ofEditor: Json = {};
	#ofFile: Json = {};
	#written = "{}";
	#current: ReadSettings = readSettings({});

	/**
	 * @param canAsk whether the editor answers `workspace/configuration`.
	 * @param initial what came with the initialization options; it counts until the editor tells others.
	 */
	constructor(connection: Connection, files: FileSource, canAsk: boolean, initial: unknown) {
		this.#connection = connection;
		this.#files = files;
		this.#canAsk = canAsk;
		this.#initial = initial;
	}

	/** Takes what came with the initialization options. */
	begin(): void {
		this.#takeOfEditor(this.#initial);
	}

	get current(): ReadSettings {
		return this.#current;
	}

	/** Asks the editor; whether anything is not as before. */
	async ask(): Promise<boolean> {
		if (!this.#canAsk) return false;
		const answer: unknown = await Promise.race([this.#connection.workspace.getConfiguration(SECTION), silence()]);
		// Who has no settings answers with nothing, and may have given them at the start.
		return answer === SILENT ? false : this.#takeOfEditor(answer ?? this.#initial);
	}

	/** Takes what came with `workspace/didChangeConfiguration`, or asks if nothing came; whether anything is not as before. */
	async follow(told: unknown): Promise<boolean> {
		const section = isObject(told) ? told[SECTION] : undefined;
		return section === undefined ? this.ask() : this.#takeOfEditor(section);
	}

	/** Reads the `.zonetrio.json` of the first folder that has one; whether anything is not as before. One that cannot be read changes nothing. */
	async readFile(roots: readonly string[]): Promise<boolean> {
		for (const path of this.filesIn(roots)) {
			const file = await this.#files.read(path);
			if (file.kind === "gone") continue;
			try {
				if (file.kind !== "read") throw new SyntaxError(file.kind === "refused" ? file.reason : "cannot be read");
				const { readOutside, ...ofFile } = readWorkspaceFile(toText(file.octets));
				if (readOutside === true) this.#tell([`${path}: readOutside is for each user to say`]);
				this.#ofFile = ofFile;
			} catch (error) {
				this.#tell([`${path} ${error instanceof Error ? error.message : error}`]);
				return false;
			}
			return this.#combine();
		}
		this.#ofFile = {};
		return this.#combine();
	}

	/** The files that `readFile` looks for. */
	filesIn(roots: readonly string[]): readonly string[] {
		return roots.map((root) => joinPath(root, WORKSPACE_FILE));
	}

	#takeOfEditor(value: unknown): boolean {
		if (value !== undefined && value !== null && !isObject(value)) this.#tell(readSettings(value).problems);
		this.#ofEditor = isObject(value) ? value : {};
		return this.#combine();
	}

	#combine(): boolean {
		const value = combinedSettings(this.#ofFile, this.#ofEditor, PRESET);
		const written = JSON.stringify(value);
		if (written === this.#written) return false;
		this.#written = written;
		this.#current = readSettings(value);
		this.#tell(this.#current.problems);
		return true;
	}

	#tell(problems: readonly string[]): void {
		const fresh = problems.filter((problem) => !this.#told.has(problem));
		for (const problem of fresh) {
			this.#told.add(problem);
			this.#connection.console.warn(problem);
		}
		const [first, ...more] = fresh;
		if (first === undefined) return;
		const others = more.length > 0 ? ` (and ${more.length} more: see the output)` : "";
		const message = `Zone Trio: ${first}${others}`;
		void this.#connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
	}
}

/** What editors tell where nobody has set anything. */
const PRESET = { profile: DEFAULT_SETTINGS.profile, serial: DEFAULT_SETTINGS.serial };

function silence(): Promise<typeof SILENT> {
	return new Promise((resolve) => {
		setTimeout(() => resolve(SILENT), PATIENCE);
	});
}

function isObject(value: unknown): value is Json {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
