import type { Tape } from "../syntax/tape.ts";
import { QUOTE, SPACE, TAB } from "../text/char.ts";

/** Whether nothing but blanks and quotes stands between the tokens from `first` on, neither a line end nor a parenthesis or comment. */
export function isOnOneLine({ octets, starts, ends, count }: Tape, first: number): boolean {
	for (let token = first + 1; token < count; token++) {
		for (let at = ends[token - 1]!; at < starts[token]!; at++) {
			if (octets[at] !== SPACE && octets[at] !== TAB && octets[at] !== QUOTE) return false;
		}
	}
	return true;
}
