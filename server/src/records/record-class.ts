import { lowerCase } from "../text/char.ts";
import { numberAfterPrefix } from "./number-suffix.ts";

/** Class numbers at IANA (RFC 1035 section 3.2.4). */
export const CLASS_IN = 1;
const CLASS_CH = 3;
const CLASS_HS = 4;

const CLASS_PREFIX = new Uint8Array([0x63, 0x6c, 0x61, 0x73, 0x73]);

/**
 * The class that `octets[start..end)` names, in any case: `IN`, `CH` (or `CHAOS`), `HS` (or `HESIOD`), `CLASSn` (RFC 3597
 * section 5); -1 if it names none. `NONE` and `ANY` never stand in a zone file and give -1.
 *
 * Hot: runs for each record. Allocates nothing.
 */
export function classCodeOf(octets: Uint8Array, start: number, end: number): number {
	if (end - start === 2) {
		const pair = (lowerCase(octets[start]!) << 8) | lowerCase(octets[start + 1]!);
		if (pair === 0x696e) return CLASS_IN;
		if (pair === 0x6368) return CLASS_CH;
		return pair === 0x6873 ? CLASS_HS : -1;
	}
	if (matches(octets, start, end, CHAOS)) return CLASS_CH;
	if (matches(octets, start, end, HESIOD)) return CLASS_HS;
	return numberAfterPrefix(octets, start, end, CLASS_PREFIX);
}

const CHAOS = new Uint8Array([0x63, 0x68, 0x61, 0x6f, 0x73]);
const HESIOD = new Uint8Array([0x68, 0x65, 0x73, 0x69, 0x6f, 0x64]);

function matches(octets: Uint8Array, start: number, end: number, word: Uint8Array): boolean {
	if (end - start !== word.length) return false;
	for (let index = 0; index < word.length; index++) {
		if (lowerCase(octets[start + index]!) !== word[index]) return false;
	}
	return true;
}
