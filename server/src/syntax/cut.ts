import { atOnce } from "../text/at-once.ts";
import { BACKSLASH, CR, DOLLAR, LF, lowerCase, PAREN_OPEN, QUOTE, SEMICOLON, SPACE, TAB } from "../text/char.ts";
import type { Chunk } from "../text/chunked-text.ts";
import { afterLineEnd, commentEndAt, countLineEnds } from "../text/line-end.ts";
import { conflictLine, mayBeConflict } from "./conflict.ts";
import { scanEntry } from "./scanner.ts";
import { Tape } from "./tape.ts";

/** How many lines a chunk should have, and at how many it is cut or joined with its neighbour. */
export const CHUNK_LINES = 256;
export const MAX_CHUNK_LINES = 512;
export const MIN_CHUNK_LINES = 64;

/** 1 for the octets at which `cutPoints` must stop and look. */
const STOPS = new Uint8Array(256);
for (const octet of [LF, CR, QUOTE, PAREN_OPEN, SEMICOLON, BACKSLASH]) STOPS[octet] = 1;

/** `$include` and `$generate` */
const INCLUDE = [36, 105, 110, 99, 108, 117, 100, 101];
const GENERATE = [36, 103, 101, 110, 101, 114, 97, 116, 101];

/** After so many cuts others may work. */
const CUTS_PER_STEP = 32;

/** The octets of a whole file as chunks of about `CHUNK_LINES` lines, cut only between entries. They are not copied. */
export function cutIntoChunks(octets: Uint8Array): Chunk[] {
	return atOnce(cutSteps(octets));
}

/** The same in small steps. */
export function* cutSteps(octets: Uint8Array): Generator<void, Chunk[]> {
	const cuts = new Cuts(octets, CHUNK_LINES);
	const chunks: Chunk[] = [];
	let start = 0;
	while (cuts.next()) {
		chunks.push({ octets: octets.subarray(start, cuts.at), length: cuts.at - start, lineEnds: cuts.lineEnds });
		start = cuts.at;
		if (chunks.length % CUTS_PER_STEP === 0) yield;
	}
	chunks.push({ octets: octets.subarray(start), length: octets.length - start, lineEnds: cuts.lineEnds });
	return chunks;
}

/** The offsets, ascending, at which octets are to be cut, with about `linesPerChunk` lines between two; see `Cuts`. */
export function cutPoints(octets: Uint8Array, linesPerChunk: number): number[] {
	const cuts = new Cuts(octets, linesPerChunk);
	const points: number[] = [];
	while (cuts.next()) points.push(cuts.at);
	return points;
}

/**
 * The places at which octets are to be cut, ascending: each starts an entry, `linesPerChunk` lines or a little more lie between two, and what
 * stands behind an `$INCLUDE` or a `$GENERATE`, which may bring many records, is in a chunk of its own.
 *
 * Hot: looks at each octet of a file once, before anything is understood; only a line with a
 * parenthesis is read in full, to know where its group ends.
 */
class Cuts {
	/** The place that was found last; behind the octets once there is none left. */
	at = 0;
	/** How many lines end between it and the one before. */
	lineEnds = 0;
	readonly #octets: Uint8Array;
	readonly #linesPerChunk: number;
	readonly #tape = new Tape();

	constructor(octets: Uint8Array, linesPerChunk: number) {
		this.#octets = octets;
		this.#linesPerChunk = linesPerChunk;
	}

	/** Goes on to the next place; whether there is one. */
	next(): boolean {
		const octets = this.#octets;
		const end = octets.length;
		let lines = 0;
		let lineStart = this.at;
		let at = this.at;
		for (;;) {
			if (at === lineStart && at > 0 && mayBeConflict(octets[at]) && conflictLine(octets, at)) {
				// What is passed over is one entry.
				at = scanEntry(octets, at, this.#tape, undefined);
				lines += countLineEnds(octets, lineStart, at);
				lineStart = at;
			}
			while (at < end && STOPS[octets[at]!] === 0) at++;
			if (at === end) break;
			const octet = octets[at]!;
			if (octet === SEMICOLON) {
				const behind = commentEndAt(octets, at);
				lines += countLineEnds(octets, at, behind);
				at = behind;
				continue;
			}
			const isLast = endsChunk(octets, lineStart);
			if (octet === LF || octet === CR) {
				at = afterLineEnd(octets, at);
				lines++;
			} else {
				at = scanEntry(octets, lineStart, this.#tape, undefined);
				lines += countLineEnds(octets, lineStart, at);
			}
			lineStart = at;
			if ((lines >= this.#linesPerChunk || isLast) && at < end) break;
		}
		this.at = at;
		this.lineEnds = lines;
		return at < end;
	}
}

/** Whether the line at `line` is the last one of its chunk, whatever comes behind it. */
export function endsChunk(octets: Uint8Array, line: number): boolean {
	return isIncludeLine(octets, line) || isDirectiveLine(octets, line, GENERATE);
}

/** Whether the line at `line` is an `$INCLUDE`. */
export function isIncludeLine(octets: Uint8Array, line: number): boolean {
	return isDirectiveLine(octets, line, INCLUDE);
}

/** BIND knows directives in column 0 only, in either case, and in quotes as well. */
function isDirectiveLine(octets: Uint8Array, line: number, directive: readonly number[]): boolean {
	const at = octets[line] === QUOTE ? line + 1 : line;
	if (octets[at] !== DOLLAR) return false;
	for (let index = 1; index < directive.length; index++) {
		if (lowerCase(octets[at + index] ?? 0) !== directive[index]) return false;
	}
	const next = octets[at + directive.length];
	return next === SPACE || next === TAB || next === QUOTE || next === PAREN_OPEN;
}
