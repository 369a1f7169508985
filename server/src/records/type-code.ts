import { lowerCase } from "../text/char.ts";
import { numberAfterPrefix } from "./number-suffix.ts";

/** The numbers of the record types by mnemonic, as IANA assigns them, in this order; and KEYDATA, which is BIND's own. */
export const TYPE_CODE = {
	A: 1,
	NS: 2,
	MD: 3,
	MF: 4,
	CNAME: 5,
	SOA: 6,
	MB: 7,
	MG: 8,
	MR: 9,
	NULL: 10,
	WKS: 11,
	PTR: 12,
	HINFO: 13,
	MINFO: 14,
	MX: 15,
	TXT: 16,
	RP: 17,
	AFSDB: 18,
	X25: 19,
	ISDN: 20,
	RT: 21,
	NSAP: 22,
	"NSAP-PTR": 23,
	SIG: 24,
	KEY: 25,
	PX: 26,
	GPOS: 27,
	AAAA: 28,
	LOC: 29,
	NXT: 30,
	EID: 31,
	NIMLOC: 32,
	SRV: 33,
	ATMA: 34,
	NAPTR: 35,
	KX: 36,
	CERT: 37,
	A6: 38,
	DNAME: 39,
	SINK: 40,
	OPT: 41,
	APL: 42,
	DS: 43,
	SSHFP: 44,
	IPSECKEY: 45,
	RRSIG: 46,
	NSEC: 47,
	DNSKEY: 48,
	DHCID: 49,
	NSEC3: 50,
	NSEC3PARAM: 51,
	TLSA: 52,
	SMIMEA: 53,
	HIP: 55,
	NINFO: 56,
	RKEY: 57,
	TALINK: 58,
	CDS: 59,
	CDNSKEY: 60,
	OPENPGPKEY: 61,
	CSYNC: 62,
	ZONEMD: 63,
	SVCB: 64,
	HTTPS: 65,
	DSYNC: 66,
	HHIT: 67,
	BRID: 68,
	SPF: 99,
	UINFO: 100,
	UID: 101,
	GID: 102,
	UNSPEC: 103,
	NID: 104,
	L32: 105,
	L64: 106,
	LP: 107,
	EUI48: 108,
	EUI64: 109,
	NXNAME: 128,
	TKEY: 249,
	TSIG: 250,
	IXFR: 251,
	AXFR: 252,
	MAILB: 253,
	MAILA: 254,
	ANY: 255,
	URI: 256,
	CAA: 257,
	AVC: 258,
	DOA: 259,
	AMTRELAY: 260,
	RESINFO: 261,
	WALLET: 262,
	CLA: 263,
	IPN: 264,
	TA: 32768,
	DLV: 32769,
	KEYDATA: 65533,
} as const satisfies Record<string, number>;

/** A mnemonic that is known here. */
export type TypeMnemonic = keyof typeof TYPE_CODE;

/** The mnemonics, for fields that take one, each with its number in words. */
export const TYPE_WORDS: ReadonlyMap<string, string> = new Map(
	Object.entries(TYPE_CODE).map(([name, code]) => [name, `type ${code}`]),
);

/** Types from here on belong to nobody (RFC 6895 section 3.1), so BIND shows its own by their number too. */
const PRIVATE_USE = 65280;

const NAMES = new Map<number, string>();
const TYPE_PREFIX = new Uint8Array([0x74, 0x79, 0x70, 0x65]);

/** Open addressing: the code in a slot, -1 where it is empty, and the mnemonic in lower case. Far more slots than codes, so that most look-ups end at the first. */
const SLOTS = 1024;
const slotCode = new Int32Array(SLOTS).fill(-1);
const slotName: (Uint8Array | undefined)[] = new Array(SLOTS).fill(undefined);

for (const [name, code] of Object.entries(TYPE_CODE)) {
	if (code < PRIVATE_USE) NAMES.set(code, name);
	const octets = new Uint8Array(name.length);
	for (let at = 0; at < name.length; at++) octets[at] = lowerCase(name.charCodeAt(at));
	let slot = slotOf(octets, 0, octets.length);
	while (slotCode[slot] !== -1) slot = (slot + 1) % SLOTS;
	slotCode[slot] = code;
	slotName[slot] = octets;
}

function slotOf(octets: Uint8Array, start: number, end: number): number {
	let hash = end - start;
	for (let at = start; at < end; at++) hash = (Math.imul(hash, 33) + lowerCase(octets[at]!)) & 0xffffff;
	return (hash ^ (hash >>> 10)) % SLOTS;
}

/**
 * The type that `octets[start..end)` names, in any case: a mnemonic or `TYPEn` (RFC 3597 section 5); -1 if it names none.
 *
 * Hot: runs for each record. Allocates nothing.
 */
export function typeCodeOf(octets: Uint8Array, start: number, end: number): number {
	const length = end - start;
	for (let slot = slotOf(octets, start, end); slotCode[slot] !== -1; slot = (slot + 1) % SLOTS) {
		const name = slotName[slot]!;
		if (name.length !== length) continue;
		let index = 0;
		while (index < length && lowerCase(octets[start + index]!) === name[index]) index++;
		if (index === length) return slotCode[slot]!;
	}
	return numberAfterPrefix(octets, start, end, TYPE_PREFIX);
}

/** The mnemonic of a type, `TYPEn` for those without. */
export function typeName(code: number): string {
	return NAMES.get(code) ?? `TYPE${code}`;
}
