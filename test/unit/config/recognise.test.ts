import { describe, expect, test } from "vitest";
import type { ServerConfiguration } from "../../../server/src/config/configured-zone.ts";
import {
	configurationKind,
	isIgnoredPath,
	looksLikeZoneFile,
	mainConfigurations,
} from "../../../server/src/config/recognise.ts";

const SOA = "@ IN SOA ns1.example.com. hostmaster.example.com. 1 2 3 4 5\n";

describe("zone files", () => {
	test.each([
		["db.example.com", SOA],
		["whatever", SOA],
		["data.txt", "; comment\n\n$TTL 1h\n@ IN NS ns1\n"],
		["example.com", "example.com. 3600 IN SOA ns1 hostmaster (\n 1 2 3 4 5 )\n"],
		["example.com", "@ 1D IN SOA ns1.example.com. (\n hostmaster 1 2 3 4 5 )\n"],
		["x", "$ORIGIN .\nexample.com 3600 IN SOA a b ( 1 2 3 4 5 )\n"],
		["x", "www A 192.0.2.1\n@ SOA a.example b.example 1 2 3 4 5\n"],
		["x", "; zonetrio: origin=example.com.\n"],
		["x", "\uFEFF$TTL 1h\n"],
		["db.192.0.2", "1 IN PTR a.example.com.\n"],
		["db.example.com", ""],
		["example.com.zone", "; nothing yet\n"],
		["example.com.db", SOA],
	])("%s with %j is one", (name, text) => {
		expect(looksLikeZoneFile(`/w/${name}`, text)).toBe(true);
		expect(looksLikeZoneFile(`/w/${name}`, new TextEncoder().encode(text))).toBe(true);
	});

	test.each([
		["data.db", ""],
		["example.com", ""],
		["my.conf", ""],
		["db.example.com", '{ "a": 1 }'],
		["db.example.com.yaml", "a: b\n"],
		["README.md", "The SOA record says when a zone changes.\n"],
		["README.md", "# Zones\n\n```\n@ IN SOA a. b. 1 2 3 4 5\n```\n"],
		["x", "SOA\n"],
		["x.sh", "#!/bin/sh\n$TTL 1\n"],
		["168.192.in-addr.arpa", 'zone "168.192.in-addr.arpa" IN {\n\ttype master;\n\tfile "x";\n};\n'],
		["db.example.com~", SOA],
		["db.example.com.signed", SOA],
		["db.example.com", `${SOA}\0`],
		["db.example.com.jnl", ";BIND LOG V9.2\n"],
	])("%s with %j is none", (name, text) => {
		expect(looksLikeZoneFile(`/w/${name}`, text)).toBe(false);
		expect(looksLikeZoneFile(`/w/${name}`, new TextEncoder().encode(text))).toBe(false);
	});

	test.each([
		"x~",
		"x.bak",
		"x.orig",
		"x.old",
		"x.save",
		"x.swp",
		"x.rpmnew",
		"x.rpmsave",
		"x.dpkg-dist",
		"x.jnl",
		"x.signed",
		"x.j2",
		"x.ERB",
		"x.tmpl",
		"x.old.20261130",
		"named.conf.20261130",
		"x.ori.2",
		"x.bak-2026-11-30",
	])("%s is ignored", (name) => {
		expect(isIgnoredPath(`/w/${name}`)).toBe(true);
	});

	test.each(["db.example.com", "old", "bak/db.example.com", "x.signed.zone", "bold", "db.example.com.20261130"])(
		"%s is not ignored",
		(name) => {
			expect(isIgnoredPath(`/w/${name}`)).toBe(false);
		},
	);
});

describe("configurations", () => {
	test.each([
		["named.conf", "", "named"],
		["named.conf.local", "", "named"],
		["named-internal.conf", "", "named"],
		["named.conf.bak", "", undefined],
		["nsd.conf", "", "nsd"],
		["knot.conf", "", "knot"],
		["customers.zones", '// x\nzone "example.com" {\n allow-update { none; };\n type primary; file "x"; };', "named"],
		["bind.cfg", 'options {\n directory "/var/named";\n};', "named"],
		["zones.conf", "zone:\n  name: example.com\n  zonefile: x\n", "nsd"],
		["zones.conf", "zone:\n  # first\n  - domain: example.com\n", "knot"],
		["unbound.conf", "server:\n  verbosity: 1\nauth-zone:\n  name: example.com\n  zonefile: x\n", undefined],
		["dhcpd.conf", "zone example.com. { primary 127.0.0.1; key k; }", undefined],
		["nginx.conf", "http { server { listen 80; } }\noptions { }", undefined],
		["db.example.com", SOA, undefined],
		["Corefile", "", "coredns"],
		["Corefile.internal", "", "coredns"],
		["edge.corefile", "", "coredns"],
		["Corefile.md", "# What a Corefile is\n", undefined],
		["Corefile~", "", undefined],
		["dns.conf", "# zones\nexample.com example.net:53 {\n    errors\n    file db.example.com\n}\n", "coredns"],
		["dns.conf", ".:53 {\n  auto {\n    directory /zones\n  }\n}\n", "coredns"],
		["Caddyfile", "example.com {\n  root * /srv\n  file_server\n}\n", undefined],
		["nginx.conf", "server {\n  location /a.b {\n    file x;\n  }\n}\n", undefined],
	])("%s with %j is of %s", (name, text, kind) => {
		expect(configurationKind(`/w/${name}`, text)).toBe(kind);
	});

	const configuration = (path: string, ...includes: string[]): ServerConfiguration => ({
		path,
		server: "named",
		views: [],
		zones: [],
		emptyZonesEnabled: true,
		checkNames: "fail",
		files: [path, ...includes],
		wanted: [],
		includes: [],
		namedFiles: [],
		problems: [],
	});
	const mains = (...all: ServerConfiguration[]) => mainConfigurations(all).map(({ path }) => path);

	test("what another includes is no main one", () => {
		expect(
			mains(configuration("/a/local"), configuration("/a/named.conf", "/a/local"), configuration("/b/named.conf")),
		).toEqual(["/a/named.conf", "/b/named.conf"]);
	});

	test("of those that include each other one stays", () => {
		expect(mains(configuration("/a/x", "/a/y"), configuration("/a/y", "/a/x"))).toEqual(["/a/x"]);
		expect(mains(configuration("/a/x", "/a/named.conf"), configuration("/a/named.conf", "/a/x"))).toEqual([
			"/a/named.conf",
		]);
	});
});
