import { describe, expect, test } from "vitest";
import type { ConfiguredZone } from "../../../server/src/config/configured-zone.ts";
import { type NewConfiguredZone, newZoneStatement } from "../../../server/src/config/new-zone-statement.ts";
import { readKnotConf, readNamedConf, readNsdConf } from "../../support/read-configurations.ts";
import { configFiles } from "./config-files.ts";

const ZONE: NewConfiguredZone = { origin: "2.0.192.in-addr.arpa.", file: "db.192.0.2" };
const READERS = { named: readNamedConf, nsd: readNsdConf, knot: readKnotConf } as const;

function zonesOf(server: keyof typeof READERS, text: string): readonly ConfiguredZone[] {
	return READERS[server]("/w/server.conf", configFiles({ "/w/server.conf": text })).zones;
}

/** The statement like that of the first zone. */
function statement(server: keyof typeof READERS, text: string, zone: NewConfiguredZone = ZONE): string {
	return newZoneStatement(server, text, zonesOf(server, text)[0]!.statement!, zone);
}

describe("a statement of named.conf", () => {
	test.each([
		[
			"on one line",
			'zone "example.com" { type master; file "db.example.com"; };',
			'zone "2.0.192.in-addr.arpa" { type master; file "db.192.0.2"; };',
		],
		[
			"on several, with a class",
			'zone "example.com" IN {\n\ttype primary;\n\tfile "db.example.com";\n};',
			'zone "2.0.192.in-addr.arpa" IN {\n\ttype primary;\n\tfile "db.192.0.2";\n};',
		],
		[
			"with the brace on a line of its own, and CRLF",
			'zone example.com. in\r\n{\r\n  type   master;\r\n  file "db.example.com";\r\n  };',
			'zone 2.0.192.in-addr.arpa. in\r\n{\r\n  type   master;\r\n  file "db.192.0.2";\r\n  };',
		],
		[
			"without comments and what concerns one zone alone",
			'zone "example.com" { // the zone\n\ttype master; /* yes */\n\t# where\n\tfile "db.example.com"; allow-update { key k; };\n\tinline-signing yes;\n\tallow-transfer { key k; };\n};',
			'zone "2.0.192.in-addr.arpa" {\n\ttype master;\n\tfile "db.192.0.2";\n\tallow-transfer { key k; };\n};',
		],
		[
			"with a template that names another file",
			'template t { type primary; file "x.db"; };\nzone "example.com" { template t; };',
			'zone "2.0.192.in-addr.arpa" { template t; file "db.192.0.2"; };',
		],
		[
			"of a zone that another view has",
			'view a { zone "example.com" { in-view b; }; };\nview b { zone "example.com" { type master; file "x"; }; };',
			'zone "2.0.192.in-addr.arpa" { in-view b; };',
		],
	])("%s", (_, text, expected) => {
		expect(statement("named", text)).toBe(expected);
	});

	test("has quotes where the name needs them", () => {
		const text = 'zone example.com { type master; file "db.example.com"; };';
		expect(statement("named", text, { origin: "a*b.example.com.", file: "x" })).toBe(
			'zone "a*b.example.com" { type master; file "x"; };',
		);
	});

	test("is known where it is whole only", () => {
		const text = 'zone "example.com" { type master; file "db.example.com"; }\nzone "example.net" { type hint; ';
		expect(zonesOf("named", text).map((zone) => zone.statement)).toEqual([undefined, undefined]);
	});

	test("says from where to where it goes", () => {
		const text = 'options { };\nzone "example.com" { type master; file "x"; }; // here';
		const [zone] = zonesOf("named", text);
		expect(text.slice(zone!.statement!.start, zone!.statement!.end)).toBe(
			'zone "example.com" { type master; file "x"; };',
		);
	});
});

describe("a block of nsd.conf", () => {
	test.each([
		[
			"with its own file",
			"zone:\n  name: example.com\n  zonefile: zones/example.com\n  provide-xfr: 192.0.2.9 NOKEY\n  multi-master-check: yes\n",
			"zone:\n  name: 2.0.192.in-addr.arpa\n  zonefile: db.192.0.2\n  provide-xfr: 192.0.2.9 NOKEY",
		],
		[
			"without comments",
			'zone:\t# ours\n\tname: "example.com"\n\t# where\n\tzonefile: "x" # here\n',
			'zone:\n\tname: "2.0.192.in-addr.arpa"\n\tzonefile: "db.192.0.2"',
		],
		[
			"with a pattern and another file",
			'pattern:\n  name: p\n  zonefile: "%s.zone"\nzone:\n  name: example.com\n  include-pattern: p\n',
			'zone:\n  name: 2.0.192.in-addr.arpa\n  include-pattern: p\n  zonefile: "db.192.0.2"',
		],
	])("%s", (_, text, expected) => {
		expect(statement("nsd", text)).toBe(expected);
	});

	test("with a pattern that tells the file", () => {
		const text = "pattern:\n  name: p\n  zonefile: %s.zone\nzone:\n  name: example.com\n  include-pattern: p\n";
		expect(statement("nsd", text, { ...ZONE, file: undefined })).toBe(
			"zone:\n  name: 2.0.192.in-addr.arpa\n  include-pattern: p",
		);
		expect(zonesOf("nsd", text)[0]!.fileOf?.(ZONE.origin)).toBe("2.0.192.in-addr.arpa.zone");
	});
});

describe("an entry of knot.conf", () => {
	test.each([
		["alone", "zone:\n  - domain: example.com\n", '- domain: 2.0.192.in-addr.arpa\n    file: "db.192.0.2"'],
		[
			"with its own file, without what concerns one zone alone",
			'zone:\n- domain: "example.com."\n  storage: /z\n  file: x # here\n  dnssec-signing: on\n',
			'- domain: "2.0.192.in-addr.arpa."\n  storage: /z\n  file: db.192.0.2',
		],
		[
			"of several zones, each on its line",
			"zone:\n  - domain:\n      - a.example\n      - b.example\n    file: x\n",
			"- domain: 2.0.192.in-addr.arpa\n    file: db.192.0.2",
		],
		[
			"that ends with a list",
			"zone:\n  - domain: a.example\n    file: x\n    notify:\n      - a\n      - b\n\n# more\nlog:\n",
			"- domain: 2.0.192.in-addr.arpa\n    file: db.192.0.2\n    notify:\n      - a\n      - b",
		],
		[
			"of several zones",
			"zone:\n  - domain: [a.example, b.example]\n    file: x\n",
			"- domain: 2.0.192.in-addr.arpa\n    file: db.192.0.2",
		],
	])("%s", (_, text, expected) => {
		expect(statement("knot", text)).toBe(expected);
	});

	test.each([
		["LF", "\n"],
		["CRLF", "\r\n"],
	])("ends behind its last value, however many comments stand in it and behind it, with %s", (_, lineEnd) => {
		const comments = `      # a remark with blanks at its end  ${lineEnd}`.repeat(100);
		const list = ["- domain: a.example", "    notify:", "      - b", `${comments}      - c`].join(lineEnd);
		const text = `zone:${lineEnd}  ${list}${lineEnd}${comments}  - domain: b.example${lineEnd}`;
		const { start, end } = zonesOf("knot", text)[0]!.statement!;
		expect(text.slice(start, end)).toBe(list);
	});
});
