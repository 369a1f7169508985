import { CR, LF } from "./char.ts";

/**
 * The offset after the line end that starts at `at`: LF, CRLF and a lone CR each end one line, for
 * BIND as for the language server protocol.
 */
export function afterLineEnd(octets: Uint8Array, at: number): number {
	return octets[at] === CR && octets[at + 1] === LF ? at + 2 : at + 1;
}

/** How many lines end in `octets[start..end)`. */
export function countLineEnds(octets: Uint8Array, start: number, end: number): number {
	let count = 0;
	for (let at = start; at < end; at++) {
		const octet = octets[at]!;
		if (octet > CR) continue;
		if (octet === LF || (octet === CR && (at + 1 === end || octets[at + 1] !== LF))) count++;
	}
	return count;
}

/** The offset at which the line number `line` (from 0) of the octets starts, or their end. */
export function lineOffset(octets: Uint8Array, line: number): number {
	let at = 0;
	for (let left = line; left > 0 && at < octets.length; left--) {
		while (at < octets.length && octets[at] !== LF && octets[at] !== CR) at++;
		if (at < octets.length) at = afterLineEnd(octets, at);
	}
	return at;
}

/** The offset of the line end, or of the end of the octets, at or after `at`. */
export function lineEndAt(octets: Uint8Array, at: number): number {
	let end = at;
	while (end < octets.length && octets[end] !== LF && octets[end] !== CR) end++;
	return end;
}

/**
 * The offset at which a comment that starts at or before `at` ends: BIND reads on over a lone CR, so that is its LF or CRLF, or
 * the end of the octets.
 */
export function commentEndAt(octets: Uint8Array, at: number): number {
	let end = at;
	while (end < octets.length && octets[end] !== LF) end++;
	return end < octets.length && end > at && octets[end - 1] === CR ? end - 1 : end;
}
