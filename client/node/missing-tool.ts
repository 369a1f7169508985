import { EventEmitter, type Pseudoterminal } from "vscode";

/** What a shell answers where there is no such command. */
const NOT_FOUND = 127;

/** The terminal of a task whose tool is not there: says so, and what to do. */
export class MissingTool implements Pseudoterminal {
	readonly #lines: readonly string[];
	readonly #written = new EventEmitter<string>();
	readonly #closed = new EventEmitter<number>();
	readonly onDidWrite = this.#written.event;
	readonly onDidClose = this.#closed.event;

	constructor(lines: readonly string[]) {
		this.#lines = lines;
	}

	open(): void {
		this.#written.fire(this.#lines.map((line) => `${line}\r\n`).join(""));
		this.#closed.fire(NOT_FOUND);
	}

	close(): void {
		this.#written.dispose();
		this.#closed.dispose();
	}
}
