import type { Range } from "../../rules/engine/finding.ts";
import type { ChunkedText, Position } from "../../text/chunked-text.ts";
import { afterLineEnd, lineEndAt } from "../../text/line-end.ts";
import { utf16Length } from "../../text/utf8.ts";
import type { Span } from "../../workspace/record-text.ts";

/** Turns octets of one chunk into positions. Finds the lines once, so that thousands of positions cost little. */
export class ChunkPositions {
	readonly #octets: Uint8Array;
	readonly #firstLine: number;
	/** The offsets at which the lines of the chunk start. */
	readonly #starts: number[] = [0];

	constructor(text: ChunkedText, index: number) {
		this.#octets = text.chunks[index]!.octets;
		this.#firstLine = text.firstLine(index);
		for (let end = lineEndAt(this.#octets, 0); end < this.#octets.length; ) {
			const start = afterLineEnd(this.#octets, end);
			this.#starts.push(start);
			end = lineEndAt(this.#octets, start);
		}
	}

	/** The position of an octet of the chunk. */
	position(offset: number): Position {
		let line = 0;
		for (let above = this.#starts.length; above - line > 1; ) {
			const middle = (line + above) >> 1;
			if (this.#starts[middle]! <= offset) line = middle;
			else above = middle;
		}
		return { line: this.#firstLine + line, character: utf16Length(this.#octets, this.#starts[line]!, offset) };
	}

	/** The range of octets of the chunk. */
	range({ start, end }: Span): Range {
		return { start: this.position(start), end: this.position(end) };
	}
}
