import { keyTag } from "../records/dnssec/key-tag.ts";
import type { DelegationDigest } from "./fault.ts";
import type { WebCrypto } from "./web-crypto.ts";

/** How Web Crypto calls the digest types of DS; of the others it knows nothing. */
const HASHES: ReadonlyMap<number, string> = new Map([
	[1, "SHA-1"],
	[2, "SHA-256"],
	[4, "SHA-384"],
]);

/** The digest type that everybody knows, and the one that is as good as any. */
const SHA256 = 2;
const SHA384 = 4;

/** Whether digests of a type can be worked out here. */
export function isKnownDigest(digestType: number): boolean {
	return HASHES.has(digestType);
}

/** What a DS or CDS says, from its RDATA (RFC 4034 section 5.1). */
export function readDigest(rdata: Uint8Array): DelegationDigest {
	return {
		keyTag: rdata[0]! * 256 + rdata[1]!,
		algorithm: rdata[2]!,
		digestType: rdata[3]!,
		digest: rdata.slice(4),
	};
}

/**
 * What a DS says of a key (RFC 4034 section 5.1.4).
 *
 * @param owner name of the zone on the wire, in lower case.
 * @param dnskey RDATA of the key.
 */
export async function digestOfKey(
	crypto: WebCrypto,
	owner: Uint8Array,
	dnskey: Uint8Array,
	digestType: number,
): Promise<DelegationDigest> {
	const data = new Uint8Array(owner.length + dnskey.length);
	data.set(owner);
	data.set(dnskey, owner.length);
	const digest = new Uint8Array(await crypto.digest(HASHES.get(digestType)!, data));
	return { keyTag: keyTag(dnskey), algorithm: dnskey[3]!, digestType, digest };
}

/** The digest type of a record that takes the place of one with another: as good, and known to everybody. */
export function goodDigestType(digestType: number): number {
	return digestType === SHA384 ? SHA384 : SHA256;
}

/** Whether two digests are the same. */
export function isSameDigest(one: Uint8Array, other: Uint8Array): boolean {
	return one.length === other.length && one.every((octet, at) => octet === other[at]);
}
