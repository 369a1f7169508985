import { describe, expect, test } from "vitest";
import { originOfFileName } from "../../../server/src/config/origin-of-file-name.ts";
import { zoneFileNames } from "../../../server/src/config/zone-file-name.ts";

const NETWORK = "2.0.192.in-addr.arpa.";
const IPV6 = "1.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa.";

describe("the name of a new zone file", () => {
	test.each([
		[NETWORK, "db.example.com", "example.com.", "db.192.0.2"],
		[NETWORK, "pri.example.com", "example.com.", "pri.192.0.2"],
		[NETWORK, "example.com.zone", "example.com.", "2.0.192.in-addr.arpa.zone"],
		[NETWORK, "db.example.com.zone", "example.com.", "db.2.0.192.in-addr.arpa.zone"],
		[NETWORK, "example.com", "example.com.", "2.0.192.in-addr.arpa"],
		[NETWORK, "Example.COM.hosts", "example.com.", "2.0.192.in-addr.arpa.hosts"],
		[NETWORK, "zone.txt", "example.com.", "db.192.0.2"],
		[NETWORK, "db.198.51.100", "100.51.198.in-addr.arpa.", "db.192.0.2"],
		[NETWORK, "198.51.100.rev", "100.51.198.in-addr.arpa.", "192.0.2.rev"],
		[NETWORK, "198.51.100.0.zone", "100.51.198.in-addr.arpa.", "192.0.2.0.zone"],
		[NETWORK, "198-51-100.db", "100.51.198.in-addr.arpa.", "192-0-2.db"],
		[NETWORK, "198.51.100.0_24.zone", "100.51.198.in-addr.arpa.", "192.0.2.0_24.zone"],
		[NETWORK, "100.51.198.in-addr.arpa.zone", "100.51.198.in-addr.arpa.", "2.0.192.in-addr.arpa.zone"],
		[NETWORK, "100.51.198.in-addr.zone", "100.51.198.in-addr.arpa.", "2.0.192.in-addr.zone"],
		[NETWORK, "db.2001-db8-a", "a.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa.", "db.192.0.2"],
		["3.2.10.in-addr.arpa.", "db.example.com", "example.com.", "db.10.2.3"],
		// The octets as they are written could be those of another network.
		["10.2.1.in-addr.arpa.", "db.example.com", "example.com.", "db.10.2.1.in-addr.arpa"],
		["0/26.2.0.192.in-addr.arpa.", "db.example.com", "example.com.", "db.192.0.2.0_26"],
		["64-127.2.0.192.in-addr.arpa.", "db.198.51.100", "100.51.198.in-addr.arpa.", "db.192.0.2.64-127"],
		["0/26.2.0.192.in-addr.arpa.", "example.com.zone", "example.com.", "0_26.2.0.192.in-addr.arpa.zone"],
		["customer.2.0.192.in-addr.arpa.", "db.example.com", "example.com.", "db.customer.2.0.192.in-addr.arpa"],
		[IPV6, "db.2001-db8-a", "a.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa.", "db.2001-db8-0-1"],
		[IPV6, "example.com.zone", "example.com.", "1.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa.zone"],
		[IPV6, "db.example.com", "example.com.", "db.2001-db8-0-1"],
	])("of %s beside %s of %s is %s", (origin, name, of, expected) => {
		const [best] = zoneFileNames(origin, [{ name, origin: of }]);
		expect(best).toBe(expected);
		expect([undefined, origin]).toContain(originOfFileName(best!)?.origin);
	});

	test("follows the first zone whose file has a style", () => {
		const models = [
			{ name: "internal.txt", origin: "100.51.198.in-addr.arpa." },
			{ name: "203.0.113.rev", origin: "113.0.203.in-addr.arpa." },
			{ name: "db.example.com", origin: "example.com." },
		];
		expect(zoneFileNames(NETWORK, models)[0]).toBe("192.0.2.rev");
	});

	test("has others for the case that the best is taken", () => {
		const names = zoneFileNames(NETWORK, [{ name: "db.example.com", origin: "example.com." }]);
		expect(names).toEqual(["db.192.0.2", "db.2.0.192.in-addr.arpa", "db.2-0-192-in-addr-arpa"]);
	});

	test.each([
		"../../x.2.0.192.in-addr.arpa.",
		"\\.\\./\\.\\./x.2.0.192.in-addr.arpa.",
		"/etc/passwd.2.0.192.in-addr.arpa.",
		"..",
		"\\000a\\\\b.example.com.",
		"c:\\\\x.example.com.",
		`${`${"x".repeat(60)}.`.repeat(4)}arpa.`,
	])("never leaves the folder: %s", (origin) => {
		for (const name of ["db.example.com", "example.com"]) {
			for (const one of zoneFileNames(origin, [{ name, origin: "example.com." }])) {
				expect(one).toMatch(/^[a-z0-9._:-]+$/);
				expect(one).not.toContain("..");
				expect(one.length).toBeLessThan(255);
			}
		}
	});

	test("is never one that is not read, such as that of a backup", () => {
		expect(zoneFileNames(NETWORK, [{ name: "example.com.bak", origin: "example.com." }])).toEqual([]);
	});
});
