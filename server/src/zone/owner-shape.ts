import { DOT, HYPHEN, isDigit, LOWER_A, LOWER_Z, UPPER_A, UPPER_Z } from "../text/char.ts";

/** What is in a name as it is written, as bits: capital letters, dots, hyphens, and anything that is no letter or digit either. */
export const HAS_CAPITALS = 1;
export const HAS_DOTS = 2;
export const HAS_HYPHENS = 4;
export const HAS_OTHERS = 8;

const BITS = new Uint8Array(256).fill(HAS_OTHERS);
for (let octet = 0; octet < 256; octet++) {
	if (isDigit(octet) || (octet >= LOWER_A && octet <= LOWER_Z)) BITS[octet] = 0;
	if (octet >= UPPER_A && octet <= UPPER_Z) BITS[octet] = HAS_CAPITALS;
}
BITS[DOT] = HAS_DOTS;
BITS[HYPHEN] = HAS_HYPHENS;

/** The bits of `octets[start..end)`. Hot: once per owner, so that what nearly no owner has need not be looked for on its own. */
export function ownerShape(octets: Uint8Array, start: number, end: number): number {
	let bits = 0;
	for (let at = start; at < end; at++) bits |= BITS[octets[at]!]!;
	return bits;
}
