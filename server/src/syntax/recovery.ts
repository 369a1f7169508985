import { readTtl } from "../records/duration.ts";
import { classCodeOf } from "../records/record-class.ts";
import { typeCodeOf } from "../records/type-code.ts";
import { CR, DOLLAR, LF, PAREN_CLOSE, PAREN_OPEN, QUOTE, SEMICOLON, SPACE, TAB } from "../text/char.ts";

/** How many words of a line are looked at: owner, TTL, class, type. */
const WORDS = 4;

/**
 * Whether the line at `at` starts like an entry of its own: a directive, or an owner in column 0 with
 * a type behind it. Inside parentheses that is legal, but far more often the parenthesis was forgotten.
 */
export function looksLikeEntry(octets: Uint8Array, at: number): boolean {
	const first = octets[at]!;
	if (first === DOLLAR) return true;
	if (isSeparator(first) || first === SEMICOLON || first === QUOTE || first === PAREN_OPEN || first === PAREN_CLOSE) {
		return false;
	}
	let start = at;
	for (let word = 0; word < WORDS; word++) {
		let end = start;
		while (end < octets.length && !endsWord(octets[end]!)) end++;
		if (end === start) return false;
		if (word > 0) {
			// A digit alone never is a type; owners such as `A` are words, so the first word does not count.
			if (typeCodeOf(octets, start, end) >= 0) return true;
			if (classCodeOf(octets, start, end) < 0 && readTtl(octets, start, end) < 0) return false;
		}
		start = end;
		while (start < octets.length && (octets[start] === SPACE || octets[start] === TAB)) start++;
	}
	return false;
}

function isSeparator(octet: number): boolean {
	return octet === SPACE || octet === TAB || octet === LF || octet === CR;
}

function endsWord(octet: number): boolean {
	return isSeparator(octet) || octet === SEMICOLON || octet === QUOTE || octet === PAREN_OPEN || octet === PAREN_CLOSE;
}
