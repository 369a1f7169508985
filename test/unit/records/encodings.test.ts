import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	ALL_GOOD,
	base32HexText,
	base64Text,
	hexText,
	inChunks,
	readBase32Hex,
	readBase64,
	readHex,
} from "../../../server/src/records/fields/encodings.ts";
import { RdataReader } from "../../../server/src/records/rdata-reader.ts";
import { toOctets, toText } from "../../../server/src/text/utf8.ts";
import { tokenise } from "./rdata-harness.ts";

const reader = new RdataReader();

function start(text: string): number {
	const tokens = tokenise(text);
	reader.start(tokens, 0, new Uint8Array(1), () => {});
	return tokens.count - 1;
}

function base64(text: string): string | number {
	const wrong = readBase64(reader, 0, start(text));
	return wrong === ALL_GOOD ? toText(reader.wire, 0, reader.length) : wrong;
}

/** RFC 4648 section 10. */
describe("test vectors", () => {
	test.each([
		["f", "Zg==", "CO", "66"],
		["fo", "Zm8=", "CPNG", "666F"],
		["foo", "Zm9v", "CPNMU", "666F6F"],
		["foob", "Zm9vYg==", "CPNMUOG", "666F6F62"],
		["fooba", "Zm9vYmE=", "CPNMUOJ1", "666F6F6261"],
		["foobar", "Zm9vYmFy", "CPNMUOJ1E8", "666F6F626172"],
	])("%s", (text, in64, in32, inHex) => {
		const octets = toOctets(text);
		expect([base64Text(octets), base32HexText(octets), hexText(octets)]).toEqual([in64, in32, inHex]);
		expect(base64(in64)).toBe(text);
		start(in32.toLowerCase());
		expect(readBase32Hex(reader, 0)).toBe(true);
		expect(toText(reader.wire, 0, reader.length)).toBe(text);
		expect(readHex(reader, 0, start(inHex))).toBe(ALL_GOOD);
		expect(toText(reader.wire, 0, reader.length)).toBe(text);
	});
});

describe("base64", () => {
	test("groups may be split between words", () => {
		expect(base64("Zm 9vY mFy")).toBe("foobar");
	});

	test.each([
		["Zg", 0],
		["Zg=", 0],
		["Zg===", 0],
		["Z===", 0],
		["Zh==", 0],
		["Zm9=", 0],
		["Zg== Zg==", 1],
		["Zm9v Z-==", 1],
		["Zm9v Z", 1],
		["=", 0],
	])("%s is wrong in word %d", (text, token) => {
		expect(base64(text)).toBe(token);
	});
});

test.each(["C", "CPN", "CPNMUO", "CP", "W0", "C0=", '""'])("%s is no base32hex", (text) => {
	start(text);
	expect(readBase32Hex(reader, 0)).toBe(false);
});

test("long texts get a blank after each 56 characters", () => {
	expect(inChunks("a".repeat(56))).toBe("a".repeat(56));
	expect(inChunks("a".repeat(113))).toBe(`${"a".repeat(56)} ${"a".repeat(56)} a`);
	expect(inChunks("")).toBe("");
});

test("what is written is read back", () => {
	fc.assert(
		fc.property(fc.uint8Array({ minLength: 1, maxLength: 80 }), (octets) => {
			const readers: [string, () => boolean][] = [
				[inChunks(hexText(octets)), () => readHex(reader, 0, reader.count - 1) === ALL_GOOD],
				[inChunks(base64Text(octets)), () => readBase64(reader, 0, reader.count - 1) === ALL_GOOD],
				[base32HexText(octets), () => readBase32Hex(reader, 0)],
			];
			for (const [text, readBack] of readers) {
				start(text);
				expect(readBack()).toBe(true);
				expect(hexText(reader.wire.subarray(0, reader.length))).toBe(hexText(octets));
			}
		}),
		{ seed: 4648, numRuns: 300 },
	);
});
