import { describe, expect, test } from "vitest";
import { originOfFileName } from "../../../server/src/config/origin-of-file-name.ts";

const V6 = "8.b.d.0.1.0.0.2.ip6.arpa.";

describe("a name tells its zone", () => {
	test.each([
		["db.example.com", "example.com."],
		["Example.COM.zone", "example.com."],
		["example.com.db", "example.com."],
		["example.com.zone.db", "example.com."],
		["example.com.hosts", "example.com."],
		["example.com.dns", "example.com."],
		["example.com.db.in", "example.com."],
		["db.example.com.zone.in", "example.com."],
		["example.in", "example.in."],
		["example.com.fwd", "example.com."],
		["example.com.txt", "example.com."],
		["pri.example.com", "example.com."],
		["named.example.com", "example.com."],
		["example.com", "example.com."],
		["_msdcs.example.com", "_msdcs.example.com."],
		["xn--bcher-kva.example.zone", "xn--bcher-kva.example."],
		["2024.de", "2024.de."],
		["2020.ee", "2020.ee."],
		["db.192.0.2", "2.0.192.in-addr.arpa."],
		["db.192.0.2.0", "2.0.192.in-addr.arpa."],
		["db.192.0.2.0_24", "2.0.192.in-addr.arpa."],
		["192.0.2.rev", "2.0.192.in-addr.arpa."],
		["192.0.2.db", "2.0.192.in-addr.arpa."],
		["192-0-2.rev", "2.0.192.in-addr.arpa."],
		["2.0.192.rev", "2.0.192.in-addr.arpa."],
		["db.0.0.10.rev", "0.0.10.in-addr.arpa."],
		["db.3.2.1", "1.2.3.in-addr.arpa."],
		["db.172.16_16", "16.172.in-addr.arpa."],
		["10.0.0.0_8", "10.in-addr.arpa."],
		["db.127", "127.in-addr.arpa."],
		["db.255", "255.in-addr.arpa."],
		["2.0.192.in-addr.arpa", "2.0.192.in-addr.arpa."],
		["2.0.192.in-addr.arpa.zone", "2.0.192.in-addr.arpa."],
		["rev.2.0.192.in-addr.arpa", "2.0.192.in-addr.arpa."],
		["2.0.192.in-addr", "2.0.192.in-addr.arpa."],
		["customer.2.0.192.in-addr.arpa", "customer.2.0.192.in-addr.arpa."],
		["db.2001-db8", V6],
		["db.2001.db8", V6],
		["2001:db8", V6],
		["2001:db8::_32", V6],
		["2001-db8--.rev", V6],
		["2001_db8__32", V6],
		["2001-0db8.rev", V6],
		["2001-db8-1.zone", `1.0.0.0.${V6}`],
		["8.b.d.0.1.0.0.2.ip6.arpa", V6],
		["db.8.b.d.0.1.0.0.2", V6],
		["db.fd00", "0.0.d.f.ip6.arpa."],
	])("%s is %s", (name, origin) => {
		expect(originOfFileName(`/w/zones/${name}`)).toEqual({ origin });
	});

	test.each([
		["0-63.2.0.192.in-addr.arpa", "0-63.2.0.192.in-addr.arpa.", "192.0.2.0/26"],
		["0_26.2.0.192.in-addr.arpa", "0/26.2.0.192.in-addr.arpa.", "192.0.2.0/26"],
		["db.192.0.2.0-63", "0-63.2.0.192.in-addr.arpa.", "192.0.2.0/26"],
		["db.192.0.2.64_26", "64/26.2.0.192.in-addr.arpa.", "192.0.2.64/26"],
		["db.64-127.192.0.2", "64-127.2.0.192.in-addr.arpa.", "192.0.2.64/26"],
		["198.51.100.0%2F26.zone", "0/26.100.51.198.in-addr.arpa.", "198.51.100.0/26"],
	])("%s is the classless %s for %s", (name, origin, network) => {
		expect(originOfFileName(name)).toEqual({ origin, network });
	});
});

test.each([
	"com",
	"db.com",
	"example",
	"zone",
	"hosts",
	"README.md",
	"named.conf",
	"named.ca",
	"named.localhost",
	"db.local",
	"db.root",
	"db.cafe",
	"db.10.0.0.0",
	"db.192.0.2.25",
	"db.172.16_12",
	"db.999.1.1",
	"db.192.0.2.3-9",
	"db.example.com.20240101",
	"example.com.yaml",
	"notes.txt",
	"",
])("%j tells none", (name) => {
	expect(originOfFileName(`/w/example.com/${name}`)).toBeUndefined();
});
