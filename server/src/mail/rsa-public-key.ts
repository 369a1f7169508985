import { areSameOctets } from "../text/same-octets.ts";

/** 1.2.840.113549.1.1.1 (RFC 8017 appendix A.1). */
const RSA_ENCRYPTION = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01];

const INTEGER = 0x02;
const BIT_STRING = 0x03;
const OBJECT_IDENTIFIER = 0x06;
const SEQUENCE = 0x30;

/**
 * How many bits the modulus of an RSA key has.
 *
 * @param key a SubjectPublicKeyInfo (RFC 5280 section 4.1), or only its RSAPublicKey, which some tools write
 * @returns undefined where it is neither.
 */
export function rsaModulusBits(key: Uint8Array): number | undefined {
	const outer = element(key, 0, SEQUENCE);
	if (!outer || outer.end !== key.length) return undefined;
	const algorithm = element(key, outer.start, SEQUENCE);
	if (!algorithm) return modulusBits(key, outer.start);
	const identifier = element(key, algorithm.start, OBJECT_IDENTIFIER);
	if (!identifier || !areSameOctets(key.subarray(identifier.start, identifier.end), RSA_ENCRYPTION)) return undefined;
	const bits = element(key, algorithm.end, BIT_STRING);
	const inner = bits && element(key, bits.start + 1, SEQUENCE);
	return inner && modulusBits(key, inner.start);
}

function modulusBits(key: Uint8Array, at: number): number | undefined {
	const modulus = element(key, at, INTEGER);
	if (!modulus || !element(key, modulus.end, INTEGER)) return undefined;
	let { start } = modulus;
	while (start < modulus.end && key[start] === 0) start++;
	if (start === modulus.end) return undefined;
	return (modulus.end - start) * 8 - Math.clz32(key[start]!) + 24;
}

/** The content of the element at `at`, if it is of a type and lies within the octets (ITU-T X.690, DER). */
function element(octets: Uint8Array, at: number, type: number): { start: number; end: number } | undefined {
	if (octets[at] !== type) return undefined;
	let length = octets[at + 1] ?? 0;
	let start = at + 2;
	if (length >= 0x80) {
		const count = length - 0x80;
		if (count < 1 || count > 4) return undefined;
		length = 0;
		for (let index = 0; index < count; index++) length = length * 256 + (octets[start++] ?? 0);
	}
	const end = start + length;
	return end <= octets.length ? { start, end } : undefined;
}
