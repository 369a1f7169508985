import { LF, SEMICOLON } from "../../text/char.ts";
import type { EntryTokens } from "./entry-tokens.ts";

/** The number of the token at an offset, be it not written yet: then that of the one to come there. */
export function tokenAt(tokens: EntryTokens, offset: number): number {
	const written = tokens.at(offset);
	if (written >= 0) return written;
	let token = 0;
	while (token < tokens.tape.count && tokens.span(token).end < offset) token++;
	return token;
}

/** Whether an offset stands in a comment, where nothing is to be written. */
export function isInComment(tokens: EntryTokens, offset: number): boolean {
	// A string may have a semicolon.
	if (tokens.at(offset) >= 0) return false;
	const { octets, count } = tokens.tape;
	let from = tokens.start;
	for (let token = 0; token < count && tokens.span(token).end <= offset; token++) from = tokens.span(token).end;
	for (let at = offset - 1; at >= from && octets[at] !== LF; at--) if (octets[at] === SEMICOLON) return true;
	return false;
}
