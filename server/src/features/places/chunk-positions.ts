import type { Range } from "../../rules/engine/finding.ts";
import type { ChunkedText, Position } from "../../text/chunked-text.ts";
import { lineAt } from "../../text/line-at.ts";
import { afterLineEnd, lineEndAt } from "../../text/line-end.ts";
import { type ColumnUnit, unitLength } from "../../text/utf8.ts";
import type { Span } from "../../workspace/record-text.ts";

/** Where the lines of chunks start, for as long as their octets are there: thousands of places may be shown in few chunks. */
const known = new WeakMap<Uint8Array, readonly number[]>();

/** Turns octets of one chunk into positions. */
export class ChunkPositions {
	readonly #octets: Uint8Array;
	readonly #unit: ColumnUnit;
	readonly #firstLine: number;
	/** The offsets at which the lines of the chunk start. */
	readonly #starts: readonly number[];

	constructor(text: ChunkedText, index: number) {
		this.#octets = text.chunks[index]!.octets;
		this.#unit = text.unit;
		this.#firstLine = text.firstLine(index);
		const starts = known.get(this.#octets) ?? lineStarts(this.#octets);
		known.set(this.#octets, starts);
		this.#starts = starts;
	}

	/** The position of an octet of the chunk. */
	position(offset: number): Position {
		const line = lineAt(this.#starts, offset);
		const character = unitLength(this.#octets, this.#starts[line]!, offset, this.#unit);
		return { line: this.#firstLine + line, character };
	}

	/** The range of octets of the chunk. */
	range({ start, end }: Span): Range {
		return { start: this.position(start), end: this.position(end) };
	}
}

function lineStarts(octets: Uint8Array): number[] {
	const starts = [0];
	for (let end = lineEndAt(octets, 0); end < octets.length; ) {
		const start = afterLineEnd(octets, end);
		starts.push(start);
		end = lineEndAt(octets, start);
	}
	return starts;
}
