import { BACKSLASH, DOT } from "../../text/char.ts";
import type { Span } from "../../workspace/record-text.ts";

/** Whether a name that is written in some octets is completed by the origin: `@` is, and all that does not end in a dot. */
export function isRelativeName(octets: Uint8Array, { start, end }: Span): boolean {
	if (octets[end - 1] !== DOT) return true;
	let slashes = 0;
	for (let at = end - 2; at >= start && octets[at] === BACKSLASH; at--) slashes++;
	// An escaped dot ends no name.
	return slashes % 2 === 1;
}
