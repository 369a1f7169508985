import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hexText } from "../../../server/src/records/fields/encodings.ts";
import { RdataReader } from "../../../server/src/records/rdata-reader.ts";
import { readRdata, showRdata } from "../../../server/src/records/read-rdata.ts";
import { RECORD_TYPES, recordTypeByCode } from "../../../server/src/records/record-types.ts";
import { TYPE_CODE, typeName } from "../../../server/src/records/type-code.ts";
import { problemOf, read, shown, tokenise } from "./rdata-harness.ts";
import { RDATA_TEXTS } from "./rdata-texts.ts";

const WRITTEN = RDATA_TEXTS.filter(([line]) => !/^\S+ \\# \d/.test(line));

describe("every type", () => {
	test("has a text here, unless it never stands in a zone file", () => {
		const tested = new Set(RDATA_TEXTS.map(([line]) => line.split(" ")[0]));
		const missing = RECORD_TYPES.filter((type) => type.refused === undefined && !tested.has(type.name));
		expect(missing.map((type) => type.name)).toEqual([]);
	});

	test("is in the table in the order of its number, under the name that belongs to it", () => {
		const codes = RECORD_TYPES.map((type) => type.code);
		expect(codes).toEqual([...codes].sort((a, b) => a - b));
		expect(codes).toEqual(Object.values(TYPE_CODE).sort((a, b) => a - b));
		for (const type of RECORD_TYPES)
			expect(typeName(type.code)).toBe(type.name === "KEYDATA" ? "TYPE65533" : type.name);
	});

	test.each(RDATA_TEXTS)("%s", (line, canonical) => {
		expect(shown(line)).toBe(canonical);
	});

	test.each(RDATA_TEXTS)("%s gives the same octets as its \\# twin", (line) => {
		const { code, wire } = read(line);
		const twin = read(`TYPE${code} \\# ${wire.length} ${hexText(wire)}`);
		expect(twin.problems).toEqual([]);
		expect(hexText(twin.wire)).toBe(hexText(wire));
	});

	test.each(RDATA_TEXTS)("%s gives the same octets when its canonical text is read", (line, canonical) => {
		const { code, wire } = read(line);
		expect(hexText(read(`TYPE${code} ${canonical}`).wire)).toBe(hexText(wire));
	});
});

describe("a wrong record has exactly one problem", () => {
	test.each(WRITTEN)("%s with each of its words wrong once: the field is named", (line) => {
		const { octets, starts, ends, count } = tokenise(line);
		const { code } = read(line);
		const fields = recordTypeByCode(code)!.fields;
		const words = Array.from({ length: count }, (_, token) => {
			const text = new TextDecoder().decode(octets.subarray(starts[token], ends[token]));
			return octets[starts[token]! - 1] === 34 ? `"${text}"` : text;
		});
		for (let token = 1; token < count; token++) {
			const wrong = line.includes('="') ? line : words.with(token, "\\256").join(" ");
			if (wrong === line) continue;
			const { good, problems } = read(wrong);
			expect({ wrong, good, problems: problems.length }).toEqual({ wrong, good: false, problems: 1 });
			expect(problems[0]!.token).toBe(token);
			expect(problems[0]!.message).toContain(fields[Math.min(token, fields.length) - 1]!.name);
		}
	});

	test.each(WRITTEN)("%s cut short", (line) => {
		const words = line.split(" ");
		for (let count = 1; count < words.length; count++) {
			const { good, problems } = read(words.slice(0, count).join(" "));
			expect(problems.length).toBe(good ? 0 : 1);
		}
	});

	test.each([
		["A 192.0.2.01", 'address must be an IPv4 address such as 192.0.2.1, without leading zeros, not "192.0.2.01"'],
		['A "192.0.2.1"', "address must be written without quotes"],
		["A", "address is missing: expected an IPv4 address such as 192.0.2.1, without leading zeros"],
		["A 192.0.2.1 192.0.2.2", 'extra text after address: "192.0.2.2"'],
		["MX 65536 mail", 'preference must be a number from 0 to 65535, not "65536"'],
		["MX -1 mail", 'preference must be a number from 0 to 65535, not "-1"'],
		["MX 10 mail..example.com.", 'mail server "mail..example.com." has an empty label: remove the extra dot'],
		["SOA a b 1.2 3 4 5 6", 'serial must be a number from 0 to 4294967295, not "1.2"'],
		["SOA a b 1 4294967296 4 5 6", 'refresh must be at most 4294967295 seconds, not "4294967296"'],
		[`TXT ${"x".repeat(256)}`, "text has 256 octets and a string holds at most 255: split it into several strings"],
		["TXT \\256", "text has a bad escape: write \\DDD with three digits up to 255, or \\ and one character"],
		["URI 10 1 ftp://ftp.example.com/", 'target must be written in quotes: "ftp://ftp.example.com/"'],
		["CAA 0 is-sue ca", 'tag must be a tag of letters and digits such as issue, not "is-sue"'],
		["DS 1 8 2 00", "digest of type 2 must have 32 octets, not 1"],
		["SSHFP 1 1", "fingerprint of type 1 must have 20 octets, not 0"],
		["ZONEMD 1 1 9 00", "digest must have at least 12 octets"],
		[
			"RRSIG A 8 1 60 20330322173103 20030220173103 1 example.com. AA==",
			"labels is 1, but the signer's name has 2: the signer must be at or above the owner",
		],
		[
			"KEYDATA 0 20260101000000 20260101000000 256 3 8 AQAB",
			'refresh of the key must be a time written YYYYMMDDHHmmSS, or as seconds since 1970, not "0"',
		],
		[
			"KEYDATA 20260101000000 20260101000000 20260101000000 256 3 8",
			"octets of the key is missing: expected base64 data, padded with = to groups of four",
		],
		["RKEY 1 3 8 AA==", "flags of RKEY must be 0"],
		["NSEC a", "types is missing: expected one or more record types such as A MX TYPE65280"],
		["NXT a TYPE128", "types must be record types with numbers from 1 to 127"],
		["IPSECKEY 1 0 1 gateway AA==", 'gateway must be . where its type is 0, not "gateway"'],
		["IPSECKEY 1 1 1 gateway AA==", 'gateway must be an IPv4 address where its type is 1, not "gateway"'],
		["LOC 91 N 0 E 0", 'location has a wrong latitude: expected degrees from 0 to 90, not "91"'],
		["LOC 90 1 N 0 E 0", 'location has a wrong latitude: expected at most 90 degrees, not "1"'],
		["LOC 9 1 1 1 N 0 E 0", 'location has a wrong latitude: expected N or S, not "1"'],
		["LOC 1 N 1 E 1km", 'location has a wrong altitude: expected metres from -100000.00m to 42849672.95m, not "1km"'],
		["LOC 1 N 1 E 1 -1", 'location has a wrong size: expected metres from 0 to 90000000.00m, not "-1"'],
		["SVCB 1 . port=53 port=54", "parameters: port is there twice: remove one"],
		["SVCB 1 . port=x", "parameters: the value of port must be a number from 0 to 65535"],
		["SVCB 1 . ohttp", "parameters: BIND 9.18 does not know the parameter ohttp: write key8"],
		["SVCB 1 . mandatory=alpn", "parameters: mandatory names alpn, which the record does not have"],
		[
			"SVCB 1 . mandatory=mandatory",
			"parameters: the value of mandatory must be a list of other keys, each once, such as alpn,port",
		],
		["SVCB 1 . no-default-alpn", "parameters: no-default-alpn leaves no protocol without alpn: add alpn or remove it"],
		["NULL text", "NULL has no text form: write \\# followed by the number of octets and the octets in hexadecimal"],
		[
			"TYPE65280 text",
			"TYPE65280 has no text form: write \\# followed by the number of octets and the octets in hexadecimal",
		],
		["MD mail", "MD is obsolete and BIND refuses it: use MX"],
		["MF \\# 3 016100", "MF is obsolete and BIND refuses it: use MX"],
		["OPT \\# 0", "OPT is for messages between servers and never stands in a zone file"],
		["ANY x", "ANY is for messages between servers and never stands in a zone file"],
		["TYPE0 \\# 0", "TYPE0 is for messages between servers and never stands in a zone file"],
		["TYPE130 \\# 0", "TYPE130 is for messages between servers and never stands in a zone file"],
		["A \\# 3 c00002", "data after \\# is no A record: address is wrong or missing"],
		["A \\# 4 c00002", "length after \\# is 4, but 3 octets follow"],
		["A \\# 5 c000020101", "data after \\# is no A record: 1 octets too many"],
		["A \\#", "length is missing after \\#"],
		["A \\# 65536 00", 'length after \\# must be a number from 0 to 65535, not "65536"'],
		['A \\# 4 "c0000201"', "data after \\# must be written without quotes"],
		["A \\# 4 c000020", "data after \\# must be an even number of hexadecimal digits"],
		["MX \\# 4 000ac00c", "data after \\# is no MX record: mail server is wrong or missing"],
		["MX \\# 4 000a0161", "data after \\# is no MX record: mail server is wrong or missing"],
		["HINFO \\# text", 'length after \\# must be a number from 0 to 65535, not "text"'],
	])("%s", (line, problem) => {
		expect(problemOf(line)).toBe(problem);
	});

	test("more octets than BIND loads", () => {
		expect(problemOf(`TXT ${`${"x".repeat(255)} `.repeat(257)}`)).toMatch(/^TXT record has 65792 octets of data/);
		const whole = `TXT ${`${"x".repeat(255)} `.repeat(255)}`;
		expect(problemOf(`${whole} ${"x".repeat(229)}`)).toBe("none");
		expect(problemOf(`${whole} ${"x".repeat(230)}`)).toBe(
			"TXT record has 65511 octets of data: servers load at most 65510",
		);
	});
});

describe("an interface address is read as BIND does", () => {
	test.each([
		["EUI48 0-0-5e-0-53-2a", "00-00-5e-00-53-2a"],
		["EUI48 00-00-5e-00-53-2a-00", "00-00-5e-00-53-2a"],
		["EUI64 00-00-5e-ef-10-00-00-2a-", "00-00-5e-ef-10-00-00-2a"],
	])("%s", (line, canonical) => {
		expect(shown(line)).toBe(canonical);
	});

	test.each(["EUI48 00-00-5e-00-53", "EUI48 00:00:5e:00:53:2a", "EUI48 00-00-5e-00-53-", "EUI48 0000-5e-00-53-2a"])(
		"%s is refused",
		(line) => {
			expect(problemOf(line)).toMatch(/^address must be 6 pairs/);
		},
	);
});

describe("octets after \\# are tested like a text", () => {
	test.each([
		"NSEC \\# 3 000001",
		"NSEC \\# 5 0000024000",
		"NSEC \\# 7 00000140000140",
		"NSEC \\# 1 00",
		"NSEC3 \\# 7 0101000c0001aa",
		"APL \\# 6 000108020A00",
		"APL \\# 5 000128010A",
		"WKS \\# 7 c0000201064000",
		"ATMA \\# 1 00",
		"ATMA \\# 2 0141",
		"X25 \\# 4 03313233",
		"EUI48 \\# 5 0000000000",
		"A6 \\# 12 3cf000000000000000010000",
		"CERT \\# 5 0001000101",
		"DS \\# 5 0001080101",
		"HIP \\# 6 000200010000",
		"HIP \\# 9 010200020000000161",
		"IPSECKEY \\# 3 0a0002",
		"IPSECKEY \\# 5 0a04020100",
		"AMTRELAY \\# 3 0a0001",
		"LOC \\# 16 00F21612800000008000000000989680",
		"LOC \\# 16 00121612000000008000000000989680",
		"CAA \\# 4 00012d62",
		"TXT \\# 0",
		"SVCB \\# 15 000100000300020035000100020161",
		"SVCB \\# 7 00010000010000",
		"SVCB \\# 9 000100000000020003",
		"NAPTR \\# 10 00010001000002212100",
		"KEY \\# 5 c000030801",
		"NXT \\# 5 0040000000",
		"L64 \\# 9 000100010002000300",
	])("%s is refused", (line) => {
		expect(read(line).problems.length).toBe(1);
	});
});

describe("the first name", () => {
	test("is noted with how much of it was written relative to the origin", () => {
		const { reader } = read("MX 10 mail");
		expect([reader.nameAt, reader.nameRelative, reader.nameToken]).toEqual([2, 5, 2]);
	});

	test("is absolute where it ends with a dot", () => {
		const { reader } = read("CNAME www.example.net.");
		expect([reader.nameAt, reader.nameRelative]).toEqual([0, -1]);
	});

	test("is found in octets after \\#", () => {
		const { reader } = read("SRV \\# 9 0000 0005 13c4 016100");
		expect([reader.nameAt, reader.nameRelative, reader.nameToken]).toEqual([6, -1, 3]);
	});

	test("is absent where a type has none", () => {
		expect(read("A 192.0.2.1").reader.nameAt).toBe(-1);
	});
});

test("no tokens, however wild, make the reader throw, and each bad record gives one problem", () => {
	const reader = new RdataReader();
	const word = fc.oneof(
		fc.string({ maxLength: 12 }),
		fc.constantFrom(
			"\\#",
			".",
			"@",
			"0",
			"1",
			"255",
			"-",
			"A",
			"192.0.2.1",
			"::1",
			"AA==",
			"00",
			"alpn=",
			"N",
			"1:::/0",
			"+1",
		),
		fc.constantFrom(...WRITTEN.flatMap(([line]) => line.split(" ").slice(1, 4))),
	);
	const record = fc.tuple(
		fc.constantFrom(...RECORD_TYPES.map((type) => type.code), 65280),
		fc.array(fc.tuple(word, fc.boolean()), { maxLength: 12 }),
	);
	fc.assert(
		fc.property(record, ([code, words]) => {
			const text = words.map(([value, quoted]) => (quoted ? `"${value.replaceAll('"', "")}"` : value)).join(" ");
			let problems = 0;
			reader.start(tokenise(text), 0, new Uint8Array([1, 0x61, 0]), () => problems++);
			const good = readRdata(recordTypeByCode(code), code, reader);
			expect(problems).toBe(good ? 0 : 1);
			if (good) showRdata(code, reader.wire, 0, reader.length);
		}),
		{ seed: 1035, numRuns: 3000 },
	);
});

test("no octets after \\#, however wild, make the reader throw, and the text of good ones gives them back", () => {
	const record = fc.tuple(
		fc.constantFrom(...RECORD_TYPES.filter((type) => type.fields.length > 0).map((type) => type.code)),
		fc.uint8Array({ maxLength: 24 }),
	);
	fc.assert(
		fc.property(record, ([code, wire]) => {
			const result = read(`TYPE${code} \\# ${wire.length} ${hexText(wire)}`);
			expect(result.problems.length).toBe(result.good ? 0 : 1);
			if (result.good)
				expect(hexText(read(`TYPE${code} ${showRdata(code, wire, 0, wire.length)}`).wire)).toBe(hexText(wire));
		}),
		{ seed: 3597, numRuns: 5000 },
	);
});
