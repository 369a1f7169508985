import { expect, test } from "vitest";
import { hoverText } from "./zones-with-cursor.ts";

const SOA = "$TTL 2h\n@ SOA ns.example.net. h.example.net. 2026112403 8h 2h 4w 30m\n@ NS ns.example.net.\n";
const KEY = "YxCBhg40jvXrNClj1gzWulycVtnpvkLRMAgxqcADu7A=";
const ZONE = `-- db.example.com --\n${SOA}`;

test.each([
	[
		"a key",
		`${ZONE}@ <|>DNSKEY 257 3 15 ${KEY}\n`,
		"Key tag 1180, ED25519, recommended; the key that the zone above is to trust",
	],
	[
		"a key that signs",
		`${ZONE}@ <|>DNSKEY 256 3 15 ${KEY}\n`,
		"Key tag 1179, ED25519, recommended; a key that signs the zone",
	],
	[
		"an RSA key",
		`${ZONE}@ <|>DNSKEY 256 3 5 AwEAAdfdc/yV9cLEUYWa/oDUCqOd+5JJ9Aw+432WFEXIBvWMfPISffqJT5KW/PM8CECZkKyXDe2zuEMSAYHpN2EH29r2xfPIZJfuIZsB3ZLxn0lU9P6pTtkYI3WIKyANqtsjz/kZPz5wOESV4ExdXtNSIm0WN8Ikjx08zEQF3S6h+vq5\n`,
		"RSASHA1: RFC 9905 forbids to sign with it, 1024 bits",
	],
	["flags", `${ZONE}@ DNSKEY <|>385 3 15 ${KEY}\n`, "DNSKEY flags – a revoked key"],
	["an algorithm", `${ZONE}@ DNSKEY 257 3 <|>13 ${KEY}\n`, "DNSKEY algorithm – ECDSAP256SHA256, recommended"],
	["a digest type", `${ZONE}sub DS 1 13 <|>1 ${"00".repeat(20)}\n`, "DS digest type – SHA-1: RFC 9905 forbids"],
	[
		"a time",
		`${ZONE}@ RRSIG A 15 2 3600 <|>20270101120000 20261101000000 1 @ AQAB\n`,
		"expiration – 2027-01-01 12:00 UTC",
	],
	[
		"a DS",
		`${ZONE}sub <|>DS 1180 15 2 ${"00".repeat(32)}\n`,
		"Key 1180 of sub.example.com., ED25519, recommended, whose zone is not loaded",
	],
	["a removal", `${ZONE}@ <|>CDS 0 0 0 00\n`, "asks the zone above to take its DS records away"],
])("a hover tells the meaning of %s", (_, text, said) => {
	expect(hoverText(text)).toContain(said);
});

test("a hover leads from DS and RRSIG to the key", () => {
	const child = `-- db.sub.example.com --\n${SOA}@ DNSKEY 257 3 15 ${KEY}\n@ RRSIG SOA 15 3 7200 20270101000000 20261101000000 1180 @ AQAB\n`;
	const parent = `${ZONE}sub NS ns.example.net.\nsub DS <|>1180 15 2 ${"00".repeat(32)}\n`;
	expect(hoverText(`${parent}${child}`)).toContain(
		"Key 1180 of sub.example.com., ED25519, recommended: db.sub.example.com:4",
	);
	const signed = child.replace("RRSIG", "<|>RRSIG");
	expect(hoverText(signed)).toContain("db.sub.example.com:4");
	expect(hoverText(signed.replace("1180 @", "1181 @"))).toContain("which is not among its keys");
	expect(hoverText(signed.replace(/@ DNSKEY.*\n/, ""))).toContain("which has no DNSKEY here");
});
