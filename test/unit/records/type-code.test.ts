import { describe, expect, test } from "vitest";
import { classCodeOf } from "../../../server/src/records/record-class.ts";
import { recordTypeByCode } from "../../../server/src/records/record-types.ts";
import { TYPE_CODE, typeCodeOf, typeName } from "../../../server/src/records/type-code.ts";
import { toOctets } from "../../../server/src/text/utf8.ts";

function inside(text: string, find: (octets: Uint8Array, start: number, end: number) => number): number {
	const octets = toOctets(`x${text}x`);
	return find(octets, 1, octets.length - 1);
}

describe("types", () => {
	test.each(Object.entries(TYPE_CODE))("%s is %d", (mnemonic, code) => {
		expect(inside(mnemonic, typeCodeOf)).toBe(code);
		expect(inside(mnemonic.toLowerCase(), typeCodeOf)).toBe(code);
		// Types for private use are shown by their number, as BIND does.
		expect(typeName(code)).toBe(code < 65280 ? mnemonic : `TYPE${code}`);
		expect(recordTypeByCode(code)?.name).toBe(mnemonic);
	});

	test("are those that IANA has registered, and BIND's own", () => {
		expect(Object.entries(TYPE_CODE).map(([mnemonic, code]) => `${code} ${mnemonic}`)).toEqual([
			...REGISTERED.trim().split(/\s*\n\s*/),
			"65533 KEYDATA",
		]);
	});

	test.each([
		["TYPE0", 0],
		["type1", 1],
		["TYPE65280", 65280],
		["TYPE65535", 65535],
		["TYPE65536", -1],
		["TYPE", -1],
		["TYPE1x", -1],
		["TYPE-1", -1],
		["", -1],
		["AA", -1],
		["MXX", -1],
		["@", -1],
		["3600", -1],
	])("%s is %d", (text, code) => {
		expect(inside(text, typeCodeOf)).toBe(code);
	});

	test("those without a mnemonic are written with their number", () => {
		expect(typeName(65280)).toBe("TYPE65280");
		expect(recordTypeByCode(65280)).toBeUndefined();
		expect(recordTypeByCode(54)).toBeUndefined();
	});
});

describe("classes", () => {
	test.each([
		["IN", 1],
		["in", 1],
		["CH", 3],
		["chaos", 3],
		["Hs", 4],
		["HESIOD", 4],
		["CLASS1", 1],
		["class65280", 65280],
		["CLASS65536", -1],
		["CLASS", -1],
		["NONE", -1],
		["ANY", -1],
		["I", -1],
		["INN", -1],
		["A", -1],
		["", -1],
	])("%s is %d", (text, code) => {
		expect(inside(text, classCodeOf)).toBe(code);
	});
});

/** Numbers and mnemonics of the registry "Resource Record (RR) TYPEs" (https://www.iana.org/assignments/dns-parameters); 255 is `*` there. */
const REGISTERED = `
	1 A
	2 NS
	3 MD
	4 MF
	5 CNAME
	6 SOA
	7 MB
	8 MG
	9 MR
	10 NULL
	11 WKS
	12 PTR
	13 HINFO
	14 MINFO
	15 MX
	16 TXT
	17 RP
	18 AFSDB
	19 X25
	20 ISDN
	21 RT
	22 NSAP
	23 NSAP-PTR
	24 SIG
	25 KEY
	26 PX
	27 GPOS
	28 AAAA
	29 LOC
	30 NXT
	31 EID
	32 NIMLOC
	33 SRV
	34 ATMA
	35 NAPTR
	36 KX
	37 CERT
	38 A6
	39 DNAME
	40 SINK
	41 OPT
	42 APL
	43 DS
	44 SSHFP
	45 IPSECKEY
	46 RRSIG
	47 NSEC
	48 DNSKEY
	49 DHCID
	50 NSEC3
	51 NSEC3PARAM
	52 TLSA
	53 SMIMEA
	55 HIP
	56 NINFO
	57 RKEY
	58 TALINK
	59 CDS
	60 CDNSKEY
	61 OPENPGPKEY
	62 CSYNC
	63 ZONEMD
	64 SVCB
	65 HTTPS
	66 DSYNC
	67 HHIT
	68 BRID
	99 SPF
	100 UINFO
	101 UID
	102 GID
	103 UNSPEC
	104 NID
	105 L32
	106 L64
	107 LP
	108 EUI48
	109 EUI64
	128 NXNAME
	249 TKEY
	250 TSIG
	251 IXFR
	252 AXFR
	253 MAILB
	254 MAILA
	255 ANY
	256 URI
	257 CAA
	258 AVC
	259 DOA
	260 AMTRELAY
	261 RESINFO
	262 WALLET
	263 CLA
	264 IPN
	32768 TA
	32769 DLV
`;
