import { isIP } from "node:net";
import fc from "fast-check";
import { expect, test } from "vitest";
import { addressFamily } from "../../../client/src/address-family.ts";

const LIKE_ADDRESSES = [
	...["192.0.2.1", "0.0.0.0", "255.255.255.255", "256.0.0.1", "01.2.3.4", "1.2.3", "1.2.3.4.5", "1.2.3.4 ", "1..2.3"],
	...["::", "::1", "2001:db8::25", "2001:DB8::A", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7::", "::ffff:192.0.2.1"],
	...["1::2::3", "1:2:3:4:5:6:7", "12345::", ":::", ":1", "::192.0.2.256", "::1.2.3", "[::1]", "::1]", "g::", ""],
];

test.each(LIKE_ADDRESSES)("%s is what Node takes it for", (text) => {
	expect(addressFamily(text)).toBe(isIP(text));
});

test("so is anything made of the same characters", () => {
	const characters = fc.constantFrom(..."0125af:.");
	fc.assert(
		fc.property(fc.oneof(fc.ipV6(), fc.ipV4Extended(), fc.string({ unit: characters, maxLength: 24 })), (text) => {
			expect(addressFamily(text)).toBe(isIP(text));
		}),
		{ seed: 20261130 },
	);
});
