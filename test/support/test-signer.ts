import { webcrypto } from "node:crypto";
import { toWireName } from "../../server/src/records/domain-name.ts";

const { subtle } = webcrypto;

const TYPES = { A: 1, NS: 2, SOA: 6, MX: 15, TXT: 16, AAAA: 28, DNSKEY: 48 } as const;
const RSA = "RSASSA-PKCS1-v1_5";

interface Words {
	readonly name: string;
	readonly hash?: string;
	readonly namedCurve?: string;
	readonly modulusLength?: number;
	readonly publicExponent?: Uint8Array;
}

const rsa = (hash: string): Words => ({
	name: RSA,
	hash,
	modulusLength: 1024,
	publicExponent: Uint8Array.of(1, 0, 1),
});

/** The algorithms of DNSSEC as Web Crypto makes keys of them. */
export const SIGNING_ALGORITHMS: Readonly<Record<number, Words>> = {
	5: rsa("SHA-1"),
	7: rsa("SHA-1"),
	8: rsa("SHA-256"),
	10: rsa("SHA-512"),
	13: { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" },
	14: { name: "ECDSA", namedCurve: "P-384", hash: "SHA-384" },
	15: { name: "Ed25519" },
	16: { name: "Ed448" },
};

/** A record set as it is written and as it is signed. */
export interface PlainSet {
	readonly owner: string;
	readonly type: keyof typeof TYPES;
	/** The RDATA of each record, as text and as octets in canonical form, in canonical order. */
	readonly records: readonly (readonly [text: string, octets: readonly number[]])[];
}

/** From when on and until when signatures are good, in seconds since 1970. */
interface Times {
	readonly inception: number;
	readonly expiration: number;
}

const MONTH: Times = { inception: Date.UTC(2026, 10, 1) / 1000, expiration: Date.UTC(2026, 11, 1) / 1000 };

/** Times of signatures that are good when a test is run. */
export function timesAroundNow(): Times {
	const now = Math.floor(Date.now() / 1000);
	return { inception: now - 86_400, expiration: now + 7 * 86_400 };
}

/** The octets of a name. */
export function name(text: string): number[] {
	return [...toWireName(text)!];
}

/** A key that signs, made anew. Knows nothing of the code that verifies. */
export class TestSigner {
	readonly #key: webcrypto.CryptoKey;
	readonly #words: Words;
	readonly #algorithm: number;
	readonly #times: Times;
	readonly dnskey: PlainSet["records"][number];

	private constructor(key: webcrypto.CryptoKey, algorithm: number, octets: readonly number[], times: Times) {
		this.#times = times;
		this.#key = key;
		this.#words = SIGNING_ALGORITHMS[algorithm]!;
		this.#algorithm = algorithm;
		const rdata = [1, 1, 3, algorithm, ...octets];
		this.dnskey = [`257 3 ${algorithm} ${Buffer.from(octets).toString("base64")}`, rdata];
	}

	/** @param times of all signatures; by default the month around the moment at which pages are verified. */
	static async make(algorithm: number, times: Times = MONTH): Promise<TestSigner> {
		const words = SIGNING_ALGORITHMS[algorithm]!;
		const pair = (await subtle.generateKey(words as webcrypto.EcKeyGenParams, true, [
			"sign",
			"verify",
		])) as webcrypto.CryptoKeyPair;
		return new TestSigner(pair.privateKey, algorithm, await publicOctets(pair.publicKey, words), times);
	}

	/** The number of the key (RFC 4034 appendix B). */
	get keyTag(): number {
		const sum = this.dnskey[1].reduce((total, octet, at) => total + (at % 2 === 0 ? octet * 256 : octet), 0);
		return (sum + Math.floor(sum / 65_536)) % 65_536;
	}

	/** The RRSIG of a set, as a line of a zone file. */
	async rrsig({ owner, type, records }: PlainSet, origin: string, ttl: number): Promise<string> {
		const labels = owner.split(".").filter((label) => label !== "" && label !== "*").length;
		const { inception, expiration } = this.#times;
		const code = TYPES[type];
		const head = [...u16(code), this.#algorithm, labels, ...u32(ttl), ...u32(expiration), ...u32(inception)];
		const data = [...head, ...u16(this.keyTag), ...name(origin)];
		for (const [, octets] of records) {
			data.push(...name(owner.toLowerCase()), ...u16(code), 0, 1, ...u32(ttl), ...u16(octets.length), ...octets);
		}
		const signature = await subtle.sign(this.#words as webcrypto.EcdsaParams, this.#key, Uint8Array.from(data));
		const text = Buffer.from(signature).toString("base64");
		return `${owner} ${ttl} RRSIG ${type} ${this.#algorithm} ${labels} ${ttl} ${expiration} ${inception} ${this.keyTag} ${origin} ${text}`;
	}

	/** The lines of a zone with a signature of each set. */
	async zone(sets: readonly PlainSet[], origin: string, ttl = 3600): Promise<string[]> {
		const all: PlainSet[] = [...sets, { owner: origin, type: "DNSKEY", records: [this.dnskey] }];
		const lines: string[] = [];
		for (const set of all) {
			for (const [text] of set.records) lines.push(`${set.owner} ${ttl} ${set.type} ${text}`);
			lines.push(await this.rrsig(set, origin, ttl));
		}
		return lines;
	}
}

async function publicOctets(key: webcrypto.CryptoKey, { name: algorithm }: Words): Promise<number[]> {
	if (algorithm === RSA) {
		const { n, e } = await subtle.exportKey("jwk", key);
		const exponent = Buffer.from(e!, "base64url");
		return [exponent.length, ...exponent, ...Buffer.from(n!, "base64url")];
	}
	const raw = [...new Uint8Array(await subtle.exportKey("raw", key))];
	return algorithm === "ECDSA" ? raw.slice(1) : raw;
}

function u16(value: number): number[] {
	return [value >>> 8, value & 255];
}

function u32(value: number): number[] {
	return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}
