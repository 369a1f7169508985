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
		expect(typeName(code)).toBe(mnemonic);
		expect(recordTypeByCode(code)?.name).toBe(mnemonic);
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
