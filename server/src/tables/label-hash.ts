import { lowerCase } from "../text/char.ts";
import { hashKeys } from "./hash-keys.ts";

const [KEY] = hashKeys(1) as unknown as readonly [number];

/**
 * Hash of a label, in whatever letters it is written, below a name.
 *
 * The last octet is put on top of the others' hash: names that follow each other in a file mostly differ in it alone (`host10`, `host11`),
 * so they lie side by side in memory, and a million of them cost few ways there.
 */
export function labelHash(parent: number, octets: Uint8Array, at: number, length: number): number {
	let hash = Math.imul(parent + 1, 0x9e3779b1) ^ KEY;
	const last = at + length - 1;
	for (let index = at; index < last; index++) hash = Math.imul(hash ^ LOWERED[octets[index]!]!, 0x01000193);
	hash ^= hash >>> 15;
	hash = Math.imul(hash, 0x85ebca6b) ^ length;
	hash ^= hash >>> 13;
	return (hash << 3) ^ LOWERED[octets[last]!]!;
}

/** Each octet, with letters in lower case. */
export const LOWERED = Uint8Array.from({ length: 256 }, (_, octet) => lowerCase(octet));
