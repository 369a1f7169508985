import fc from "fast-check";
import { expect, test } from "vitest";
import { readKnotConf } from "../../support/read-configurations.ts";
import { configFiles } from "./config-files.ts";

const MAIN = "/etc/knot/knot.conf";

function read(text: string, others: Readonly<Record<string, string>> = {}) {
	return readKnotConf(MAIN, configFiles({ [MAIN]: text, ...others }));
}

const messages = (text: string, others = {}) => read(text, others).problems.map(({ message }) => message);

test("templates, the default one and named ones", () => {
	const configuration = read(`
template:
  - id: default
    storage: "/srv/zones"
    file: "%s.zone"
  - id: signed
    storage: /srv/signed
    dnssec-signing: on

zone:
  - domain: Example.COM
  - domain: example.net.
    template: signed
  - domain: example.org
    storage: other
    file: /abs/example.org
  - domain: example.edu
    file: db.%s
    master: ns1
`);
	expect(configuration.zones).toMatchObject([
		{ origin: "example.com.", kind: "primary", file: "/srv/zones/example.com.zone", signed: false, dynamic: false },
		{ origin: "example.net.", file: "/srv/signed/example.net.zone", signed: true },
		{ origin: "example.org.", file: "/abs/example.org", writtenFile: "/abs/example.org" },
		{ origin: "example.edu.", kind: "secondary", file: "/srv/zones/db.example.edu" },
	]);
	expect(configuration).toMatchObject({ server: "knot", problems: [] });
});

test("without a template", () => {
	expect(read("zone:\n  - domain: example.com").zones[0]).toMatchObject({ file: "/var/lib/knot/example.com.zone" });
	expect(read("zone:\n  - id: example.com\n    file: %s.db").zones[0]).toMatchObject({
		file: "/var/lib/knot/example.com.db",
	});
	expect(messages("zone:\n  - id: example.com\n    file: %s.db")).toEqual([]);
});

test.each([
	["%s", "example.com"],
	["%%s", "%s"],
	["%c[0]/%s", "e/example.com"],
	["%c[0-2]/%c[10-20]", "exa/m."],
	["%l[0]/%l[1]/x%l[2]", "com/example/x"],
	["%c[99]x", "x"],
])("file %s", (file, expected) => {
	expect(read(`zone:\n  - domain: example.com\n    file: "${file}"`).zones[0]!.writtenFile).toBe(expected);
});

test("a slash in the name becomes an underscore", () => {
	const [zone] = read("zone:\n  - domain: 0/26.2.0.192.in-addr.arpa").zones;
	expect(zone).toMatchObject({ origin: "0/26.2.0.192.in-addr.arpa.", writtenFile: "0_26.2.0.192.in-addr.arpa.zone" });
});

test("reverse-generate, updates, catalogs", () => {
	const { zones } = read(`
acl:
  - id: ddns
    action: [transfer, update]
  - id: xfr
    action: transfer
zone:
  - domain: 2.0.192.in-addr.arpa
    reverse-generate: example.com
  - domain: example.com
    acl: [xfr, ddns]
  - domain: example.net
    acl: xfr
  - domain: catalog.example
    catalog-role: generate
`);
	expect(zones.map(({ reverseGenerate, dynamic, kind }) => [reverseGenerate, dynamic, kind])).toEqual([
		[true, false, "primary"],
		[false, true, "primary"],
		[false, false, "primary"],
		[false, false, "catalog"],
	]);
});

test("includes: one, a list, a glob, the section again", () => {
	const others = {
		"/etc/knot/a.conf": "zone:\n  - domain: a.example",
		"/etc/knot/d/b.conf": "zone:\n  - domain: b.example",
		"/etc/knot/d/c.conf": "include: ../knot.conf\nzone:\n  - domain: c.example",
	};
	const text =
		'include: a.conf\ninclude: ["d/*.conf", /run/keys.conf]\nzone:\n  - domain: x.example\nzone:\n  - domain: y.example';
	const configuration = read(text, others);
	expect(configuration.zones.map(({ origin }) => origin)).toEqual([
		"a.example.",
		"b.example.",
		"c.example.",
		"x.example.",
		"y.example.",
	]);
	expect(configuration.wanted).toEqual(["/run/keys.conf"]);
	expect(messages(text, others)).toEqual([
		"/etc/knot/knot.conf includes itself here, directly or by way of other files",
	]);
});

test.each([
	["zone:\n  - file: x", ["this zone has no domain"]],
	["zone:\n  - domain: a..b", ["a..b is no name of a zone"]],
	["zone:\n  - domain: example.com\n    template: x", ["template x is not defined"]],
	[
		"zone:\n  - domain: example.com\n  - domain: example.com",
		["zone example.com. is configured twice: Knot refuses to start"],
	],
	["zone:\n  - domain:\n", ["this zone has no domain"]],
	["zone", ["a name and a colon are missing here: zone is none of what Knot takes in a line"]],
	["zone: [{domain: example.com}]", ["nothing stands behind zone: in Knot: what it has goes into the lines below"]],
	["", []],
])("%j", (text, expected) => {
	expect(messages(text)).toEqual(expected);
});

test.each([
	[
		'zone:\n  - domain: example.com\n    file: "x\n  - domain: example.net\n',
		"this quoted text is not closed: a quote is missing",
		'"x',
	],
	[
		"zone:\n  - domain: example.com\n    master: [a, b\nacl:\nzone:\n  - domain: example.net\n",
		"this list is not closed: a bracket is missing",
		"[",
	],
	[
		"zone:\n  - domain: example.com\n    file\n  - domain: example.net\n",
		"a name and a colon are missing here: file is none of what Knot takes in a line",
		"file",
	],
	[
		'zone:\n  - domain: example.com\n    file: "x" y\n  - domain: example.net\n',
		"nothing can stand behind this value",
		"y",
	],
	[
		"  file: x\nzone:\n  - domain: example.com\n  - domain: example.net\n",
		"file stands in no section, such as zone or template",
		"file:",
	],
])("%j is told, and the rest read", (text, message, marked) => {
	const { problems, zones } = read(text);
	expect(problems.map((problem) => problem.message)).toEqual([message]);
	expect(text.slice(problems[0]!.start, problems[0]!.end)).toBe(marked);
	expect(zones.map(({ origin }) => origin)).toEqual(["example.com.", "example.net."]);
});

test("lists over several lines, comments, line ends of Windows, entries in the first column", () => {
	const text =
		"---\r\n# zones\r\nzone:\r\n- domain: [ example.com, # one\r\n    'example.net' ]  # two\r\n  file: x#y # z\r\n- # three\r\n  domain: example.org\r\n  acl:\r\n    - a\r\n    - b\r\nacl:\r\n- id: b\r\n  action: [transfer, update]\r\n";
	expect(read(text)).toMatchObject({
		problems: [],
		zones: [
			{ origin: "example.com.", writtenFile: "x#y", dynamic: false },
			{ origin: "example.net." },
			{ origin: "example.org.", dynamic: true },
		],
	});
});

test("the place is that of the domain", () => {
	const text = "zone:\n  - domain: example.com\n";
	const { at } = read(text).zones[0]!;
	expect(text.slice(at.start, at.end)).toBe("example.com");
});

test("no text is an exception", () => {
	const piece = fc.constantFrom(
		"zone:",
		"template:",
		"\n",
		"  - ",
		"domain: ",
		"id: ",
		"file: ",
		"[",
		"{",
		"&a",
		"*a",
		"%s",
		"|",
		'"',
		"include: ",
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
