import { describe, expect, test } from "vitest";
import { keyTag } from "../../../server/src/records/dnssec/key-tag.ts";
import { bitLength, publicKeyFlaw, rsaBits } from "../../../server/src/records/dnssec/public-key.ts";

/** RDATA of a DNSKEY. */
function key(flags: number, algorithm: number, base64: string): Uint8Array {
	return Uint8Array.of(flags >> 8, flags & 255, 3, algorithm, ...Buffer.from(base64, "base64"));
}

const RSA_1024 =
	"AwEAAdeBHN2hop305BXq/0T2EzctmCCXO12ddpGOqH9XE7WTe8viBZCC0m+/s/FOh+JTauORkTXJc09kYQsZsB834wtxxAE1pWhGMVNFbGLDQ8yZipWf4ldVsWvFrwAwPjSKazMbr+J3uJy23c/isVcGeywYeaifTguSsGlD5U0ZGDS5";
const RSAMD5 =
	"AwEAAbCTfz1rJQvh128MfrJqVYO9C6prSDEsIXHVzx5YeZqgUfawBNb6efOuDvrEcGoidoXgt/dnIEvHHiAsmxkQPazgERu1tUjQZrbEZcTw1ShUkJjdxzVIHmhqvrhH6iNVfaYXOzO4RebqyO/FqkllY3/+NTVf49hB9WuTKwvQsWcX";
const P256 = "mjs8gSx0iVrNt9Kw24IjW/pzEekk3g70jP16BudczqzojExWkN9W0x1S9Sdjyrt5hE5ifPHic5ASIoizdpDRuw==";
const ED25519 = "YxCBhg40jvXrNClj1gzWulycVtnpvkLRMAgxqcADu7A=";

describe("key tags", () => {
	test.each([
		["of dnssec-keygen", key(256, 8, RSA_1024), 24535],
		["of dnssec-keygen", key(256, 13, P256), 43728],
		["of dnssec-keygen", key(256, 15, ED25519), 1179],
		["of ldns-keygen, with RSAMD5 the end of the modulus", key(256, 1, RSAMD5), 45415],
		["of RSAMD5 without a modulus", key(256, 1, "AQ=="), 0],
	])("%s", (_, rdata, tag) => {
		expect(keyTag(rdata)).toBe(tag);
	});
});

describe("public keys", () => {
	test("are measured in bits of the modulus", () => {
		expect(rsaBits(key(256, 8, RSA_1024))).toBe(1024);
		expect(rsaBits(key(256, 13, P256))).toBeUndefined();
		expect(bitLength(Uint8Array.of(0, 1, 0))).toBe(9);
		expect(bitLength(Uint8Array.of(0, 0))).toBe(0);
	});

	test("have the form of their algorithm", () => {
		expect(publicKeyFlaw(key(256, 13, P256))).toBeUndefined();
		expect(publicKeyFlaw(key(256, 8, RSA_1024))).toBeUndefined();
		expect(publicKeyFlaw(key(256, 253, "AA=="))).toBeUndefined();
		expect(publicKeyFlaw(key(256, 15, P256))).toBe("has 64 octets, and one of ED25519 has 32");
		expect(publicKeyFlaw(key(256, 8, "BQEA"))).toContain("an exponent and a modulus");
		expect(publicKeyFlaw(key(256, 8, ""))).toContain("an exponent and a modulus");
	});
});
