import { CR, LF } from "./char.ts";
import { countLineEnds, lineEndAt, lineOffset } from "./line-end.ts";
import { type ColumnUnit, octetOffset, toOctets, unitLength } from "./utf8.ts";

/** A place as editors count it: lines from 0, characters from 0 in the `ColumnUnit` of the text. */
export interface Position {
	readonly line: number;
	readonly character: number;
}

/** One edit: the text between two positions gives way to another. */
export interface TextChange {
	readonly start: Position;
	readonly end: Position;
	readonly text: string;
}

/** A piece of a text, cut where a line ends. Without octets while its file is closed. */
export interface Chunk {
	octets: Uint8Array;
	/** Length in octets; stays known when the octets are let go. */
	length: number;
	/** How many lines end in it. */
	lineEnds: number;
}

/** Which chunks an edit replaced: `removed` ones from `index` on gave way to a single one. */
export interface Splice {
	readonly index: number;
	readonly removed: number;
}

const RELEASED = new Uint8Array(0);

/** The chunk of some octets; they are not copied. */
export function chunkOf(octets: Uint8Array): Chunk {
	return { octets, length: octets.length, lineEnds: countLineEnds(octets, 0, octets.length) };
}

const NOWHERE: { readonly octets: Uint8Array; readonly lineStart: number; readonly lines: number } = {
	octets: RELEASED,
	lineStart: 0,
	lines: 0,
};

/**
 * The text of a file as a list of chunks of UTF-8 octets, so that an edit costs as much as its chunk
 * and not as much as the file. Octets, not strings: an open file and one read from disk are the same
 * thing, invalid UTF-8 keeps its value, and reading a million records makes no strings.
 */
export class ChunkedText {
	readonly chunks: Chunk[];
	/** What the columns of positions are counted in. */
	readonly unit: ColumnUnit;
	/** `#lineStarts[n]` is the line on which chunk `n` starts; made anew when it is asked for. */
	#lineStarts: Int32Array | undefined;
	/** The start of the line of the last position that was asked for, and how many lines of the chunk lie before it. */
	#known = NOWHERE;

	constructor(chunks: Chunk[], unit: ColumnUnit = "utf-16") {
		this.unit = unit;
		this.chunks = chunks.length > 0 ? chunks : [chunkOf(RELEASED)];
	}

	/** Length in octets. */
	get length(): number {
		let length = 0;
		for (const chunk of this.chunks) length += chunk.length;
		return length;
	}

	/** How many lines there are; an empty text has one. */
	get lineCount(): number {
		const starts = this.#starts();
		return starts[this.chunks.length]! + 1;
	}

	/** Whether the octets are here, and not let go by `release`. */
	get isLoaded(): boolean {
		return this.chunks.every((chunk) => chunk.octets.length === chunk.length);
	}

	/** Lets the octets of a closed file go; lengths and line counts stay. */
	release(): void {
		for (const chunk of this.chunks) chunk.octets = RELEASED;
		this.#known = NOWHERE;
	}

	/** Gives the octets back. False, and nothing done, if they are not as long as those let go. */
	restore(octets: Uint8Array): boolean {
		if (octets.length !== this.length) return false;
		let at = 0;
		for (const chunk of this.chunks) {
			chunk.octets = octets.subarray(at, at + chunk.length);
			at += chunk.length;
		}
		return true;
	}

	/** The whole text, copied together. */
	octets(): Uint8Array {
		const whole = new Uint8Array(this.length);
		let at = 0;
		for (const chunk of this.chunks) {
			whole.set(chunk.octets, at);
			at += chunk.length;
		}
		return whole;
	}

	/** The octets of some chunks, the last one included; copied only where they are several. */
	octetsOf(first: number, last: number): Uint8Array {
		if (first === last) return this.chunks[first]!.octets;
		return new ChunkedText(this.chunks.slice(first, last + 1)).octets();
	}

	/** The number of the chunk in which the first lines of the text end. */
	lastOfFirstLines(count: number): number {
		const starts = this.#starts();
		let last = 0;
		while (last < this.chunks.length - 1 && starts[last + 1]! < count) last++;
		return last;
	}

	/** The number of the chunk in which the last lines of the text begin; the end of the last line begins none. */
	firstOfLastLines(count: number): number {
		const starts = this.#starts();
		let first = this.chunks.length - 1;
		while (first > 0 && this.lineCount - 1 - starts[first]! <= count) first--;
		return first;
	}

	/** The line on which chunk number `index` starts. */
	firstLine(index: number): number {
		return this.#starts()[index]!;
	}

	/** The position of the octet `offset` of chunk number `index`. Mostly asked from the beginning to the end, so it counts on from the last answer. */
	position(index: number, offset: number): Position {
		const { octets } = this.chunks[index]!;
		const end = Math.min(offset, octets.length);
		const known = this.#known;
		const isBehind = known.octets === octets && known.lineStart <= end;
		const line = (isBehind ? known.lines : 0) + countLineEnds(octets, isBehind ? known.lineStart : 0, end);
		let start = end;
		while (start > 0 && octets[start - 1] !== LF && octets[start - 1] !== CR) start--;
		const isWithinLineEnd = octets[start - 1] === CR && octets[start] === LF;
		if (!isWithinLineEnd) this.#known = { octets, lineStart: start, lines: line };
		return { line: this.#starts()[index]! + line, character: unitLength(octets, start, end, this.unit) };
	}

	/** The chunk and octet of a position; one behind the end of its line is taken as that end. */
	locate(position: Position): { index: number; offset: number } {
		const starts = this.#starts();
		let low = 0;
		let high = this.chunks.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if (starts[middle]! <= position.line) low = middle;
			else high = middle - 1;
		}
		const { octets } = this.chunks[low]!;
		const start = lineOffset(octets, position.line - starts[low]!);
		const end = lineEndAt(octets, start);
		return { index: low, offset: octetOffset(octets, start, end, position.character, this.unit) };
	}

	/** The octet of a position, counted from the beginning of the text. */
	offsetOf(position: Position): number {
		const { index, offset } = this.locate(position);
		let before = 0;
		for (let chunk = 0; chunk < index; chunk++) before += this.chunks[chunk]!.length;
		return before + offset;
	}

	/** The position of an octet counted from the beginning of the text. */
	positionAt(offset: number): Position {
		let left = offset;
		let index = 0;
		while (index < this.chunks.length - 1 && left >= this.chunks[index]!.length) left -= this.chunks[index++]!.length;
		return this.position(index, left);
	}

	/** Applies one edit; the chunks it touches become one. */
	replace(change: TextChange): Splice {
		const start = this.locate(change.start);
		const end = this.locate(change.end);
		const before = this.chunks[start.index]!.octets.subarray(0, start.offset);
		const after = this.chunks[end.index]!.octets.subarray(end.offset);
		const middle = toOctets(change.text);
		let first = start.index;
		let last = end.index;
		let octets = concat(before, middle, after);
		// A CR and the LF that comes to stand behind it are one line end and must share a chunk.
		while (first > 0 && octets[0] === LF && endsWithCarriageReturn(this.chunks[first - 1]!)) {
			octets = concat(this.chunks[--first]!.octets, octets, RELEASED);
		}
		while (
			last + 1 < this.chunks.length &&
			octets[octets.length - 1] === CR &&
			this.chunks[last + 1]!.octets[0] === LF
		) {
			octets = concat(octets, this.chunks[++last]!.octets, RELEASED);
		}
		// A chunk must end where a line ends, unless it is the last one.
		while (last + 1 < this.chunks.length && octets.length > 0 && !isLineEnd(octets[octets.length - 1]!)) {
			octets = concat(octets, this.chunks[++last]!.octets, RELEASED);
		}
		return this.splice(first, last - first + 1, [chunkOf(octets)]);
	}

	/** Puts other chunks in the place of `removed` ones from `index` on. */
	splice(index: number, removed: number, chunks: Chunk[]): Splice {
		this.chunks.splice(index, removed, ...chunks);
		if (this.chunks.length === 0) this.chunks.push(chunkOf(RELEASED));
		this.#lineStarts = undefined;
		return { index, removed };
	}

	/** Makes chunk `index` and the one behind it one. */
	merge(index: number): void {
		const octets = concat(this.chunks[index]!.octets, this.chunks[index + 1]!.octets, RELEASED);
		this.splice(index, 2, [chunkOf(octets)]);
	}

	/** Cuts chunk `index` at the octet offsets given in ascending order. */
	split(index: number, offsets: readonly number[]): void {
		const { octets } = this.chunks[index]!;
		const pieces: Chunk[] = [];
		let start = 0;
		for (const offset of [...offsets, octets.length]) {
			pieces.push(chunkOf(octets.subarray(start, offset)));
			start = offset;
		}
		this.splice(index, 1, pieces);
	}

	#starts(): Int32Array {
		if (this.#lineStarts) return this.#lineStarts;
		const starts = new Int32Array(this.chunks.length + 1);
		for (let index = 0; index < this.chunks.length; index++) {
			starts[index + 1] = starts[index]! + this.chunks[index]!.lineEnds;
		}
		this.#lineStarts = starts;
		return starts;
	}
}

function concat(first: Uint8Array, second: Uint8Array, third: Uint8Array): Uint8Array {
	const whole = new Uint8Array(first.length + second.length + third.length);
	whole.set(first, 0);
	whole.set(second, first.length);
	whole.set(third, first.length + second.length);
	return whole;
}

function isLineEnd(octet: number): boolean {
	return octet === LF || octet === CR;
}

function endsWithCarriageReturn(chunk: Chunk): boolean {
	return chunk.octets[chunk.length - 1] === CR;
}
