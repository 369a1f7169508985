import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addressText, ipv6Text, parseAddress, readIpv4, readIpv6 } from "../../../server/src/records/address.ts";
import { toOctets } from "../../../server/src/text/utf8.ts";

describe("IPv4", () => {
	test.each(["192.0.2.1", "0.0.0.0", "255.255.255.255"])("%s is read and written", (text) => {
		const address = parseAddress(text)!;
		expect(address.length).toBe(4);
		expect(addressText(address)).toBe(text);
	});

	test.each([
		"",
		".",
		"192.0.2",
		"192.0.2.",
		"192.0.2.1.",
		".192.0.2.1",
		"192..2.1",
		"192.0.2.1.1",
		"192.0.2.01",
		"192.0.2.00",
		"192.0.2.256",
		"192.0.2.1000",
		"192.0.2.-1",
		"192.0.2.a",
		"192.0.2.1 ",
		"1 92.0.2.1",
		"192.0.2.1/24",
		"0xc0000201",
		"3221225985",
		"١٩٢.0.2.1",
	])("%s is none", (text) => {
		expect(parseAddress(text)).toBeUndefined();
	});
});

/** The right column is what BIND prints. */
describe("IPv6", () => {
	test.each([
		["::", "::"],
		["::1", "::1"],
		["1::", "1::"],
		["2001:DB8::1", "2001:db8::1"],
		["2001:0db8:0000:0000:0001:0000:0000:0001", "2001:db8::1:0:0:1"],
		["2001:db8:0:1:0:0:0:1", "2001:db8:0:1::1"],
		["2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"],
		["1::3:4:5:6:7:8", "1:0:3:4:5:6:7:8"],
		["1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"],
		["1:2:3:4:5:6:7::8", undefined],
		["0:0:1:0:0:0:0:1", "0:0:1::1"],
		["1:0:0:1:0:0:1:1", "1::1:0:0:1:1"],
		["0:0:0:0:1:0:0:0", "::1:0:0:0"],
		["2001:db8::192.0.2.1", "2001:db8::c000:201"],
		["64:ff9b::192.0.2.33", "64:ff9b::c000:221"],
		["1:2:3:4:5:6:192.0.2.1", "1:2:3:4:5:6:c000:201"],
		["::192.0.2.1", "::192.0.2.1"],
		["::2:1", "::0.2.0.1"],
		["::0001:0", "::0.1.0.0"],
		["::ffff:192.0.2.1", "::ffff:192.0.2.1"],
		["0:0:0:0:0:ffff:1:2", "::ffff:0.1.0.2"],
		["::ffff:0:0", "::ffff:0.0.0.0"],
		["::ffff:0:192.0.2.1", "::ffff:0:c000:201"],
		["::1:ffff:1:2", "::1:ffff:1:2"],
		["::ffff", "::ffff"],
	])("%s", (text, canonical) => {
		const address = parseAddress(text);
		expect(address && addressText(address)).toBe(canonical);
	});

	test.each([
		":",
		":::",
		":1::",
		"1:::2",
		"1::2::3",
		"1:2:3:4:5:6:7",
		"1:2:3:4:5:6:7:",
		"1:2:3:4:5:6:7:8:",
		"1:2:3:4:5:6:7:8::",
		"::1:2:3:4:5:6:7:8",
		"1:2:3:4:5:6:7:8:9",
		"00001::",
		"12345::",
		"g::",
		"::1%eth0",
		"::1/64",
		"[::1]",
		"::192.0.2",
		"::192.0.2.01",
		"::192.0.2.1.5",
		"192.0.2.1::",
		"1:2:3:4:5:6:7:192.0.2.1",
		"::192.0.2.1:1",
	])("%s is none", (text) => {
		expect(parseAddress(text)).toBeUndefined();
	});

	test("the text of any address is read back, alone or in the middle of other octets", () => {
		fc.assert(
			fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), fc.nat(3), (address, at) => {
				const sparse = address.map((octet) => (octet < 128 ? 0 : octet));
				for (const whole of [address, sparse]) {
					const text = toOctets(`xx${ipv6Text(whole)}xx`);
					const out = new Uint8Array(24).fill(7);
					expect(readIpv6(text, 2, text.length - 2, out, at)).toBe(true);
					expect([...out.subarray(at, at + 16)]).toEqual([...whole]);
					expect(out[at + 16]).toBe(7);
				}
			}),
			{ seed: 4291, numRuns: 500 },
		);
	});
});

test("no text makes the readers throw or write behind the address", () => {
	const text = fc.string({ unit: fc.constantFrom(..."0123456789abcdefF.:%/ \\"), maxLength: 45 });
	fc.assert(
		fc.property(text, (value) => {
			const octets = toOctets(value);
			const out = new Uint8Array(20).fill(7);
			readIpv4(octets, 0, octets.length, out, 0);
			expect(out[4]).toBe(7);
			readIpv6(octets, 0, octets.length, out, 0);
			expect(out[16]).toBe(7);
		}),
		{ seed: 5952, numRuns: 2000 },
	);
});
