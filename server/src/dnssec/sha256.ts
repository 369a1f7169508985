/** Octets of a block. */
const BLOCK = 64;
/** Behind the text stand one octet and its length in bits. */
const TRAILER = 9;

/** The first 32 bits of what stands behind the point in the cube roots of the first 64 primes. */
const ROUNDS = Uint32Array.of(
	0x428a2f98,
	0x71374491,
	0xb5c0fbcf,
	0xe9b5dba5,
	0x3956c25b,
	0x59f111f1,
	0x923f82a4,
	0xab1c5ed5,
	0xd807aa98,
	0x12835b01,
	0x243185be,
	0x550c7dc3,
	0x72be5d74,
	0x80deb1fe,
	0x9bdc06a7,
	0xc19bf174,
	0xe49b69c1,
	0xefbe4786,
	0x0fc19dc6,
	0x240ca1cc,
	0x2de92c6f,
	0x4a7484aa,
	0x5cb0a9dc,
	0x76f988da,
	0x983e5152,
	0xa831c66d,
	0xb00327c8,
	0xbf597fc7,
	0xc6e00bf3,
	0xd5a79147,
	0x06ca6351,
	0x14292967,
	0x27b70a85,
	0x2e1b2138,
	0x4d2c6dfc,
	0x53380d13,
	0x650a7354,
	0x766a0abb,
	0x81c2c92e,
	0x92722c85,
	0xa2bfe8a1,
	0xa81a664b,
	0xc24b8b70,
	0xc76c51a3,
	0xd192e819,
	0xd6990624,
	0xf40e3585,
	0x106aa070,
	0x19a4c116,
	0x1e376c08,
	0x2748774c,
	0x34b0bcb5,
	0x391c0cb3,
	0x4ed8aa4a,
	0x5b9cca4f,
	0x682e6ff3,
	0x748f82ee,
	0x78a5636f,
	0x84c87814,
	0x8cc70208,
	0x90befffa,
	0xa4506ceb,
	0xbef9a3f7,
	0xc67178f2,
);
/** The same of the square roots of the first eight. */
const START = Uint32Array.of(
	0x6a09e667,
	0xbb67ae85,
	0x3c6ef372,
	0xa54ff53a,
	0x510e527f,
	0x9b05688c,
	0x1f83d9ab,
	0x5be0cd19,
);

/**
 * The SHA-256 digest of some octets (FIPS 180-4 section 6.2). A repair writes the digest of a key into a DS, and is made while
 * nobody can wait for Web Crypto.
 */
export function sha256(octets: Uint8Array): Uint8Array {
	const padded = new Uint8Array(Math.ceil((octets.length + TRAILER) / BLOCK) * BLOCK);
	padded.set(octets);
	padded[octets.length] = 0x80;
	const view = new DataView(padded.buffer);
	view.setUint32(padded.length - 4, octets.length * 8);
	const state = START.slice();
	for (let at = 0; at < padded.length; at += BLOCK) addBlock(state, view, at);
	const digest = new Uint8Array(32);
	const written = new DataView(digest.buffer);
	for (const [index, word] of state.entries()) written.setUint32(index * 4, word);
	return digest;
}

function addBlock(state: Uint32Array, block: DataView, start: number): void {
	const words = new Uint32Array(BLOCK);
	for (let at = 0; at < 16; at++) words[at] = block.getUint32(start + at * 4);
	for (let at = 16; at < BLOCK; at++) {
		const [early, late] = [words[at - 15]!, words[at - 2]!];
		const small = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
		const large = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
		words[at] = words[at - 16]! + small + words[at - 7]! + large;
	}
	let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
	for (let round = 0; round < BLOCK; round++) {
		const chosen = (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g));
		const first = (h + chosen + ROUNDS[round]! + words[round]!) | 0;
		const most = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
		[h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + most) | 0];
	}
	for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) state[index] = state[index]! + word;
}

/** A word of 32 bits turned to the right. */
function turned(word: number, bits: number): number {
	return (word >>> bits) | (word << (32 - bits));
}
