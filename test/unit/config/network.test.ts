import fc from "fast-check";
import { expect, test } from "vitest";
import {
	networkOfReverseOrigin,
	networkText,
	parseNetwork,
	reverseOriginOfNetwork,
} from "../../../server/src/config/network.ts";

test.each([
	["192.0.2.0/26", "192.0.2.0/26"],
	["192.0.2.25", "192.0.2.25/32"],
	["0.0.0.0/0", "0.0.0.0/0"],
	["2001:DB8::/32", "2001:db8::/32"],
	["2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1/128"],
	["2001:db8:0:1:1:1:1:1/128", "2001:db8:0:1:1:1:1:1/128"],
	["::/0", "::/0"],
	["::1", "::1/128"],
	["2001:db8:1:2::/63", "2001:db8:1:2::/63"],
])("%s is the network %s", (text, canonical) => {
	expect(networkText(parseNetwork(text)!)).toBe(canonical);
});

test.each([
	"192.0.2.1/26",
	"192.0.2.0/33",
	"192.0.2/24",
	"192.0.2.256",
	"192.0.02.0/24",
	"2001:db8::1/64",
	"2001:db8::/129",
	"2001:db8",
	"2001::db8::",
	"2001:db8:12345::",
	":::",
	"example.com",
	"",
	"/26",
])("%j is no network", (text) => {
	expect(parseNetwork(text)).toBeUndefined();
});

test.each([
	["192.0.2.0/24", "2.0.192.in-addr.arpa."],
	["10.0.0.0/8", "10.in-addr.arpa."],
	["0.0.0.0/0", "in-addr.arpa."],
	["192.0.2.25", "25.2.0.192.in-addr.arpa."],
	["192.0.2.64/26", "64/26.2.0.192.in-addr.arpa."],
	["2001:db8::/32", "8.b.d.0.1.0.0.2.ip6.arpa."],
	["2001:db8::/36", "0.8.b.d.0.1.0.0.2.ip6.arpa."],
])("%s and %s are one", (network, origin) => {
	expect(reverseOriginOfNetwork(parseNetwork(network)!)).toBe(origin);
	expect(networkText(networkOfReverseOrigin(origin)!)).toBe(networkText(parseNetwork(network)!));
});

test.each(["192.0.0.0/20", "2001:db8::/33"])("%s has no reverse zone of its own", (network) => {
	expect(reverseOriginOfNetwork(parseNetwork(network)!)).toBeUndefined();
});

test.each([
	["0/26.2.0.192.in-addr.arpa.", "192.0.2.0/26"],
	["0-63.2.0.192.in-addr.arpa.", "192.0.2.0/26"],
	["64-127.2.0.192.in-addr.arpa.", "192.0.2.64/26"],
	["0-26.2.0.192.in-addr.arpa.", "192.0.2.0/26"],
	["0_26.2.0.192.in-addr.arpa.", "192.0.2.0/26"],
	["0-31.2.0.192.in-addr.arpa.", "192.0.2.0/27"],
	["0\\/26.2.0.192.in-addr.arpa.", "192.0.2.0/26"],
	["0\\04726.2.0.192.IN-ADDR.arpa", "192.0.2.0/26"],
	["0/24.2.0.192.in-addr.arpa.", "192.0.2.0/24"],
	["sub.2.0.192.in-addr.arpa.", undefined],
	["1-14.2.0.192.in-addr.arpa.", undefined],
	["32/26.2.0.192.in-addr.arpa.", undefined],
	["customer.0/26.2.0.192.in-addr.arpa.", undefined],
	["256.0.192.in-addr.arpa.", undefined],
	["10.8.b.d.0.1.0.0.2.ip6.arpa.", undefined],
	["example.com.", undefined],
	[".", undefined],
])("the zone %s answers for %s", (origin, network) => {
	const found = networkOfReverseOrigin(origin);
	expect(found && networkText(found)).toBe(network);
});

test("text and network are inverse", () => {
	const network = fc.tuple(
		fc.constantFrom(4, 16),
		fc.nat(128),
		fc.array(fc.constantFrom(0, 0, 1, 255), { minLength: 16, maxLength: 16 }),
	);
	fc.assert(
		fc.property(network, ([size, bits, octets]) => {
			const length = Math.min(bits, size * 8);
			const masked = octets.slice(0, size).map((octet, index) => {
				const kept = Math.min(8, Math.max(0, length - index * 8));
				return octet & (0xff00 >> kept) & 255;
			});
			expect(parseNetwork(networkText({ octets: masked, length }))).toEqual({ octets: masked, length });
		}),
		{ seed: 20261130 },
	);
});
