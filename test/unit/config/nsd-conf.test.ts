import fc from "fast-check";
import { expect, test } from "vitest";
import { readNsdConf } from "../../support/read-configurations.ts";
import { configFiles } from "./config-files.ts";

const MAIN = "/etc/nsd/nsd.conf";

function read(text: string, others: Readonly<Record<string, string>> = {}) {
	return readNsdConf(MAIN, configFiles({ [MAIN]: text, ...others }));
}

const messages = (text: string, others = {}) => read(text, others).problems.map(({ message }) => message);

test("zones lie in zonesdir", () => {
	const configuration = read(`
server:
	ip-address: 2001:db8::1  # a comment
	zonesdir: "/var/nsd/zones"
zone:
	name: "Example.COM"
	zonefile: example.com.zone
zone:
	name: example.net
	request-xfr: 192.0.2.1 NOKEY
	zonefile: "/srv/example.net"
`);
	expect(configuration.zones).toMatchObject([
		{
			origin: "example.com.",
			kind: "primary",
			file: "/var/nsd/zones/example.com.zone",
			writtenFile: "example.com.zone",
		},
		{ origin: "example.net.", kind: "secondary", file: "/srv/example.net" },
	]);
	expect(configuration).toMatchObject({ server: "nsd", problems: [], wanted: [] });
});

test("without zonesdir beside the configuration, and zonesdir may come later", () => {
	expect(read("zone: name: example.com zonefile: x").zones[0]!.file).toBe("/etc/nsd/x");
	expect(read("zone:\n name: example.com\n zonefile: x\nserver:\n zonesdir: zones").zones[0]!.file).toBe(
		"/etc/nsd/zones/x",
	);
});

test.each([
	["example.com", "%s.zone", "example.com.zone"],
	["example.com", "%1/%2/%3/%s", "e/x/a/example.com"],
	["www.example.com", "%z/%y/%x", "com/example/www"],
	["example.com", "%x/%s", "example.com"],
	["Example.COM.", "%z/%1/%s", "com/E/Example.COM."],
	["0/26.2.0.192.in-addr.arpa", "%s", "0/26.2.0.192.in-addr.arpa"],
	["b.c/d.example", "%y/%s", "c\\047d/b.c/d.example"],
])("%s in %s", (name, zonefile, file) => {
	expect(read(`zone:\n name: ${name}\n zonefile: "${zonefile}"`).zones[0]!.file).toBe(`/etc/nsd/${file}`);
});

test("patterns, nested, the last word holds", () => {
	const configuration = read(`
pattern:
	name: "base"
	zonefile: "base/%s"
pattern:
	name: "from-primary"
	include-pattern: "base"
	request-xfr: 192.0.2.1 NOKEY
zone:
	name: a.example
	include-pattern: "from-primary"
zone:
	name: b.example
	include-pattern: base
	zonefile: "own/%s"
`);
	expect(configuration.zones).toMatchObject([
		{ origin: "a.example.", kind: "secondary", file: "/etc/nsd/base/a.example" },
		{ origin: "b.example.", kind: "primary", file: "/etc/nsd/own/b.example" },
	]);
});

test("includes, globs and cycles", () => {
	const others = {
		"/etc/nsd/d/b.conf": "zone:\n name: b.example\n zonefile: b",
		"/etc/nsd/d/a.conf": 'zone:\n name: a.example\n zonefile: a\ninclude: "nsd.conf"',
	};
	const configuration = read('include: "d/*.conf"\ninclude: "/etc/nsd/keys.conf"', others);
	expect(configuration.zones.map(({ origin }) => origin)).toEqual(["a.example.", "b.example."]);
	expect(configuration.files).toEqual([MAIN, "/etc/nsd/d/a.conf", "/etc/nsd/d/b.conf"]);
	expect(configuration.wanted).toEqual(["/etc/nsd/keys.conf"]);
	expect(configuration.problems).toHaveLength(1);
});

test.each([
	["zone:\n zonefile: x", ["this zone has no name"]],
	["zone:\n name: a..b", ["a..b is no name of a zone"]],
	["zone:\n name: example.com", ["zone example.com. has no zonefile: NSD has nothing to serve"]],
	["zone:\n name: example.com\n include-pattern: x\n zonefile: x", ["pattern x is not defined above"]],
	["zone:\n name:\n zonefile: x", ["name: has no value", "this zone has no name"]],
	['zone:\n name: "example.com\n zonefile: x', ["this quoted text is not closed: a quote is missing"]],
	[
		"zone:\n name: example.com\n zonefile: x\nzone:\n name: example.com\n zonefile: y",
		["zone example.com. is configured twice: NSD refuses to start"],
	],
])("%j", (text, expected) => {
	expect(messages(text)).toEqual(expected);
});

test("the place is that of the name, also behind CRLF", () => {
	const text = "zone:\r\n\tname: example.com\r\n\tzonefile: x\r\n";
	const { at, file } = read(text).zones[0]!;
	expect(text.slice(at.start, at.end)).toBe("example.com");
	expect(file).toBe("/etc/nsd/x");
});

test("no text is an exception", () => {
	const piece = fc.constantFrom(
		"zone:",
		"pattern:",
		"name:",
		" ",
		"\n",
		"\t",
		"#",
		'"',
		":",
		"include:",
		"include-pattern: a",
		"zonefile: %s",
		"a.example",
	);
	fc.assert(
		fc.property(fc.array(piece), (pieces) => {
			const text = pieces.join("");
			for (const { start, end } of read(text).problems) {
				expect(start).toBeGreaterThanOrEqual(0);
				expect(end).toBeGreaterThan(start);
				expect(end).toBeLessThanOrEqual(text.length);
			}
		}),
		{ seed: 20261130, numRuns: 500 },
	);
});
