import { describe, expect, test } from "vitest";
import { classifyPointerName } from "../../../server/src/mail/generic-name.ts";
import { parseAddress } from "../../../server/src/records/address.ts";

function classify(name: string, address: string) {
	return classifyPointerName(name, address === "" ? undefined : parseAddress(address)!);
}

describe("names that look like an access line", () => {
	test.each([
		["c-192-0-2-25.hsd1.example.net.", "192.0.2.25", "contains the address as 192-0-2-25 and the provider word hsd1"],
		["C-192-0-2-25.HSD1.Example.NET", "192.0.2.25", "contains the address as 192-0-2-25 and the provider word hsd1"],
		["pool-192-0-2-25.example.net.", "", "contains what looks like an address (192-0-2-25) and the provider word pool"],
		["line025.2-0-192.dsl.example.net.", "192.0.2.25", "contains the address as 025.2-0-192 and the provider word dsl"],
		["dhcp192000002025.example.net.", "192.0.2.25", "contains the address as 192000002025 and the provider word dhcp"],
		[
			"dynamic20311320225.example.net.",
			"203.113.202.25",
			"contains the address as 20311320225 and the provider word dynamic",
		],
		["pc0000219.dip4.example.net.", "192.0.2.25", "contains the address as c0000219 and the provider word dip4"],
		["pc0000219.dip.example.net.", "", "contains what looks like an address (c0000219) and the provider word dip"],
		["pcb00711a.dip.example.net.", "203.0.113.26", "contains the address as cb00711a and the provider word dip"],
		["modem-17.dialup.example.net.", "", "contains the provider word modem"],
		["wlan-17.example.edu.", "", "contains the provider word wlan"],
		[
			"mail.192-0-2-25.dynamic.example.net.",
			"",
			"contains what looks like an address (192-0-2-25) and the provider word dynamic",
		],
		["user-12l3abc.cable.example.com.", "", "contains the provider word user"],
		[
			"h0200c0000219.client2.example.com.",
			"",
			"contains what looks like an address (0200c0000219) and the provider word client2",
		],
		["192-0-2-25.subs.example.co.uk.", "192.0.2.25", "contains the address as 192-0-2-25 and the provider word subs"],
		["unused-25.example.net.", "", "contains the provider word unused"],
		["dynamic-2001-db8-0-25.v6.example.net.", "2001:db8:0:25::1", "contains the provider word dynamic"],
	])("%s for %s", (name, address, reason) => {
		const found = classify(name, address);
		expect(found.tier).toBe("dynamic");
		expect(found.reason).toBe(reason);
	});
});

describe("names made from the address, and placeholders", () => {
	test.each([
		["192-0-2-25.example.net.", "192.0.2.25", "contains the address as 192-0-2-25"],
		["25-2-0-192.example.net.", "192.0.2.25", "contains the address as 25-2-0-192"],
		["host-192.0.2.25.example.net.", "", "contains what looks like an address (192.0.2.25)"],
		["h-2-25.area7.example.net.", "192.0.2.25", "contains the address as 2-25"],
		["h-25-2.area7.example.net.", "192.0.2.25", "contains the address as 25-2"],
		["fia25-2-0.example.net.", "192.0.2.25", "contains the address as 25-2"],
		["fia192x0x2.example.net.", "192.0.2.25", "contains the address as 192x0x2"],
		["node-c-8b22.example.net.", "198.51.139.34", "contains the address as 8b22"],
		["c0a80219x.x-c6336419.example.net.", "198.51.100.25", "contains the address as c6336419"],
		["vps-1a2b3c4d.vps.example.net.", "", "contains what looks like an address (1a2b3c4d)"],
		["h0200c0000219.example.com.", "", "contains what looks like an address (0200c0000219)"],
		["ip-192-0-2-25.eu.", "192.0.2.25", "contains the address as 192-0-2-25"],
		["25.red-192-0-2.example.net.", "", "contains what looks like an address (25.red-192-0-2)"],
		["vm123456.example.net.", "", "contains the word vm and the number 123456"],
		["host-10-20-30.example.net.", "", "contains the word host and the number 10-20-30"],
		["unassigned.example.net.", "", "starts with the placeholder unassigned"],
		["no-rdns.example.net.", "192.0.2.25", "starts with the placeholder no-rdns"],
		["25.2.0.192.in-addr.arpa.", "192.0.2.25", "lies in in-addr.arpa, the tree of reverse names"],
		["mail.example.com.2.0.192.in-addr.arpa.", "", "lies in in-addr.arpa, the tree of reverse names"],
		["host.8.b.d.0.1.0.0.2.ip6.arpa", "", "lies in ip6.arpa, the tree of reverse names"],
	])("%s for %s", (name, address, reason) => {
		expect(classify(name, address)).toEqual({ tier: "generic", reason });
	});

	test.each([
		["20010db8000000000000000000000025.example.net.", "20010db8000000000000000000000025"],
		["2001-0db8-0000-0000-0000-0000-0000-0025.example.net.", "2001-0db8-0000-0000-0000-0000-0000-0025"],
		["2001-db8-0-0-0-0-0-25.example.net.", "2001-db8-0-0-0-0-0-25"],
		["2001-db8--25.example.net.", "2001-db8--25"],
		["g0000000000000025.example.net.", "0000000000000025"],
		[
			"5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.example.net.",
			"5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2",
		],
	])("%s for 2001:db8::25", (name, text) => {
		expect(classify(name, "2001:db8::25")).toEqual({ tier: "generic", reason: `contains the address as ${text}` });
		expect(classify(name, "").tier).toBe("generic");
	});
});

test.each([
	["static-192-0-2-25.example.net.", "192.0.2.25", "contains the address as 192-0-2-25 and the word static"],
	[
		"192-0-2-25-static.hfc.example.net.",
		"192.0.2.25",
		"contains the address as 192-0-2-25, the provider word hfc and the word static",
	],
	[
		"host-192-0-2-25.business.example.it.",
		"",
		"contains what looks like an address (192-0-2-25) and the word business",
	],
])("%s stays, by its name", (name, address, reason) => {
	const found = classify(name, address);
	expect(found).toEqual({ tier: "static-generic", reason });
});

test.each([
	"mail.example.com.",
	"mx1.example.com.",
	"smtp-out-01.example.net.",
	"mail-192-0-2-25.example.net.",
	"192-0-2-25.outbound-mail.example.net.",
	"mx0a-001b2d01.example.com.",
	"mail.example.dynamic.example.com.",
	"server.example.com.",
	"web12.example.com.",
	"srv1.example.com.",
	"static.example.com.",
	"dedi1.example.com.",
	"www.ipv6.example.com.",
	"zeus.poolandspa.example.",
	"a1.dsl.example.",
	"mx1.dsl.net.",
	"dialogue7.example.com.",
	"a.b.c.d.example.com.",
	"example.com.",
	"example7.com.",
	"a1.xn--mnchen-3ya.example.",
	"unknowable.example.com.",
	".",
	"",
])("%s is a name that someone chose", (name) => {
	expect(classify(name, "")).toEqual({ tier: "ok", reason: "" });
	expect(classify(name, "198.51.100.77")).toEqual({ tier: "ok", reason: "" });
	expect(classify(name, "2001:db8:1:2:3:4:5:6")).toEqual({ tier: "ok", reason: "" });
});

test("numbers that are no octets make no address", () => {
	expect(classify("build-2026-11-24-1.example.com.", "").tier).toBe("ok");
	expect(classify("a300-400-500-600.example.com.", "").tier).toBe("ok");
});
