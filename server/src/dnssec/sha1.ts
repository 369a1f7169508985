/** Octets of a digest, and of a block. */
export const SHA1_LENGTH = 20;
const BLOCK = 64;
/** Behind the text stand one octet and its length in bits. */
const TRAILER = 9;

const words = new Int32Array(80);
const state = new Int32Array(5);

/**
 * The SHA-1 digest (FIPS 180-4 section 6.1) of `octets[0..length)`, written to its beginning. There must be room for one and a
 * half blocks more. NSEC3 hashes each name of a zone, perhaps many times over, so this must not wait for Web Crypto.
 */
export function sha1InPlace(octets: Uint8Array, length: number): void {
	const end = Math.ceil((length + TRAILER) / BLOCK) * BLOCK;
	octets.fill(0, length, end);
	octets[length] = 0x80;
	const bits = length * 8;
	for (let at = 0; at < 4; at++) octets[end - 1 - at] = bits >>> (8 * at);
	state[0] = 0x67452301;
	state[1] = 0xefcdab89;
	state[2] = 0x98badcfe;
	state[3] = 0x10325476;
	state[4] = 0xc3d2e1f0;
	for (let at = 0; at < end; at += BLOCK) addBlock(octets, at);
	for (let at = 0; at < SHA1_LENGTH; at++) octets[at] = state[at >> 2]! >>> (24 - 8 * (at & 3));
}

/** Hot: runs for each name of a zone and iteration. Allocates nothing. */
function addBlock(octets: Uint8Array, start: number): void {
	for (let word = 0; word < 16; word++) {
		const at = start + word * 4;
		words[word] = (octets[at]! << 24) | (octets[at + 1]! << 16) | (octets[at + 2]! << 8) | octets[at + 3]!;
	}
	for (let word = 16; word < 80; word++) {
		const mixed = words[word - 3]! ^ words[word - 8]! ^ words[word - 14]! ^ words[word - 16]!;
		words[word] = (mixed << 1) | (mixed >>> 31);
	}
	let a = state[0]!;
	let b = state[1]!;
	let c = state[2]!;
	let d = state[3]!;
	let e = state[4]!;
	for (let round = 0; round < 80; round++) {
		let mixed: number;
		if (round < 20) mixed = ((b & c) | (~b & d)) + 0x5a827999;
		else if (round < 40) mixed = (b ^ c ^ d) + 0x6ed9eba1;
		else if (round < 60) mixed = ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
		else mixed = (b ^ c ^ d) + 0xca62c1d6;
		const next = (((a << 5) | (a >>> 27)) + mixed + e + words[round]!) | 0;
		e = d;
		d = c;
		c = (b << 30) | (b >>> 2);
		b = a;
		a = next;
	}
	state[0] = state[0]! + a;
	state[1] = state[1]! + b;
	state[2] = state[2]! + c;
	state[3] = state[3]! + d;
	state[4] = state[4]! + e;
}
