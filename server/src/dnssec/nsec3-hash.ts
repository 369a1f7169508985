import { base32HexText } from "../records/fields/encodings.ts";
import { SHA1_LENGTH, sha1InPlace } from "./sha1.ts";

/** How the names of a zone are hashed (RFC 5155 section 5). */
export interface HashParameters {
	/** Hashes behind the first. */
	readonly iterations: number;
	readonly salt: Uint8Array;
}

/** A name, the salt, and what SHA-1 appends. */
const scratch = new Uint8Array(1024);

/** The hash of a name on the wire, in lower case, as it stands in front of the owner of an NSEC3: base32hex in lower case. */
export function nsec3Hash(name: Uint8Array, { iterations, salt }: HashParameters): string {
	let length = name.length;
	scratch.set(name);
	for (let iteration = 0; iteration <= iterations; iteration++) {
		scratch.set(salt, length);
		sha1InPlace(scratch, length + salt.length);
		length = SHA1_LENGTH;
	}
	return base32HexText(scratch.subarray(0, SHA1_LENGTH)).toLowerCase();
}
