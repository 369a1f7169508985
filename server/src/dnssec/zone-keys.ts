import { algorithmOf } from "../records/dnssec/algorithms.ts";
import { keyFlagsOf, REVOKED, ZONE_KEY } from "../records/dnssec/key-flags.ts";
import { keyTag } from "../records/dnssec/key-tag.ts";
import { PUBLIC_KEY_AT, publicKeyFlaw, rsaKey } from "../records/dnssec/public-key.ts";
import { base64Text } from "../records/fields/encodings.ts";
import { TYPE_CODE } from "../records/type-code.ts";
import type { RecordId } from "../tables/record-table.ts";
import type { ImportedKey, KeyAlgorithm, WebCrypto } from "./web-crypto.ts";
import type { ZoneNodes } from "./zone-nodes.ts";

/** RFC 4034 section 2.1.2. */
const PROTOCOL = 3;

/** A DNSKEY of a zone that may sign what is in it. */
export interface ZoneKey {
	readonly record: RecordId;
	readonly keyTag: number;
	readonly algorithm: number;
	/** Whether it is revoked, so that its signatures prove nothing (RFC 5011 section 2.1). */
	readonly isRevoked: boolean;
	readonly crypto: KeyAlgorithm | undefined;
	/** Whether its octets are no key of its algorithm. */
	readonly isFlawed: boolean;
	/** Undefined where its signatures cannot be verified here. */
	readonly imported: ImportedKey | undefined;
}

const RSA = "RSASSA-PKCS1-v1_5";

/** How Web Crypto calls the algorithms. */
const CRYPTO: ReadonlyMap<number, KeyAlgorithm> = new Map([
	[5, { name: RSA, hash: "SHA-1" }],
	[7, { name: RSA, hash: "SHA-1" }],
	[8, { name: RSA, hash: "SHA-256" }],
	[10, { name: RSA, hash: "SHA-512" }],
	[13, { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" }],
	[14, { name: "ECDSA", namedCurve: "P-384", hash: "SHA-384" }],
	[15, { name: "Ed25519" }],
	[16, { name: "Ed448" }],
]);

/** The keys of a zone, ready to verify with; waits for Web Crypto to take them. */
export function* zoneKeys(nodes: ZoneNodes, crypto: WebCrypto): Generator<Promise<unknown>, ZoneKey[]> {
	const keys: ZoneKey[] = [];
	for (const row of nodes.rowsOf(0, TYPE_CODE.DNSKEY)) {
		const rdata = nodes.rows.rdata(row).slice();
		const flags = keyFlagsOf(rdata);
		const algorithm = rdata[3]!;
		if ((flags & ZONE_KEY) === 0 || rdata[2] !== PROTOCOL) continue;
		let imported: ImportedKey | undefined;
		yield importKey(crypto, algorithm, rdata.subarray(PUBLIC_KEY_AT)).then((key) => {
			imported = key;
		});
		const record = nodes.rows.record[row]! as RecordId;
		const isRevoked = (flags & REVOKED) !== 0;
		const isFlawed = publicKeyFlaw(rdata) !== undefined;
		const words = CRYPTO.get(algorithm);
		keys.push({ record, keyTag: keyTag(rdata), algorithm, isRevoked, isFlawed, crypto: words, imported });
	}
	return keys;
}

/** The key as Web Crypto has it; undefined where it cannot take it. */
async function importKey(crypto: WebCrypto, number: number, key: Uint8Array): Promise<ImportedKey | undefined> {
	const algorithm = CRYPTO.get(number);
	if (!algorithm) return undefined;
	try {
		if (algorithmOf(number)?.key !== "rsa") {
			return await crypto.importKey("raw", rawKey(algorithm, key), algorithm, false, ["verify"]);
		}
		const numbers = rsaKey(key);
		if (!numbers) return undefined;
		const jwk = { kty: "RSA", n: base64Url(numbers.modulus), e: base64Url(numbers.exponent) };
		return await crypto.importKey("jwk", jwk, algorithm, false, ["verify"]);
	} catch {
		// The platform does not have the algorithm, or takes no such key.
		return undefined;
	}
}

/** A point of a curve has its two coordinates in DNSSEC, and one octet that says so before them elsewhere (SEC 1 section 2.3.3). */
function rawKey({ name }: KeyAlgorithm, key: Uint8Array): Uint8Array {
	if (name !== "ECDSA") return key;
	const point = new Uint8Array(key.length + 1);
	point[0] = UNCOMPRESSED;
	point.set(key, 1);
	return point;
}

const UNCOMPRESSED = 4;

function base64Url(octets: Uint8Array): string {
	return base64Text(octets).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
