import { algorithmOf } from "./algorithms.ts";

/** Where the public key begins in the RDATA of DNSKEY, CDNSKEY and KEY. */
export const PUBLIC_KEY_AT = 4;

/** The two numbers of an RSA key, as they are written, the highest octet first. */
export interface RsaKey {
	readonly exponent: Uint8Array;
	readonly modulus: Uint8Array;
}

/** The numbers of an RSA key (RFC 3110 section 2), or undefined where the octets do not hold both. */
export function rsaKey(key: Uint8Array): RsaKey | undefined {
	const long = key[0] === 0;
	const start = long ? 3 : 1;
	const length = long ? key[1]! * 256 + key[2]! : key[0]!;
	if (!(length > 0) || key.length <= start + length) return undefined;
	return { exponent: key.subarray(start, start + length), modulus: key.subarray(start + length) };
}

/** How many bits a number has, zeros in front not counted. */
export function bitLength(number: Uint8Array): number {
	const first = number.findIndex((octet) => octet !== 0);
	return first < 0 ? 0 : (number.length - first) * 8 - Math.clz32(number[first]!) + 24;
}

/** The bits of the modulus of an RSA key; undefined for keys of other algorithms and for those that are none. */
export function rsaBits(rdata: Uint8Array): number | undefined {
	if (algorithmOf(rdata[3]!)?.key !== "rsa") return undefined;
	const key = rsaKey(rdata.subarray(PUBLIC_KEY_AT));
	return key && bitLength(key.modulus);
}

/** What is wrong with the octets of a public key, as the end of a sentence that begins with it, or undefined. */
export function publicKeyFlaw(rdata: Uint8Array): string | undefined {
	const algorithm = algorithmOf(rdata[3]!);
	const key = rdata.subarray(PUBLIC_KEY_AT);
	if (typeof algorithm?.key === "number") {
		if (key.length === algorithm.key) return undefined;
		return `has ${key.length} octets, and one of ${algorithm.name} has ${algorithm.key}`;
	}
	if (algorithm?.key === "rsa" && !rsaKey(key))
		return `is not made of an exponent and a modulus, as one of ${algorithm.name} is`;
	return undefined;
}
