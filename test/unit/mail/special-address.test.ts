import { expect, test } from "vitest";
import {
	addressScope,
	hasPrefix,
	isPrivateAddress,
	isPublicAddress,
} from "../../../server/src/mail/special-address.ts";
import { parseAddress } from "../../../server/src/records/address.ts";

test.each([
	["8.0.0.1", "global"],
	["0.0.0.0", "unspecified"],
	["0.0.0.1", "reserved"],
	["9.255.255.255", "global"],
	["10.0.0.0", "private"],
	["10.255.255.255", "private"],
	["11.0.0.0", "global"],
	["100.63.255.255", "global"],
	["100.64.0.0", "shared"],
	["100.127.255.255", "shared"],
	["100.128.0.0", "global"],
	["127.0.0.1", "loopback"],
	["169.254.1.1", "link-local"],
	["172.15.255.255", "global"],
	["172.16.0.0", "private"],
	["172.31.255.255", "private"],
	["172.32.0.0", "global"],
	["192.0.0.8", "reserved"],
	["192.0.0.9", "global"],
	["192.0.2.25", "documentation"],
	["192.88.99.1", "reserved"],
	["192.168.1.1", "private"],
	["198.17.255.255", "global"],
	["198.18.0.0", "benchmarking"],
	["198.19.255.255", "benchmarking"],
	["198.51.100.1", "documentation"],
	["203.0.113.1", "documentation"],
	["224.0.0.1", "multicast"],
	["239.255.255.255", "multicast"],
	["240.0.0.1", "reserved"],
	["255.255.255.255", "reserved"],
	["::", "unspecified"],
	["::1", "loopback"],
	["::2", "reserved"],
	["::ffff:192.0.2.1", "mapped"],
	["64:ff9b::1", "global"],
	["64:ff9b:1::1", "private"],
	["100::1", "reserved"],
	["2001:2::1", "benchmarking"],
	["2001:db8::25", "documentation"],
	["2001:db9::25", "global"],
	["2606:4700::1", "global"],
	["3fff::1", "documentation"],
	["3fff:1000::1", "global"],
	["fc00::1", "private"],
	["fdff::1", "private"],
	["fe80::1", "link-local"],
	["febf::1", "link-local"],
	["fec0::1", "private"],
	["ff02::1", "multicast"],
])("the scope of %s is %s", (text, scope) => {
	expect(addressScope(parseAddress(text)!)).toBe(scope);
});

test.each([
	["192.0.2.25", true, false],
	["2001:db8::25", true, false],
	["8.0.0.1", true, false],
	["10.0.0.1", false, true],
	["100.64.0.1", false, true],
	["127.0.0.1", false, true],
	["fe80::1", false, true],
	["fd00::1", false, true],
	["224.0.0.1", false, false],
	["0.0.0.0", false, false],
])("%s is public: %s, private: %s", (text, isPublic, isPrivate) => {
	const address = parseAddress(text)!;
	expect([isPublicAddress(address), isPrivateAddress(address)]).toEqual([isPublic, isPrivate]);
});

test.each([
	["192.0.2.25", "192.0.2.25", 32, true],
	["192.0.2.25", "192.0.2.24", 32, false],
	["192.0.2.25", "192.0.2.24", 31, true],
	["192.0.2.25", "192.0.2.0", 24, true],
	["192.0.2.25", "192.0.3.0", 23, true],
	["192.0.2.25", "192.0.3.0", 24, false],
	["192.0.2.25", "203.0.113.0", 0, true],
	["2001:db8::25", "2001:db8::", 64, true],
	["2001:db8::25", "2001:db8::24", 127, true],
	["2001:db8::25", "2001:db8:0:1::", 64, false],
	["2001:db8::25", "192.0.2.0", 0, false],
	["192.0.2.25", "::", 0, false],
])("%s under %s/%i: %s", (address, prefix, length, expected) => {
	expect(hasPrefix(parseAddress(address)!, parseAddress(prefix)!, length)).toBe(expected);
});
