import { BACKSLASH, DOLLAR } from "../text/char.ts";

/** More records than this are not made from one directive; the rest is left out, and that is said. */
export const MAX_GENERATED = 65_536;

/** The range of a `$GENERATE`: `start-stop` or `start-stop/step`. */
export interface GenerateRange {
	readonly start: number;
	readonly stop: number;
	readonly step: number;
}

/** A range as it was read from a file. */
export interface WrittenRange extends GenerateRange {
	/** What stands behind it and means nothing to BIND. */
	readonly rest: string;
}

/** The range that a text names, or undefined if BIND would refuse it. */
export function readRange(text: string): WrittenRange | undefined {
	const match = /^([0-9]{1,10})-([0-9]{1,10})(?:\/([0-9]{1,10}))?(?![0-9/])(.*)$/s.exec(text);
	if (!match) return undefined;
	const start = Number(match[1]);
	const stop = Number(match[2]);
	const step = match[3] === undefined ? 1 : Number(match[3]);
	if (start > stop || stop > 0x7fffffff || step < 1 || step > 0x7fffffff) return undefined;
	return { start, stop, step, rest: match[4]! };
}

/** How many values a range has. */
export function rangeSize(range: GenerateRange): number {
	return Math.floor((range.stop - range.start) / range.step) + 1;
}

/** A piece of a template: octets as they stand, or a place for the number. */
type Piece =
	| { readonly octets: Uint8Array }
	| { readonly offset: number; readonly width: number; readonly base: string };

/** One side of a `$GENERATE`, ready to be filled in. */
export interface Template {
	readonly pieces: readonly Piece[];
	/** Whether a number goes in anywhere. */
	readonly varies: boolean;
}

const MODIFIER = /^\{([+-]?[0-9]+)(?:,([0-9]+)(?:,([doxXnN]))?)?\}/;

/**
 * Reads one side of a `$GENERATE`, `octets[start..end)`, as BIND does: `$` is the number, `$$` and `\$`
 * a dollar sign, `${offset,width,base}` the number changed and padded.
 *
 * @returns undefined where the braces cannot be read.
 */
export function readTemplate(octets: Uint8Array, start: number, end: number): Template | undefined {
	const pieces: Piece[] = [];
	let literal: number[] = [];
	let varies = false;
	let at = start;
	const flush = () => {
		if (literal.length > 0) pieces.push({ octets: Uint8Array.from(literal) });
		literal = [];
	};
	while (at < end) {
		const octet = octets[at]!;
		if (octet === BACKSLASH) {
			literal.push(octet);
			if (++at < end) literal.push(octets[at++]!);
		} else if (octet !== DOLLAR) {
			literal.push(octet);
			at++;
		} else if (octets[at + 1] === DOLLAR && at + 1 < end) {
			literal.push(BACKSLASH, DOLLAR);
			at += 2;
		} else {
			at++;
			varies = true;
			flush();
			if (octets[at] !== 0x7b || at >= end) {
				pieces.push({ offset: 0, width: 0, base: "d" });
				continue;
			}
			const match = MODIFIER.exec(String.fromCharCode(...octets.subarray(at, Math.min(end, at + 64))));
			if (!match) return undefined;
			// BIND keeps 32 bits of it.
			pieces.push({ offset: Number(match[1]) | 0, width: Number(match[2] ?? 0), base: match[3] ?? "d" });
			at += match[0].length;
		}
	}
	flush();
	return { pieces, varies };
}

/** BIND writes a number of at most so many characters. */
const LONGEST_NUMBER = 127;

/** The template with a number in it, as octets in `out` from 0 on; the count of octets, or -1 where they do not fit or a number is larger than BIND takes. */
export function fillTemplate(template: Template, value: number, out: Uint8Array): number {
	let length = 0;
	for (const piece of template.pieces) {
		if ("octets" in piece) {
			if (length + piece.octets.length > out.length) return -1;
			out.set(piece.octets, length);
			length += piece.octets.length;
			continue;
		}
		if (value + piece.offset > 0x7fffffff) return -1;
		const text = numberText(value + piece.offset, piece.width, piece.base);
		if (text.length > LONGEST_NUMBER || length + text.length > out.length) return -1;
		// Digits and dots: one octet each.
		for (let at = 0; at < text.length; at++) out[length++] = text.charCodeAt(at);
	}
	return length;
}

function numberText(value: number, width: number, base: string): string {
	if (base === "n" || base === "N") return nibbles(value, Math.min(width, 255), base === "N");
	const padding = Math.min(width, 255);
	if (base === "d") {
		const digits = String(Math.abs(value)).padStart(value < 0 ? padding - 1 : padding, "0");
		return value < 0 ? `-${digits}` : digits;
	}
	// C prints a negative number in octal or hexadecimal as if it had no sign.
	const text = (value >>> 0).toString(base === "o" ? 8 : 16).padStart(padding, "0");
	return base === "X" ? text.toUpperCase() : text;
}

/**
 * Nibbles from the lowest up, with dots between. The width counts dots too, so an even one leaves a dot
 * at the end and makes the name absolute: that is what BIND does, and what its users trip over.
 */
function nibbles(number: number, width: number, upper: boolean): string {
	let value = number >>> 0;
	let left = width;
	let text = "";
	do {
		const digit = (value & 15).toString(16);
		text += upper ? digit.toUpperCase() : digit;
		value >>>= 4;
		if (left > 0) left--;
		if (left > 0 || value !== 0) {
			text += ".";
			if (left > 0) left--;
		}
	} while (left > 0 || value !== 0);
	return text;
}
