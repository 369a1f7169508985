import { DOT, HYPHEN, isDigit, LOWER_A, LOWER_Z, UNDERSCORE, UPPER_A, UPPER_Z } from "../text/char.ts";

/** What is in a name as it is written, as bits: capital letters, dots, hyphens, underscores, and anything that is no letter or digit either. */
export const HAS_CAPITALS = 1;
export const HAS_DOTS = 2;
export const HAS_HYPHENS = 4;
export const HAS_UNDERSCORES = 8;
/** The highest of them. */
export const HAS_OTHERS = 16;

/** The bits of each octet. */
export const OCTET_SHAPES: Uint8Array = new Uint8Array(256).fill(HAS_OTHERS);
for (let octet = 0; octet < 256; octet++) {
	if (isDigit(octet) || (octet >= LOWER_A && octet <= LOWER_Z)) OCTET_SHAPES[octet] = 0;
	if (octet >= UPPER_A && octet <= UPPER_Z) OCTET_SHAPES[octet] = HAS_CAPITALS;
}
OCTET_SHAPES[DOT] = HAS_DOTS;
OCTET_SHAPES[HYPHEN] = HAS_HYPHENS;
OCTET_SHAPES[UNDERSCORE] = HAS_UNDERSCORES;

/** The bits of `octets[start..end)`. Hot: once per owner, so that what nearly no owner has need not be looked for on its own. */
export function ownerShape(octets: Uint8Array, start: number, end: number): number {
	let bits = 0;
	for (let at = start; at < end; at++) bits |= OCTET_SHAPES[octets[at]!]!;
	return bits;
}
