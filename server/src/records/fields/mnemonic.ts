import { ALGORITHMS } from "../dnssec/algorithms.ts";
import { DIGEST_TYPES } from "../dnssec/digest-types.ts";
import type { RdataReader } from "../rdata-reader.ts";
import type { Field, FieldKind } from "../record-type.ts";
import { TYPE_WORDS, typeCodeOf, typeName } from "../type-code.ts";
import { defineField } from "./define-field.ts";
import { readUint } from "./uint.ts";

interface MnemonicKind {
	readonly id: string;
	readonly size: 1 | 2;
	readonly expects: string;
	/** Mnemonics in upper case; the first of a number is the one that is shown. */
	readonly codes: ReadonlyMap<string, number>;
	/** Whether BIND writes the mnemonic or the number. */
	readonly shown: "mnemonic" | "number";
}

/** A number that may also be written as a mnemonic. */
function mnemonicKind({ id, size, expects, codes, shown }: MnemonicKind): FieldKind {
	const names = new Map<number, string>();
	if (shown === "mnemonic") for (const [name, code] of codes) if (!names.has(code)) names.set(code, name);
	const max = size === 1 ? 0xff : 0xffff;
	return {
		id,
		expects,
		words: meaningsOf(codes),
		read(reader, field) {
			const token = reader.word(field);
			if (token < 0) return false;
			let value = readUint(reader.octets, reader.starts[token]!, reader.ends[token]!, max);
			if (value < 0) value = codes.get(reader.text(token).toUpperCase()) ?? -1;
			if (value < 0) return rejectCode(reader, token, field);
			if (size === 1) reader.octet(value);
			else reader.uint16(value);
			return true;
		},
		show(cursor) {
			const value = size === 1 ? cursor.octet() : cursor.uint16();
			return names.get(value) ?? String(value);
		},
		valid: (cursor) => cursor.skip(size),
	};
}

/** Rejects a word that is no mnemonic, or a number above what the field takes. */
function rejectCode(reader: RdataReader, token: number, field: Field): false {
	const isNumber = /^\d+$/.test(reader.text(token));
	return reader.reject(token, field, isNumber ? "number-out-of-range" : "bad-rdata");
}

/** Mnemonics with their numbers in words. */
function meaningsOf(codes: ReadonlyMap<string, number>): Map<string, string> {
	return new Map([...codes].map(([name, code]) => [name, `the same as ${code}`]));
}

/** DNSSEC algorithms by the words that BIND knows. */
const ALGORITHM_CODES = new Map(
	ALGORITHMS.flatMap(({ mnemonics, number }) => mnemonics.map((word) => [word, number] as const)),
);

const algorithmKind = {
	id: "algorithm",
	size: 1,
	expects: "a number from 0 to 255, or a mnemonic such as ECDSAP256SHA256",
	codes: ALGORITHM_CODES,
	shown: "number",
} as const;

/** A DNSSEC algorithm. */
export const algorithm = defineField(mnemonicKind(algorithmKind));

/** The algorithm of CERT, which BIND writes as a mnemonic (RFC 4398 section 2). */
export const certificateAlgorithm = defineField(
	mnemonicKind({ ...algorithmKind, id: "certificate-algorithm", shown: "mnemonic" }),
);

/** The digest type of DS and its kin (RFC 4034 section 5.1.3). */
export const digestType = defineField(
	mnemonicKind({
		id: "digest-type",
		size: 1,
		expects: "a number from 0 to 255, or one of SHA-1, SHA-256, SHA-384, GOST",
		codes: new Map(DIGEST_TYPES.flatMap(({ mnemonics, number }) => mnemonics.map((word) => [word, number] as const))),
		shown: "number",
	}),
);

/** The hash algorithm of NSEC3 (RFC 5155 section 11). */
export const hashAlgorithm = defineField(
	mnemonicKind({
		id: "hash-algorithm",
		size: 1,
		expects: "a number from 0 to 255, or SHA-1",
		codes: new Map([["SHA-1", 1]]),
		shown: "number",
	}),
);

/** The protocol of DNSKEY and KEY, which is 3 in every DNSKEY (RFC 2535 section 3.1.3, RFC 4034 section 2.1.2). */
export const keyProtocol = defineField(
	mnemonicKind({
		id: "key-protocol",
		size: 1,
		expects: "a number from 0 to 255, or DNSSEC",
		codes: new Map([
			["NONE", 0],
			["TLS", 1],
			["EMAIL", 2],
			["DNSSEC", 3],
			["IPSEC", 4],
			["ALL", 255],
		]),
		shown: "number",
	}),
);

/** The certificate type of CERT (RFC 4398 section 2.1). */
export const certificateType = defineField(
	mnemonicKind({
		id: "certificate-type",
		size: 2,
		expects: "a number from 0 to 65535, or a mnemonic such as PKIX or PGP",
		codes: new Map([
			["PKIX", 1],
			["SPKI", 2],
			["PGP", 3],
			["IPKIX", 4],
			["ISPKI", 5],
			["IPGP", 6],
			["ACPKIX", 7],
			["IACPKIX", 8],
			["URI", 253],
			["OID", 254],
		]),
		shown: "mnemonic",
	}),
);

/** The scheme of DSYNC (RFC 9859 section 2.1). */
export const notifyScheme = defineField(
	mnemonicKind({
		id: "notify-scheme",
		size: 1,
		expects: "NOTIFY, or a number from 0 to 255",
		codes: new Map([["NOTIFY", 1]]),
		shown: "mnemonic",
	}),
);

/** The flags of DNSKEY and KEY by name (RFC 2535 section 3.1.2, RFC 3757). */
const KEY_FLAGS = new Map([
	["NOCONF", 0x4000],
	["NOAUTH", 0x8000],
	["NOKEY", 0xc000],
	["FLAG2", 0x2000],
	["EXTEND", 0x1000],
	["FLAG4", 0x0800],
	["FLAG5", 0x0400],
	["USER", 0],
	["ZONE", 0x0100],
	["HOST", 0x0200],
	["NTYP3", 0x0300],
	["FLAG8", 0x0080],
	["FLAG9", 0x0040],
	["FLAG10", 0x0020],
	["FLAG11", 0x0010],
	["KSK", 0x0001],
]);
for (let signatory = 0; signatory < 16; signatory++) KEY_FLAGS.set(`SIG${signatory}`, signatory);

/** The flags of DNSKEY and KEY: a number, also as `0x101`, or names with `|` between. */
export const keyFlags = defineField({
	id: "key-flags",
	expects: "a number from 0 to 65535 such as 257, or names such as ZONE|KSK",
	words: meaningsOf(KEY_FLAGS),
	read(reader, field) {
		const token = reader.word(field);
		if (token < 0) return false;
		let value = readUint(reader.octets, reader.starts[token]!, reader.ends[token]!, 0xffff);
		if (value < 0) value = namedFlags(reader.text(token).toUpperCase());
		if (value < 0) return reader.reject(token, field);
		reader.uint16(value);
		return true;
	},
	show: (cursor) => String(cursor.uint16()),
	valid: (cursor) => cursor.skip(2),
});

function namedFlags(text: string): number {
	if (/^0X[0-9A-F]{1,4}$/.test(text)) return Number.parseInt(text.slice(2), 16);
	let flags = 0;
	for (const name of text.split("|")) {
		const flag = KEY_FLAGS.get(name);
		if (flag === undefined) return -1;
		flags |= flag;
	}
	return flags;
}

/** A record type: its mnemonic, `TYPEn`, or its number. */
export const coveredType = defineField({
	id: "type",
	expects: "a record type such as A or TYPE65280",
	words: TYPE_WORDS,
	read(reader, field) {
		const token = reader.word(field);
		if (token < 0) return false;
		const start = reader.starts[token]!;
		const end = reader.ends[token]!;
		let code = typeCodeOf(reader.octets, start, end);
		if (code < 0) code = readUint(reader.octets, start, end, 0xffff);
		if (code < 0) return reader.reject(token, field);
		reader.uint16(code);
		return true;
	},
	show: (cursor) => typeName(cursor.uint16()),
	valid: (cursor) => cursor.skip(2),
});
