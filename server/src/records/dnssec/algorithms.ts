/** What the octets of a public key are: RSA, with its two numbers, or so many octets. */
export type KeyForm = "rsa" | "dsa" | number;

/** One DNSSEC algorithm. */
export interface Algorithm {
	readonly number: number;
	/** As IANA writes it. */
	readonly name: string;
	/** Other words that BIND reads and writes for it; the first one is what it writes. */
	readonly mnemonics: readonly string[];
	/**
	 * Whether a zone may be signed with it: `recommended`, `allowed`, `forbidden`, or `none` for what never signs a zone.
	 */
	readonly signing: "recommended" | "allowed" | "forbidden" | "none";
	/** The document that says so, where it forbids. */
	readonly forbiddenBy?: string;
	readonly key?: KeyForm;
	/** Octets of a signature, where all have as many. */
	readonly signature?: number;
}

/**
 * All that are registered (IANA: DNS Security Algorithm Numbers), with what RFC 9904 and, for SHA-1 and GOST, RFC 9905 and
 * RFC 9906 say of signing with them. Keys and signatures are those of RFC 3110, 6605, 8080, 5933, 9558 and 9563.
 */
export const ALGORITHMS: readonly Algorithm[] = [
	forbidden(1, "RSAMD5", "RFC 6944", { key: "rsa" }),
	{ number: 2, name: "DH", mnemonics: ["DH"], signing: "none" },
	forbidden(3, "DSA", "RFC 8624", { key: "dsa", signature: 41 }),
	forbidden(5, "RSASHA1", "RFC 9905", { key: "rsa" }),
	forbidden(6, "DSA-NSEC3-SHA1", "RFC 8624", { mnemonics: ["NSEC3DSA"], key: "dsa", signature: 41 }),
	forbidden(7, "RSASHA1-NSEC3-SHA1", "RFC 9905", { mnemonics: ["NSEC3RSASHA1"], key: "rsa" }),
	algorithm(8, "RSASHA256", "recommended", { key: "rsa" }),
	algorithm(10, "RSASHA512", "allowed", { key: "rsa" }),
	forbidden(12, "ECC-GOST", "RFC 9906", { mnemonics: ["ECCGOST"], key: 64, signature: 64 }),
	algorithm(13, "ECDSAP256SHA256", "recommended", { key: 64, signature: 64 }),
	algorithm(14, "ECDSAP384SHA384", "allowed", { key: 96, signature: 96 }),
	algorithm(15, "ED25519", "recommended", { key: 32, signature: 64 }),
	algorithm(16, "ED448", "allowed", { key: 57, signature: 114 }),
	algorithm(17, "SM2SM3", "allowed", { mnemonics: [], key: 64, signature: 64 }),
	algorithm(23, "ECC-GOST12", "allowed", { mnemonics: [], key: 64, signature: 64 }),
	{ number: 252, name: "INDIRECT", mnemonics: ["INDIRECT"], signing: "none" },
	{ number: 253, name: "PRIVATEDNS", mnemonics: ["PRIVATEDNS"], signing: "allowed" },
	{ number: 254, name: "PRIVATEOID", mnemonics: ["PRIVATEOID"], signing: "allowed" },
];

type Form = Partial<Pick<Algorithm, "mnemonics" | "key" | "signature">>;

function algorithm(number: number, name: string, signing: Algorithm["signing"], form: Form): Algorithm {
	return { number, name, mnemonics: [name], signing, ...form };
}

function forbidden(number: number, name: string, forbiddenBy: string, form: Form): Algorithm {
	return { ...algorithm(number, name, "forbidden", form), forbiddenBy };
}

const BY_NUMBER = new Map(ALGORITHMS.map((one) => [one.number, one]));

/** The row of an algorithm; undefined for numbers that nobody has registered. */
export function algorithmOf(number: number): Algorithm | undefined {
	return BY_NUMBER.get(number);
}

/** An algorithm for messages: `5 (RSASHA1)`. */
export function algorithmText(number: number): string {
	const found = BY_NUMBER.get(number);
	return found ? `${number} (${found.name})` : String(number);
}
