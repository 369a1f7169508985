import { ASTERISK, HYPHEN, isDigit, LOWER_A, LOWER_Z, UNDERSCORE } from "../text/char.ts";

// What a label is, as bits. They are told once, when a name is entered, since rules ask for them of each of a million names.

/** One of a host (RFC 1123 section 2.1), and no number. */
export const HOST_LABEL = 1;
/** Its third and fourth octet are hyphens, as in `xn--`. */
export const HYPHEN_PAIR = 2;
/** It begins with an underscore and goes on, as those of services do (RFC 8552). */
export const UNDERSCORED = 4;
/** It is `*` (RFC 4592). */
export const WILDCARD = 8;

/** Of an octet: it is none of a number, or none of a host. */
const NAMING = HOST_LABEL;
const FOREIGN = 2;
/** The octets between which it stands count too. */
const DEPENDS = 4;

/** By octets in lower case what they make of a label; to be put together for `labelKind`. */
export const OCTET_KINDS: Uint8Array = new Uint8Array(256).fill(FOREIGN);
for (let octet = 0; octet < 256; octet++) {
	if (isDigit(octet)) OCTET_KINDS[octet] = 0;
	if (octet >= LOWER_A && octet <= LOWER_Z) OCTET_KINDS[octet] = NAMING;
}
OCTET_KINDS[HYPHEN] = NAMING | DEPENDS;
OCTET_KINDS[UNDERSCORE] = FOREIGN | DEPENDS;
OCTET_KINDS[ASTERISK] = FOREIGN | DEPENDS;

/**
 * The bits of a label.
 *
 * @param kinds the `OCTET_KINDS` of its octets. Hot: they tell all of most labels.
 */
export function labelKind(kinds: number, octets: Uint8Array, at: number, length: number): number {
	if (kinds <= NAMING) return kinds;
	return (kinds & DEPENDS) === 0 ? 0 : kindByPlaces(kinds, octets, at, length);
}

function kindByPlaces(kinds: number, octets: Uint8Array, at: number, length: number): number {
	const first = octets[at]!;
	let kind = 0;
	if ((kinds & FOREIGN) === 0 && first !== HYPHEN && octets[at + length - 1] !== HYPHEN) kind = HOST_LABEL;
	if (length >= 4 && octets[at + 2] === HYPHEN && octets[at + 3] === HYPHEN) kind |= HYPHEN_PAIR;
	if (first === UNDERSCORE && length > 1) kind |= UNDERSCORED;
	if (first === ASTERISK && length === 1) kind |= WILDCARD;
	return kind;
}
