import type { Position } from "./chunked-text.ts";

/** Where the lines of a text start; for small texts that are strings, such as server configurations. */
export class TextLines {
	readonly #starts: readonly number[];

	constructor(text: string) {
		this.#starts = [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), (end) => end.index + end[0].length)];
	}

	/** The position of an offset, which counts UTF-16 units from 0. */
	position(offset: number): Position {
		let line = 0;
		for (let above = this.#starts.length; above - line > 1; ) {
			const middle = (line + above) >> 1;
			if (this.#starts[middle]! <= offset) line = middle;
			else above = middle;
		}
		return { line, character: offset - this.#starts[line]! };
	}
}
