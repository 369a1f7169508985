import { lowerCase } from "../text/char.ts";
import { hashKeys } from "./hash-keys.ts";

/** Each octet, with letters in lower case. */
export const LOWERED = Uint8Array.from({ length: 256 }, (_, octet) => lowerCase(octet));

const KEYS = hashKeys(257);
const KEY = KEYS[256]!;
/** A word for each octet, the same for a letter in whatever case. */
const WORDS = KEYS.slice(0, 256).map((_, octet) => KEYS[LOWERED[octet]!]!);

/**
 * Hash of a label, in whatever letters it is written, below a name. A random word stands for each octet. One in front of
 * all would not do: which labels come to the same depends on hardly more than its last eight bits, so that one guess in 256 would be right.
 *
 * The last octet is put on top of the others' hash: names that follow each other in a file mostly differ in it alone (`host10`, `host11`),
 * so they lie side by side in memory, and a million of them cost few ways there.
 */
export function labelHash(parent: number, octets: Uint8Array, at: number, length: number): number {
	let hash = Math.imul(parent + 1, 0x9e3779b1) ^ KEY;
	const last = at + length - 1;
	for (let index = at; index < last; index++) hash = Math.imul(hash ^ WORDS[octets[index]!]!, 0x01000193);
	hash ^= hash >>> 15;
	hash = Math.imul(hash, 0x85ebca6b) ^ length;
	hash ^= hash >>> 13;
	return (hash << 3) ^ LOWERED[octets[last]!]!;
}
