import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { nsec3Hash } from "../../../server/src/dnssec/nsec3-hash.ts";
import { sha1InPlace } from "../../../server/src/dnssec/sha1.ts";
import { name } from "../../support/test-signer.ts";

/** RFC 5155 appendix A: salt `aabbccdd`, 12 iterations. */
test.each([
	["example.", "0p9mhaveqvm6t7vbl5lop2u3t2rp3tom"],
	["a.example.", "35mthgpgcu1qg68fab165klnsnk3dpvl"],
	["ai.example.", "gjeqe526plbf1g8mklp59enfd789njgi"],
	["ns1.example.", "2t7b4g4vsa5smi47k61mv5bv1a22bojr"],
	["*.w.example.", "r53bq7cc2uvmubfu5ocmm6pers9tk9en"],
	["2t7b4g4vsa5smi47k61mv5bv1a22bojr.example.", "kohar7mbb8dc2ce8a9qvl8hon4k53uhi"],
])("the hash of %s", (text, hash) => {
	const parameters = { iterations: 12, salt: Uint8Array.of(0xaa, 0xbb, 0xcc, 0xdd) };
	expect(nsec3Hash(Uint8Array.from(name(text)), parameters)).toBe(hash);
});

test("SHA-1 is that of everybody, for texts of all lengths", () => {
	for (let length = 0; length < 600; length++) {
		const octets = new Uint8Array(length + 128);
		for (let at = 0; at < octets.length; at++) octets[at] = (at * 7 + length) & 255;
		const expected = createHash("sha1").update(octets.subarray(0, length)).digest("hex");
		sha1InPlace(octets, length);
		expect(Buffer.from(octets.subarray(0, 20)).toString("hex")).toBe(expected);
	}
});
