import { BACKSLASH, CR, LF, PAREN_CLOSE, PAREN_OPEN, QUOTE, SEMICOLON } from "../text/char.ts";
import { commentEndAt } from "../text/line-end.ts";

/** The lines of some octets that have parentheses outside strings and comments, in order. */
interface GroupLines {
	/** Offsets at which they start. */
	readonly starts: readonly number[];
	/** How many more are opened than closed before each of them, and before the end. */
	readonly before: readonly number[];
	/**
	 * The least of that within each of them, the last in its second half; before it the least of two each, as a tree:
	 * that of `n` stands for those of `2n` and `2n + 1`.
	 */
	readonly lows: Int32Array;
}

const known = new WeakMap<Uint8Array, GroupLines>();

/** What some lines do to the number of open parentheses. */
export interface DepthChange {
	/** How many more are opened than closed. */
	readonly net: number;
	/** The least that this is anywhere in the lines, 0 or below: a group of that depth or less ends there. */
	readonly least: number;
}

/**
 * What the lines of `octets[start..end)` do to the number of open parentheses. `start` must be the start of a line, and
 * lines count whole.
 *
 * A file may forget a thousand parentheses, and each time one asks whether it is closed far below: so the
 * lines with parentheses are found once for the octets, and of many of them the least is known.
 */
export function depthChange(octets: Uint8Array, start: number, end: number): DepthChange {
	let lines = known.get(octets);
	if (!lines) {
		lines = findGroupLines(octets);
		known.set(octets, lines);
	}
	const { starts, before, lows } = lines;
	const first = firstAtOrAfter(starts, start);
	const behind = firstAtOrAfter(starts, end);
	const net = before[behind]! - before[first]!;
	return { net, least: Math.min(0, leastOf(lows, first, behind) - before[first]!) };
}

/** The least value of lines `first` to before `behind`. */
function leastOf(lows: Int32Array, first: number, behind: number): number {
	const count = lows.length >> 1;
	let least = Number.POSITIVE_INFINITY;
	for (let low = first + count, high = behind + count; low < high; low >>= 1, high >>= 1) {
		if ((low & 1) === 1) least = Math.min(least, lows[low++]!);
		if ((high & 1) === 1) least = Math.min(least, lows[--high]!);
	}
	return least;
}

function findGroupLines(octets: Uint8Array): GroupLines {
	const starts: number[] = [];
	const before = [0];
	const leasts: number[] = [];
	let lineStart = 0;
	let net = 0;
	let low = 0;
	let hasParenthesis = false;
	const endLine = () => {
		if (!hasParenthesis) return;
		starts.push(lineStart);
		const open = before.at(-1)!;
		before.push(open + net);
		leasts.push(open + low);
		net = 0;
		low = 0;
		hasParenthesis = false;
	};
	for (let at = 0; at < octets.length; at++) {
		const octet = octets[at]!;
		if (octet === LF || octet === CR) {
			endLine();
			lineStart = at + 1;
		} else if (octet === PAREN_OPEN) {
			hasParenthesis = true;
			net++;
		} else if (octet === PAREN_CLOSE) {
			hasParenthesis = true;
			low = Math.min(low, --net);
		} else if (octet === SEMICOLON) {
			at = commentEndAt(octets, at) - 1;
		} else if (octet === BACKSLASH) {
			at++;
		} else if (octet === QUOTE) {
			at = beforeLineEnd(octets, at);
		}
	}
	endLine();
	return { starts, before, lows: treeOf(leasts) };
}

function treeOf(leasts: readonly number[]): Int32Array {
	const lows = new Int32Array(2 * leasts.length);
	lows.set(leasts, leasts.length);
	for (let at = leasts.length - 1; at > 0; at--) lows[at] = Math.min(lows[2 * at]!, lows[2 * at + 1]!);
	return lows;
}

/** The offset of the quote that closes the string opened at `at`, or the last one of its line. */
function beforeLineEnd(octets: Uint8Array, at: number): number {
	let next = at + 1;
	while (next < octets.length && octets[next] !== QUOTE && octets[next] !== LF) {
		next += octets[next] === BACKSLASH ? 2 : 1;
	}
	return octets[next] === QUOTE ? next : next - 1;
}

function firstAtOrAfter(starts: readonly number[], offset: number): number {
	let low = 0;
	let high = starts.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (starts[middle]! < offset) low = middle + 1;
		else high = middle;
	}
	return low;
}
