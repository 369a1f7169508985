import type { Position } from "./chunked-text.ts";
import { lineAt } from "./line-at.ts";

/** The lines of a text that is kept as one string, as those of server configurations are. */
export class TextLines {
	readonly #starts: readonly number[];
	readonly #length: number;

	constructor(text: string) {
		this.#starts = [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), (end) => end.index + end[0].length)];
		this.#length = text.length;
	}

	/** The position of an offset: in the last line that starts before or at it. */
	position(offset: number): Position {
		const line = lineAt(this.#starts, offset);
		return { line, character: offset - this.#starts[line]! };
	}

	/** The offset of a position; no further than the line that follows. */
	offset({ line, character }: Position): number {
		const start = this.#starts[line] ?? this.#length;
		return Math.min(start + character, this.#starts[line + 1] ?? this.#length);
	}
}
