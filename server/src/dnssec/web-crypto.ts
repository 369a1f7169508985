/** What verification needs of Web Crypto's `SubtleCrypto`, which whoever runs it hands in. */
export interface WebCrypto {
	digest(algorithm: string, data: Uint8Array): Promise<ArrayBuffer>;
	importKey(
		format: "raw",
		key: Uint8Array,
		algorithm: KeyAlgorithm,
		extractable: boolean,
		usages: "verify"[],
	): Promise<ImportedKey>;
	importKey(
		format: "jwk",
		key: RsaPublicKey,
		algorithm: KeyAlgorithm,
		extractable: boolean,
		usages: "verify"[],
	): Promise<ImportedKey>;
	verify(algorithm: KeyAlgorithm, key: ImportedKey, signature: Uint8Array, data: Uint8Array): Promise<boolean>;
}

/** A key that Web Crypto has taken; nothing is read of it here. */
export type ImportedKey = unknown;

/** The words that Web Crypto has for an algorithm. */
export interface KeyAlgorithm {
	name: string;
	hash?: string;
	namedCurve?: string;
}

/** An RSA key as Web Crypto takes it; both numbers in base64url. */
export interface RsaPublicKey {
	kty: string;
	n: string;
	e: string;
}
