import { describe, expect, test } from "vitest";
import { findZoneFile, PathTails } from "../../../server/src/config/zone-path.ts";

describe("a file is found", () => {
	test.each([
		["exactly", "/etc/bind/db.x", "/etc/bind/named.conf", ["/etc/bind/db.x", "/etc/bind/old/db.x"], "/etc/bind/db.x"],
		["from the configuration's folder", "zones/x", "/w/named.conf", ["/w/zones/x", "/w/a/zones/x"], "/w/zones/x"],
		["above it", "../zones/x", "/w/etc/named.conf", ["/w/zones/x"], "/w/zones/x"],
		["by its tail", "/etc/bind/zones/x", "/w/named.conf", ["/w/zones/x", "/w/other/x"], "/w/zones/x"],
		[
			"by its longest tail",
			"/etc/bind/zones/x",
			"/w/named.conf",
			["/w/zones/x", "/w/a/bind/zones/x"],
			"/w/a/bind/zones/x",
		],
		["by its name alone", "/var/named/db.x", "/w/named.conf", ["/w/zones/db.x"], "/w/zones/db.x"],
		[
			"in whole segments",
			"/etc/bind/my-zones/x",
			"/w/named.conf",
			["/w/a/my-zones/x", "/w/zones/x"],
			"/w/a/my-zones/x",
		],
		[
			"beside the folder of the configuration",
			"/var/named/x",
			"/w/etc/named.conf",
			["/w/var/named/x"],
			"/w/var/named/x",
		],
		[
			"nearest to the configuration",
			"/etc/bind/db.x",
			"/w/a/etc/bind/named.conf",
			["/w/a/etc/bind/db.x", "/w/b/etc/bind/db.x"],
			"/w/a/etc/bind/db.x",
		],
		["nearest by its name", "/zones/db.x", "/w/a/named.conf", ["/w/a/p/db.x", "/w/b/db.x"], "/w/a/p/db.x"],
		["with backslashes", "C:\\dns\\zones\\x", "/w/named.conf", ["/w/zones/x"], "/w/zones/x"],
	])("%s", (_, written, configPath, files, found) => {
		expect(findZoneFile(written, configPath, files)).toBe(found);
	});
});

describe("no file is found", () => {
	test.each([
		["if two are as good", "/etc/bind/db.x", "/w/named.conf", ["/w/a/db.x", "/w/b/db.x"]],
		[
			"if two have as long a tail, though a third is nearer",
			"/zones/db.x",
			"/w/named.conf",
			["/w/db.x/db.x", "/w/a/zones/db.x", "/w/b/zones/db.x"],
		],
		["if a part of a segment fits", "/etc/db.x", "/w/named.conf", ["/w/my-db.x"]],
		[
			"in the home of another server",
			"/var/cache/bind/zones/x",
			"/w/ns2/named.conf",
			["/w/ns1/named.conf", "/w/ns1/zones/x", "/w/ns2/named.conf"],
		],
		[
			"in a home around etc",
			"/var/named/x",
			"/w/ns2/etc/named.conf",
			["/w/ns1/etc/named.conf", "/w/ns1/var/named/x", "/w/ns2/etc/named.conf"],
		],
		["for a folder", "zones/", "/w/named.conf", ["/w/zones/x"]],
		["for nothing", "", "/w/named.conf", ["/w/x"]],
	])("%s", (_, written, configPath, files) => {
		expect(findZoneFile(written, configPath, files)).toBeUndefined();
	});
});

test("the files of a server below belong to the one above as well", () => {
	const files = ["/w/named.conf", "/w/internal/named.conf", "/w/internal/zones/x"];
	expect(findZoneFile("/etc/bind/zones/x", "/w/named.conf", files)).toBe("/w/internal/zones/x");
});

test("a thousand zones among five thousand files", () => {
	const files = Array.from({ length: 5000 }, (_, n) => `/w/zones/${n % 50}/db.${n}.example`);
	const tails = new PathTails(files);
	for (let n = 0; n < 1000; n++) {
		expect(findZoneFile(`/etc/bind/${n % 50}/db.${n}.example`, "/w/named.conf", tails)).toBe(files[n]);
	}
});
