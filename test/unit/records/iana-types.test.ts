import { expect, test } from "vitest";
import { RECORD_TYPES } from "../../../server/src/records/record-types.ts";
import { TYPE_CODE, typeCodeOf } from "../../../server/src/records/type-code.ts";
import { toOctets } from "../../../server/src/text/utf8.ts";
import { IANA_TYPES } from "./iana-types.ts";

/** BIND's own, from the range for private use. */
const PRIVATE = [TYPE_CODE.KEYDATA];

test("every type that IANA has assigned is in the table, under its number and mnemonic, and no other", () => {
	const known = RECORD_TYPES.filter(({ code }) => !PRIVATE.includes(code as never));
	expect(known.map(({ code, name }) => [code, name])).toEqual([...IANA_TYPES]);
});

test.each([...IANA_TYPES])("type %i is read by its mnemonic %s, in any case, and as TYPEn", (code, mnemonic) => {
	for (const text of [mnemonic, mnemonic.toLowerCase(), `TYPE${code}`, `type${code}`]) {
		const octets = toOctets(text);
		expect(typeCodeOf(octets, 0, octets.length)).toBe(code);
	}
});
