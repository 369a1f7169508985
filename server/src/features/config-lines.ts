import type { ConfigPlace } from "../config/configured-zone.ts";
import type { Range } from "../rules/engine/finding.ts";
import type { Position } from "../text/chunked-text.ts";
import { TextLines } from "../text/text-lines.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** Turns places of configuration files into lines and columns, and each text into lines only once. */
export class ConfigLines {
	readonly #workspace: Workspace;
	readonly #lines = new Map<string, { readonly lines: TextLines; readonly bom: number }>();

	/** @param path a file whose text is given with it. */
	constructor(workspace: Workspace, path: string, text: string) {
		this.#workspace = workspace;
		this.#read(path, text);
	}

	range({ path, start, end }: ConfigPlace): Range {
		const texts = this.#workspace.configurationTexts;
		const { lines, bom } = this.#lines.get(path) ?? this.#read(path, texts.get(path) ?? "");
		// Editors do not show a byte order mark.
		const shown = ({ line, character }: Position): Position =>
			line === 0 ? { line, character: Math.max(0, character - bom) } : { line, character };
		return { start: shown(lines.position(start)), end: shown(lines.position(end)) };
	}

	#read(path: string, text: string): { readonly lines: TextLines; readonly bom: number } {
		const lines = new TextLines(text, this.#workspace.columnUnit);
		const read = { lines, bom: text.startsWith("\uFEFF") ? lines.position(1).character : 0 };
		this.#lines.set(path, read);
		return read;
	}
}
