/** One way to make the digest of a key that DS and CDS records carry. */
export interface DigestType {
	readonly number: number;
	/** As IANA writes it. */
	readonly name: string;
	/** Words that BIND reads for it. */
	readonly mnemonics: readonly string[];
	readonly octets: number;
	/** Whether BIND refuses a record whose digest has another length. */
	readonly lengthRequired: boolean;
	/** The document by which DS records may not be made with it any more. */
	readonly forbiddenBy?: string;
}

/** All that are registered (IANA: Digest Algorithms of Delegation Signer records), with what RFC 9904 to 9906 say of them. */
export const DIGEST_TYPES: readonly DigestType[] = [
	{
		number: 1,
		name: "SHA-1",
		mnemonics: ["SHA-1", "SHA1"],
		octets: 20,
		lengthRequired: true,
		forbiddenBy: "RFC 9905",
	},
	{ number: 2, name: "SHA-256", mnemonics: ["SHA-256", "SHA256"], octets: 32, lengthRequired: true },
	{
		number: 3,
		name: "GOST R 34.11-94",
		mnemonics: ["GOST"],
		octets: 32,
		lengthRequired: false,
		forbiddenBy: "RFC 9906",
	},
	{ number: 4, name: "SHA-384", mnemonics: ["SHA-384", "SHA384"], octets: 48, lengthRequired: true },
	{ number: 5, name: "GOST R 34.11-2012", mnemonics: [], octets: 32, lengthRequired: false },
	{ number: 6, name: "SM3", mnemonics: [], octets: 32, lengthRequired: false },
];

const BY_NUMBER = new Map(DIGEST_TYPES.map((one) => [one.number, one]));

/** The row of a digest type; undefined for numbers that nobody has registered. */
export function digestTypeOf(number: number): DigestType | undefined {
	return BY_NUMBER.get(number);
}

/** A digest type for messages: `1 (SHA-1)`. */
export function digestTypeText(number: number): string {
	const found = BY_NUMBER.get(number);
	return found ? `${number} (${found.name})` : String(number);
}
