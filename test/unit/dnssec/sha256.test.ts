import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { sha256 } from "../../../server/src/dnssec/sha256.ts";

test.each([0, 1, 3, 55, 56, 63, 64, 65, 119, 120, 300, 1000])("SHA-256 of %i octets is that of OpenSSL", (length) => {
	const octets = Uint8Array.from({ length }, (_, at) => (at * 151 + length) & 0xff);
	expect(Buffer.from(sha256(octets)).toString("hex")).toBe(createHash("sha256").update(octets).digest("hex"));
});
