import type { ConfigPlace } from "./configured-zone.ts";
import { MAX_COREFILE_WORDS, tooManyWords, WORDS_PER_STEP } from "./read-limits.ts";

/** A word of a Corefile, quotes taken off; the place has them. */
export interface CorefileToken extends ConfigPlace {
	readonly text: string;
	readonly isQuoted: boolean;
	/** A line end stands before it. */
	readonly startsLine: boolean;
	/** It stands in the first column. */
	readonly isFlush: boolean;
}

/**
 * Splits a Corefile into words as CoreDNS does: blanks part them, quotes may stand around them and `#` starts a comment. A
 * quote that is not closed ends with its line. Some words at a time.
 */
export function* corefileTokenSteps(
	path: string,
	text: string,
	report: (place: ConfigPlace, message: string) => void,
): Generator<void, CorefileToken[]> {
	const tokens: CorefileToken[] = [];
	const word = /"|#[^\n]*|[^\s#"][^\s#]*/g;
	let behind = 0;
	let looked = 0;
	for (let match = word.exec(text); match; match = word.exec(text)) {
		if (++looked % WORDS_PER_STEP === 0) yield;
		const start = match.index;
		if (match[0].startsWith("#")) continue;
		if (tokens.length === MAX_COREFILE_WORDS) {
			report({ path, start, end: start + 1 }, tooManyWords(MAX_COREFILE_WORDS));
			break;
		}
		const isQuoted = match[0] === '"';
		const quoted = isQuoted ? quotedWord(text, start) : undefined;
		const end = quoted?.end ?? start + match[0].length;
		if (quoted && !quoted.isClosed) report({ path, start, end }, "this quoted text is not closed: a quote is missing");
		tokens.push({
			text: quoted?.value ?? match[0],
			path,
			start,
			end,
			isQuoted,
			startsLine: tokens.length === 0 || text.slice(behind, start).includes("\n"),
			isFlush: start === 0 || text[start - 1] === "\n" || text[start - 1] === "\uFEFF",
		});
		word.lastIndex = end;
		behind = end;
	}
	return tokens;
}

function quotedWord(text: string, start: number): { end: number; value: string; isClosed: boolean } {
	let at = start + 1;
	while (at < text.length && text[at] !== '"') at += text[at] === "\\" && text[at + 1] === '"' ? 2 : 1;
	const value = text.slice(start + 1, at);
	// Paths and names have no line ends and braces.
	const lineEnd = value.indexOf("\n");
	if (at < text.length && (lineEnd < 0 || !/[{}]/.test(value.slice(lineEnd)))) {
		return { end: at + 1, value: value.replaceAll('\\"', '"'), isClosed: true };
	}
	const line = /^[^\r\n]*/.exec(value)![0].trimEnd();
	return { end: start + 1 + line.length, value: line, isClosed: false };
}
