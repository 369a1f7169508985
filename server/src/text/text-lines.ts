import type { Position } from "./chunked-text.ts";
import { lineAt } from "./line-at.ts";
import { type ColumnUnit, octetOffset, toOctets, toText, unitLength } from "./utf8.ts";

/** The lines of a text that is kept as one string, as those of server configurations are. */
export class TextLines {
	readonly #text: string;
	readonly #unit: ColumnUnit;
	readonly #starts: readonly number[];

	/** @param unit what columns are counted in; offsets are those of the string. */
	constructor(text: string, unit: ColumnUnit) {
		this.#text = text;
		this.#unit = unit;
		this.#starts = [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), (end) => end.index + end[0].length)];
	}

	/** The position of an offset: in the last line that starts before or at it. */
	position(offset: number): Position {
		const line = lineAt(this.#starts, offset);
		const before = toOctets(this.#text.slice(this.#starts[line], offset));
		return { line, character: unitLength(before, 0, before.length, this.#unit) };
	}

	/** The offset of a position; no further than the line that follows. */
	offset({ line, character }: Position): number {
		const start = this.#starts[line] ?? this.#text.length;
		const octets = toOctets(this.#text.slice(start, this.#starts[line + 1]));
		return start + toText(octets, 0, octetOffset(octets, 0, octets.length, character, this.#unit)).length;
	}
}
