import { describe, expect, test } from "vitest";
import { addressText, parseAddress } from "../../../server/src/records/address.ts";
import { toWireName } from "../../../server/src/records/domain-name.ts";
import { ROOT_NAME } from "../../../server/src/tables/name-table.ts";
import { addressOfReverseName, reverseName, reverseWireName } from "../../../server/src/tables/reverse-name.ts";
import { makeTables } from "../../../server/src/tables/tables.ts";

const IPV6_NAME = `5.2.${"0.".repeat(22)}8.b.d.0.1.0.0.2.ip6.arpa.`;

describe("the reverse name of an address", () => {
	test.each([
		["192.0.2.25", "25.2.0.192.in-addr.arpa."],
		["0.0.0.0", "0.0.0.0.in-addr.arpa."],
		["255.100.99.9", "9.99.100.255.in-addr.arpa."],
		["2001:db8::25", IPV6_NAME],
	])("%s", (address, expected) => {
		const octets = parseAddress(address)!;
		expect(reverseName(octets)).toBe(expected);
		expect(reverseWireName(octets)).toEqual(toWireName(expected));
	});
});

describe("the address of a reverse name", () => {
	test.each([
		["25.2.0.192.in-addr.arpa.", "192.0.2.25/32"],
		["2.0.192.in-addr.arpa.", "192.0.2.0/24"],
		["in-addr.arpa.", "0.0.0.0/0"],
		[IPV6_NAME, "2001:db8::25/128"],
		["8.B.D.0.1.0.0.2.ip6.arpa.", "2001:db8::/32"],
		["ip6.arpa.", "::/0"],
		["256.2.0.192.in-addr.arpa.", undefined],
		["025.2.0.192.in-addr.arpa.", undefined],
		["a.2.0.192.in-addr.arpa.", undefined],
		["0/26.2.0.192.in-addr.arpa.", undefined],
		["1.25.2.0.192.in-addr.arpa.", undefined],
		["g.ip6.arpa.", undefined],
		["10.ip6.arpa.", undefined],
		["arpa.", undefined],
		["example.com.", undefined],
		[".", undefined],
	])("%s", (text, expected) => {
		const { names } = makeTables();
		const wire = toWireName(text)!;
		const found = addressOfReverseName(names, names.intern(wire, 0, wire.length - 1, ROOT_NAME));
		expect(found && `${addressText(found.octets)}/${found.bits}`).toBe(expected);
	});
});
