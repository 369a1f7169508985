import { QUOTED } from "../records/rdata-reader.ts";
import type { Tape } from "../syntax/tape.ts";
import { CR, LF, PAREN_CLOSE, PAREN_OPEN, QUOTE, SEMICOLON, SPACE, TAB } from "../text/char.ts";
import { afterLineEnd, commentEndAt } from "../text/line-end.ts";

/** What a piece is. */
export const TOKEN = 0;
export const OPEN = 1;
export const CLOSE = 2;
export const COMMENT = 3;

/**
 * All that stands in an entry: its tokens with their quotes, parentheses and comments. Between two of them, and between the
 * start of a line and its first, there are blanks and tabs only. One object serves all entries.
 */
export class Pieces {
	count = 0;
	readonly kinds: number[] = [];
	readonly starts: number[] = [];
	readonly ends: number[] = [];
	/** On which line of the entry each stands, from 0. */
	readonly lines: number[] = [];
	lineCount = 0;
	/** Where each line starts, and where its line end stands. */
	readonly lineStarts: number[] = [];
	readonly lineEnds: number[] = [];

	/**
	 * Takes the entry on the tape, which starts at `start` and whose line end ends at `end`.
	 *
	 * @returns false where a string or a comment runs over several lines, so that it has no columns.
	 */
	read(tape: Tape, start: number, end: number): boolean {
		const { octets } = tape;
		this.count = 0;
		this.lineCount = 0;
		let token = 0;
		let lineStart = start;
		let at = start;
		while (at < end) {
			const octet = octets[at]!;
			if (octet === SPACE || octet === TAB) {
				at++;
			} else if (octet === LF || octet === CR) {
				this.#endLine(lineStart, at);
				at = afterLineEnd(octets, at);
				lineStart = at;
			} else {
				const next = this.#piece(tape, at, octet, token);
				if (next < 0 || next > end || hasLineEnd(octets, at, next)) return false;
				if (this.kinds[this.count - 1] === TOKEN) token++;
				at = next;
			}
		}
		// The last line of a file may have no line end.
		if (lineStart < end) this.#endLine(lineStart, end);
		return token === tape.count;
	}

	/** The blanks before a piece: `gapStart`..`starts[piece]`. */
	gapStart(piece: number): number {
		const line = this.lines[piece]!;
		return piece > 0 && this.lines[piece - 1] === line ? this.ends[piece - 1]! : this.lineStarts[line]!;
	}

	/** Whether a piece is the first of its line. */
	startsLine(piece: number): boolean {
		return piece === 0 || this.lines[piece - 1] !== this.lines[piece];
	}

	#piece(tape: Tape, at: number, octet: number, token: number): number {
		const { octets } = tape;
		if (octet === SEMICOLON) return this.#add(COMMENT, at, commentEndAt(octets, at));
		if (octet === PAREN_OPEN) return this.#add(OPEN, at, at + 1);
		if (octet === PAREN_CLOSE) return this.#add(CLOSE, at, at + 1);
		if (token >= tape.count) return -1;
		const isQuoted = (tape.flags[token]! & QUOTED) !== 0;
		if (tape.starts[token] !== at + (isQuoted ? 1 : 0)) return -1;
		const end = tape.ends[token]!;
		if (!isQuoted) return this.#add(TOKEN, at, end);
		return octets[end] === QUOTE ? this.#add(TOKEN, at, end + 1) : -1;
	}

	#add(kind: number, start: number, end: number): number {
		const { count } = this;
		this.kinds[count] = kind;
		this.starts[count] = start;
		this.ends[count] = end;
		this.lines[count] = this.lineCount;
		this.count++;
		return end;
	}

	#endLine(start: number, end: number): void {
		this.lineStarts[this.lineCount] = start;
		this.lineEnds[this.lineCount] = end;
		this.lineCount++;
	}
}

function hasLineEnd(octets: Uint8Array, start: number, end: number): boolean {
	for (let at = start; at < end; at++) if (octets[at] === LF || octets[at] === CR) return true;
	return false;
}
