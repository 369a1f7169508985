import { BACKSLASH, CR, LF, PAREN_CLOSE, PAREN_OPEN, QUOTE, SEMICOLON } from "../text/char.ts";
import { commentEndAt } from "../text/line-end.ts";

/** The lines of some octets that have parentheses outside strings and comments, in order. */
interface GroupLines {
	/** Offsets at which they start. */
	readonly starts: readonly number[];
	/** How many more are opened on the line than closed, and how far below the depth at its start it goes. */
	readonly nets: readonly number[];
	readonly lows: readonly number[];
}

const known = new WeakMap<Uint8Array, GroupLines>();

/**
 * How many parentheses are open after `octets[start..end)` if `depth` were before; 0 as soon as none is.
 * `start` must be the start of a line, and lines count whole.
 *
 * A file may forget a thousand parentheses, and each time one asks whether it is closed far below: so the
 * lines with parentheses are found once for the octets, and only they are gone through.
 */
export function depthAfter(octets: Uint8Array, start: number, end: number, depth: number): number {
	let lines = known.get(octets);
	if (!lines) {
		lines = findGroupLines(octets);
		known.set(octets, lines);
	}
	const { starts, nets, lows } = lines;
	let open = depth;
	for (let line = firstAtOrAfter(starts, start); line < starts.length && starts[line]! < end; line++) {
		if (open + lows[line]! <= 0) return 0;
		open += nets[line]!;
	}
	return open;
}

function findGroupLines(octets: Uint8Array): GroupLines {
	const starts: number[] = [];
	const nets: number[] = [];
	const lows: number[] = [];
	let lineStart = 0;
	let net = 0;
	let low = 0;
	let hasParenthesis = false;
	const endLine = () => {
		if (!hasParenthesis) return;
		starts.push(lineStart);
		nets.push(net);
		lows.push(low);
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
	return { starts, nets, lows };
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
