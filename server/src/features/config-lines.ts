import type { ConfigPlace } from "../config/configured-zone.ts";
import type { Range } from "../rules/engine/finding.ts";
import type { Position } from "../text/chunked-text.ts";
import { TextLines } from "../text/text-lines.ts";

/** Turns places of configuration files into lines and columns, and each text into lines only once. */
export class ConfigLines {
	readonly #texts: ReadonlyMap<string, string>;
	readonly #lines = new Map<string, { readonly lines: TextLines; readonly hasBom: boolean }>();

	/** @param path a file whose text is given with it. */
	constructor(texts: ReadonlyMap<string, string>, path: string, text: string) {
		this.#texts = texts;
		this.#read(path, text);
	}

	range({ path, start, end }: ConfigPlace): Range {
		const { lines, hasBom } = this.#lines.get(path) ?? this.#read(path, this.#texts.get(path) ?? "");
		// Editors do not show a byte order mark.
		const shown = ({ line, character }: Position): Position =>
			hasBom && line === 0 ? { line, character: Math.max(0, character - 1) } : { line, character };
		return { start: shown(lines.position(start)), end: shown(lines.position(end)) };
	}

	#read(path: string, text: string): { readonly lines: TextLines; readonly hasBom: boolean } {
		const read = { lines: new TextLines(text), hasBom: text.startsWith("\uFEFF") };
		this.#lines.set(path, read);
		return read;
	}
}
