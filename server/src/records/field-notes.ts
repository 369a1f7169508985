import type { TypeMnemonic } from "./type-code.ts";

/** What a field of a record type says, beyond how it is written. */
export interface FieldNote {
	/** In a few words, with the unit where there is one. */
	readonly meaning: string;
	/** Numbers or words that may stand there, and what each says. */
	readonly words?: ReadonlyMap<string, string>;
}

type Notes = Readonly<Record<string, FieldNote>>;

function note(meaning: string, words?: Readonly<Record<string, string>>): FieldNote {
	return words ? { meaning, words: new Map(Object.entries(words)) } : { meaning };
}

const LOWEST_FIRST = "the lowest number is tried first";
const HOST = "a host that has an address and is no alias";
const KEY_TAG = "the number that is worked out of the key, by which keys are told apart";

const SERVICE: Notes = {
	priority: note(`0 makes an alias of it; of the others ${LOWEST_FIRST}`, {
		0: "alias: all is said at the target",
		1: "service, tried first",
		2: "service, tried next",
	}),
	target: note("the host of the service; a dot for the owner itself"),
	parameters: note("what a client is to know before it connects"),
};

const CERTIFICATE_MATCH: Notes = {
	"certificate usage": note("what the certificate must be, and whether an authority has to stand behind it", {
		0: "PKIX-TA: an authority that clients trust anyway and that must be in the chain",
		1: "PKIX-EE: the certificate of the server, from an authority that clients trust anyway",
		2: "DANE-TA: an authority of your own; the server has to send its certificate",
		3: "DANE-EE: the certificate of the server itself, whoever issued it",
	}),
	selector: note("which part of the certificate is compared", {
		0: "Cert: the whole certificate, which changes with each renewal",
		1: "SPKI: its public key alone, which may stay",
	}),
	"matching type": note("how it is compared", {
		0: "Full: the data itself, which makes answers large",
		1: "SHA-256: 64 hexadecimal digits",
		2: "SHA-512: 128 hexadecimal digits",
	}),
	"certificate data": note("the digest, or the data itself"),
};

const DELEGATION_DIGEST: Notes = {
	"key tag": note(KEY_TAG),
	algorithm: note("the algorithm of the key"),
	"digest type": note("how the digest was made; 2 is what everybody reads"),
	digest: note("the digest of the owner and the key"),
};

const PUBLIC_KEY: Notes = {
	flags: note("what the key is for", {
		256: "signs the records of the zone (ZSK)",
		257: "signs the keys, and the zone above trusts it (KSK)",
	}),
	protocol: note("always 3", { 3: "the only one there is" }),
	algorithm: note("with which it signs"),
	"public key": note("in base64"),
};

const HASH_PARAMETERS: Notes = {
	"hash algorithm": note("how names are hashed", { 1: "SHA-1, the only one there is" }),
	flags: note("0, or 1 where delegations without DS are left out of the chain", { 0: "none", 1: "opt-out" }),
	iterations: note("how many more times names are hashed; RFC 9276 asks for none", { 0: "as RFC 9276 asks" }),
	salt: note("hexadecimal digits that are hashed too; RFC 9276 asks for none", { "-": "none, as RFC 9276 asks" }),
};

const SIGNATURE: Notes = {
	"type covered": note("of which records it is the signature"),
	labels: note("the labels of the owner, without the root and a leading *"),
	"original TTL": note("seconds, as the records have it in the zone"),
	expiration: note("until when it is valid, in UTC as YYYYMMDDHHMMSS"),
	inception: note("from when it is valid, in UTC as YYYYMMDDHHMMSS"),
	"key tag": note(KEY_TAG),
	signer: note("the zone with the key"),
	signature: note("in base64"),
};

const NOTES: Readonly<Partial<Record<TypeMnemonic, Notes>>> = {
	A: { address: note("where the host is reached over IPv4") },
	AAAA: { address: note("where the host is reached over IPv6") },
	NS: { "name server": note(HOST) },
	CNAME: { "canonical name": note("where everything about the owner is found instead") },
	DNAME: { target: note("what takes the place of the owner in all names below it") },
	PTR: { "host name": note("the host that has the address, and whose name leads back to it") },
	SOA: {
		"primary name server": note("the server on which the zone is changed"),
		mailbox: note("who is responsible: hostmaster.example.com. is hostmaster@example.com"),
		serial: note("the number of this version, which has to grow with each change"),
		refresh: note("how often secondaries ask for a new serial"),
		retry: note("how long they wait after an attempt that failed"),
		expire: note("how long they go on answering without the primary"),
		minimum: note("how long resolvers remember that a name is not there"),
	},
	MX: {
		preference: note(LOWEST_FIRST, { 10: "usual for the first server", 20: "usual for one that is tried next" }),
		"mail server": note(`${HOST}; a dot alone says that the domain takes no mail`),
	},
	SRV: {
		priority: note(LOWEST_FIRST, { 0: "tried first", 10: "tried next" }),
		weight: note("the share of clients that a server gets among those of one priority", { 0: "no share is meant" }),
		port: note("the TCP or UDP port"),
		target: note(`${HOST}; a dot alone says that there is no such service`),
	},
	URI: {
		priority: note(LOWEST_FIRST),
		weight: note("the share of clients among those of one priority"),
		target: note("the URI, in quotes"),
	},
	NAPTR: {
		order: note("the rules are tried in this order, the lowest number first"),
		preference: note("the order among rules of one order, the lowest number first"),
		flags: note("what the replacement is", {
			'"S"': "a name with SRV records",
			'"A"': "a host name",
			'"U"': "a URI, which the regular expression makes",
			'""': "a name with further rules",
		}),
		service: note("the services that the rule is for, such as SIP+D2U or E2U+sip"),
		"regular expression": note("what makes the result: !expression!replacement!, or empty"),
		replacement: note("the name to look up next; a dot where the regular expression makes it"),
	},
	KX: { preference: note(LOWEST_FIRST), exchanger: note(HOST) },
	AFSDB: {
		subtype: note("which kind of server", {
			1: "a volume location server of AFS",
			2: "an authentication server of DCE",
		}),
		server: note(HOST),
	},
	LOC: { location: note("degrees, minutes and seconds, then height, size and precision in metres") },
	RP: {
		mailbox: note("of the person, with a dot in place of the @"),
		"text name": note("a name with a TXT record that says more; a dot for none"),
	},
	HINFO: { hardware: note("such as the processor"), "operating system": note("its name") },
	CAA: {
		flags: note("whether an authority that does not know the tag must refuse", {
			0: "it may pass over it",
			128: "critical: it must not issue",
		}),
		tag: note("what is said"),
		value: note('the authority, in quotes, such as "letsencrypt.org"; ";" allows nobody'),
	},
	SSHFP: {
		algorithm: note("of the host key", { 1: "RSA", 2: "DSA", 3: "ECDSA", 4: "Ed25519", 6: "Ed448" }),
		"fingerprint type": note("how the fingerprint was made", { 1: "SHA-1", 2: "SHA-256" }),
		fingerprint: note("in hexadecimal digits, as ssh-keygen -r prints it"),
	},
	TLSA: CERTIFICATE_MATCH,
	SMIMEA: CERTIFICATE_MATCH,
	DS: DELEGATION_DIGEST,
	CDS: DELEGATION_DIGEST,
	DLV: DELEGATION_DIGEST,
	DNSKEY: PUBLIC_KEY,
	CDNSKEY: PUBLIC_KEY,
	RRSIG: SIGNATURE,
	SIG: SIGNATURE,
	NSEC: { "next name": note("the next name of the zone, in canonical order"), types: note("the types at the owner") },
	NSEC3: {
		...HASH_PARAMETERS,
		"next hashed owner": note("the next hash of the zone, in base32"),
		types: note("the types at the name that was hashed"),
	},
	NSEC3PARAM: HASH_PARAMETERS,
	ZONEMD: {
		serial: note("that of the SOA at the time"),
		scheme: note("how the zone was put together", { 1: "SIMPLE, the only one there is" }),
		"hash algorithm": note("how the digest was made", { 1: "SHA-384", 2: "SHA-512" }),
		digest: note("of the whole zone"),
	},
	CSYNC: {
		serial: note("that of the SOA from which on the parent may copy"),
		flags: note("when the parent may copy", {
			0: "after somebody has looked at it",
			1: "immediate: at once",
			2: "soaminimum: once the serial is at least this one",
			3: "at once, and only from this serial on",
		}),
		types: note("the records that it may copy: NS, A, AAAA"),
	},
	IPSECKEY: {
		precedence: note(LOWEST_FIRST),
		"gateway type": note("how the gateway is written", { 0: "there is none", 1: "IPv4", 2: "IPv6", 3: "a name" }),
		algorithm: note("of the key", { 0: "there is no key", 1: "DSA", 2: "RSA", 3: "ECDSA" }),
		gateway: note("through which the owner is reached; a dot for none"),
		"public key": note("in base64"),
	},
	SVCB: SERVICE,
	HTTPS: SERVICE,
	TXT: { text: note("in quotes; what is longer than 255 octets is written as several strings") },
};

/** What is known of a field of a type, both by their names; undefined where the way it is written says all. */
export function fieldNote(type: string, field: string): FieldNote | undefined {
	return NOTES[type as TypeMnemonic]?.[field];
}
