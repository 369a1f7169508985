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

/** The octets of a whole file as chunks of about `CHUNK_LINES` lines, cut only between entries. They are not copied. */
export function cutIntoChunks(octets: Uint8Array): Chunk[] {
	const chunks: Chunk[] = [];
	let start = 0;
	const cut = (end: number, lineEnds: number) => {
		chunks.push({ octets: octets.subarray(start, end), length: end - start, lineEnds });
		start = end;
	};
	cut(octets.length, eachCut(octets, CHUNK_LINES, cut));
	return chunks;
}

/** The offsets, ascending, at which octets are to be cut, with about `linesPerChunk` lines between two; see `eachCut`. */
export function cutPoints(octets: Uint8Array, linesPerChunk: number): number[] {
	const points: number[] = [];
	eachCut(octets, linesPerChunk, (at) => points.push(at));
	return points;
}

/**
 * Finds where octets are to be cut: each place starts an entry, `linesPerChunk` lines or a little more lie between two, and what
 * stands behind an `$INCLUDE` or a `$GENERATE`, which may bring many records, is in a chunk of its own. `onCut` is told each place, ascending,
 * and how many lines end between it and the one before.
 *
 * @returns how many lines end behind the last place.
 *
 * Hot: looks at each octet of a file once, before anything is understood; only a line with a
 * parenthesis is read in full, to know where its group ends.
 */
function eachCut(octets: Uint8Array, linesPerChunk: number, onCut: (at: number, lineEnds: number) => void): number {
	const tape = new Tape();
	const end = octets.length;
	let lines = 0;
	let lineStart = 0;
	let at = 0;
	for (;;) {
		while (at < end && STOPS[octets[at]!] === 0) at++;
		if (at === end) return lines;
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
			at = scanEntry(octets, lineStart, tape, undefined);
			lines += countLineEnds(octets, lineStart, at);
		}
		lineStart = at;
		if ((lines >= linesPerChunk || isLast) && at < end) {
			onCut(at, lines);
			lines = 0;
		}
		if (mayBeConflict(octets[at]) && conflictLine(octets, at)) {
			// What is passed over is one entry.
			at = scanEntry(octets, at, tape, undefined);
			lines += countLineEnds(octets, lineStart, at);
			lineStart = at;
		}
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
