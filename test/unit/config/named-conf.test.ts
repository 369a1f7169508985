import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { namedConfSteps } from "../../../server/src/config/named-conf.ts";
import { readNamedConf } from "../../support/read-configurations.ts";
import { configFiles } from "./config-files.ts";

const MAIN = "/srv/dns/named.conf";

function read(text: string, others: Readonly<Record<string, string>> = {}) {
	return readNamedConf(MAIN, configFiles({ [MAIN]: text, ...others }));
}

/** `origin view kind file` of each zone. */
function zonesOf(text: string, others: Readonly<Record<string, string>> = {}): string[] {
	return read(text, others).zones.map(
		({ origin, view, kind, file }) => `${origin} ${view || "-"} ${kind} ${file ?? "-"}`,
	);
}

/** `problem @ the text that it marks` of each problem. */
function problemsOf(text: string, others: Readonly<Record<string, string>> = {}): string[] {
	const texts: Readonly<Record<string, string>> = { [MAIN]: text, ...others };
	return read(text, others).problems.map(
		({ path, start, end, message }) => `${message} @ ${texts[path]!.slice(start, end)}`,
	);
}

describe("zones", () => {
	test("name, type and file, whatever the spelling", () => {
		const text = `
// a comment
zone "Example.COM" IN { type primary; file "db.example.com"; }; # another
zone example.net. { /* type secondary; */ type master; file "/etc/bind/db.example.net"; };
ZONE "example.org" in { TYPE Slave; primaries { 192.0.2.1 port 53; }; file "slaves/example.org"; };
zone "." { type hint; file "db.root"; };
zone "example.edu" { type forward; forwarders { 192.0.2.1; }; };
zone "0/26.2.0.192.in-addr.arpa" { type primary; file "db.192.0.2.0-63"; };
zone "a\\.b.example" { type primary; file "x"; };
`;
		expect(zonesOf(text)).toEqual([
			"example.com. - primary /srv/dns/db.example.com",
			"example.net. - primary /etc/bind/db.example.net",
			"example.org. - secondary /srv/dns/slaves/example.org",
			". - hint /srv/dns/db.root",
			"example.edu. - forward -",
			"0/26.2.0.192.in-addr.arpa. - primary /srv/dns/db.192.0.2.0-63",
			"a\\.b.example. - primary /srv/dns/x",
		]);
		expect(problemsOf(text)).toEqual([]);
	});

	test("the place is that of the name", () => {
		const text = 'zone "example.com" { type primary; file "x"; };';
		const [zone] = read(text).zones;
		expect(text.slice(zone!.at.start, zone!.at.end)).toBe('"example.com"');
	});

	test.each([
		["/var/named", "x", "/var/named/x"],
		["zones", "x", "/srv/dns/zones/x"],
		["/var/named/", "../etc/x", "/var/etc/x"],
		["/var/named", "/x", "/x"],
		["C:\\dns", "zones\\x", "C:/dns/zones/x"],
	])("directory %j and file %j", (directory, file, path) => {
		const zone = `zone "example.com" { type primary; file "${file}"; };`;
		expect(read(`${zone} options { directory "${directory}"; };`).zones[0]).toMatchObject({
			file: path,
			writtenFile: file,
		});
	});

	test("one file may serve several zones", () => {
		const text = 'zone "a.example" { type primary; file "same"; }; zone "b.example" { type primary; file "same"; };';
		expect(zonesOf(text)).toEqual(["a.example. - primary /srv/dns/same", "b.example. - primary /srv/dns/same"]);
	});

	test("zones of another class are left out", () => {
		const text =
			'zone "bind" CH { type primary; file "db.bind"; }; view "chaos" chaos { zone "." { type hint; file "/dev/null"; }; };';
		expect(read(text)).toMatchObject({ zones: [], views: [] });
		expect(problemsOf(text)).toEqual(['zone bind. is not checked: only zones of class IN are @ "bind"']);
	});

	test("response-policy and catalog-zones tell what a zone is for", () => {
		const text = `
options { response-policy { zone "rpz.example" policy given; }; catalog-zones { zone "catalog.example" default-primaries { 192.0.2.1; }; }; };
zone "rpz.example" { type primary; file "rpz"; };
zone "catalog.example" { type secondary; primaries { 192.0.2.1; }; };
zone "example.com" { type primary; file "x"; };`;
		expect(read(text).zones.map(({ kind }) => kind)).toEqual(["response-policy", "catalog", "primary"]);
	});
});

describe("views", () => {
	test("zones belong to their view", () => {
		const text = `
view "internal" { match-clients { 192.0.2.0/24; }; zone "example.com" { type primary; file "int"; }; };
view external IN { zone "example.com" { type primary; file "ext"; }; };`;
		expect(zonesOf(text)).toEqual([
			"example.com. internal primary /srv/dns/int",
			"example.com. external primary /srv/dns/ext",
		]);
		expect(read(text).views).toEqual(["internal", "external"]);
		expect(problemsOf(text)).toEqual([]);
	});

	test("in-view gives the zone of the other view", () => {
		const text = `
view a { zone "example.com" { type primary; file "x"; allow-update { any; }; }; };
view b { zone "example.com" { in-view "a"; }; zone "example.net" { in-view a; }; };`;
		expect(zonesOf(text)).toEqual(["example.com. a primary /srv/dns/x", "example.com. b primary /srv/dns/x"]);
		expect(read(text).zones[1]!.dynamic).toBe(true);
		expect(problemsOf(text)).toEqual(["view a has no zone example.net. that view b could share @ a"]);
		expect(problemsOf('zone "example.com" { in-view "a"; };')).toEqual([
			'view a has no zone example.com. that other views could share @ "a"',
		]);
	});

	test("zones outside are told", () => {
		const text = 'view a { }; zone "example.com" { type primary; file "x"; };';
		expect(problemsOf(text)).toEqual([
			'zone example.com. stands outside the views: once there is a view, each zone must be in one @ "example.com"',
		]);
	});
});

describe("settings are those of the zone, its template, its view, the options", () => {
	const zone = (body: string, around = "") =>
		read(`${around} zone "example.com" { type primary; file "x"; ${body} };`).zones[0]!;

	test.each([
		["allow-update { key ddns; };", "", true],
		["allow-update { none; };", "", false],
		["allow-update { !192.0.2.1; { any; }; };", "", true],
		["allow-update { };", "", false],
		["update-policy local;", "", true],
		["update-policy { grant ddns zonesub ANY; };", "", true],
		["", "options { allow-update { any; }; };", true],
		["allow-update { none; };", "options { allow-update { any; }; };", false],
	])("dynamic: %j under %j", (body, around, dynamic) => {
		expect(zone(body, around).dynamic).toBe(dynamic);
	});

	test.each([
		["inline-signing yes;", "", true],
		["dnssec-policy default;", "", true],
		["dnssec-policy none;", "options { dnssec-policy default; };", false],
		["", "options { dnssec-policy default; };", true],
		["auto-dnssec maintain;", "", true],
		["auto-dnssec off;", "", false],
		["", "", false],
	])("signed: %j under %j", (body, around, signed) => {
		expect(zone(body, around).signed).toBe(signed);
	});

	test("nothing of that holds for secondaries, but inline-signing", () => {
		const text = `options { allow-update { any; }; dnssec-policy default; };
zone "example.com" { type secondary; file "x"; }; zone "example.net" { type secondary; inline-signing yes; };`;
		expect(read(text).zones).toMatchObject([
			{ dynamic: false, signed: false, format: "raw", checkNames: "warn" },
			{ dynamic: false, signed: true },
		]);
	});

	test("format and check-names", () => {
		expect(zone("")).toMatchObject({ format: "text", checkNames: "fail" });
		expect(zone("masterfile-format raw; check-names ignore;")).toMatchObject({ format: "raw", checkNames: "ignore" });
		const around = "options { masterfile-format raw; check-names master warn; check-names slave ignore; };";
		expect(zone("", around)).toMatchObject({ format: "raw", checkNames: "warn" });
		expect(read(around).checkNames).toBe("warn");
		expect(read("").checkNames).toBe("fail");
	});

	test("empty zones", () => {
		expect(read("").emptyZonesEnabled).toBe(true);
		expect(read("options { empty-zones-enable no; };").emptyZonesEnabled).toBe(false);
	});

	test("templates give type and file", () => {
		const text = `
template customer { type primary; file "zones/$label1/$name.db"; allow-update { any; }; };
zone "example.com" { template customer; };
zone "example.net" { template customer; file "%3/%s"; };
zone "example.org" { template nobody; type primary; file "x"; };`;
		expect(zonesOf(text)).toEqual([
			"example.com. - primary /srv/dns/zones/com/example.com.db",
			"example.net. - primary /srv/dns/a/example.net",
			"example.org. - primary /srv/dns/x",
		]);
		expect(read(text).zones.map(({ dynamic }) => dynamic)).toEqual([true, true, false]);
		expect(problemsOf(text)).toEqual(["zone example.org. uses the template nobody, which is not defined @ nobody"]);
	});
});

describe("includes", () => {
	const zone = (name: string) => `zone "${name}" { type primary; file "${name}"; };`;

	test.each([
		["as written", "/etc/bind/a.conf", "/etc/bind/a.conf"],
		["from the working directory", "a.conf", "/var/named/a.conf"],
		["from the including file's folder", "a.conf", "/srv/dns/a.conf"],
		["by its tail", "/etc/bind/conf/a.conf", "/srv/dns/conf/a.conf"],
		["by its name alone", "/etc/bind/a.conf", "/srv/dns/conf.d/a.conf"],
	])("found %s", (_, written, path) => {
		const text = `options { directory "/var/named"; }; include "${written}";`;
		const configuration = read(text, { [path]: zone("a.example") });
		expect(configuration.zones[0]!.at.path).toBe(path);
		expect(configuration).toMatchObject({ files: [MAIN, path], wanted: [], problems: [] });
	});

	test("globs, in the order of names", () => {
		const others = {
			"/srv/dns/zones.d/b.conf": zone("b.example"),
			"/srv/dns/zones.d/a.conf": zone("a.example"),
			"/srv/dns/zones.d/c.txt": "}",
		};
		const expected = ["a.example.", "b.example."];
		for (const glob of ["zones.d/*.conf", "/etc/bind/zones.d/*.conf"]) {
			expect(read(`include "${glob}";`, others).zones.map(({ origin }) => origin)).toEqual(expected);
		}
	});

	test("within blocks", () => {
		const text = 'options { include "o.conf"; }; view a { include "z.conf"; }; view b { include "z.conf"; };';
		const others = { "/srv/dns/o.conf": 'directory "/var/named";', "/srv/dns/z.conf": zone("a.example") };
		expect(zonesOf(text, others)).toEqual([
			"a.example. a primary /var/named/a.example",
			"a.example. b primary /var/named/a.example",
		]);
	});

	test("what nobody has is wanted", () => {
		expect(read('include "/etc/bind/rndc.key"; include "conf.d/*.conf"; include "x.conf";').wanted).toEqual([
			"/etc/bind/rndc.key",
			"/srv/dns/conf.d/*.conf",
			"/srv/dns/x.conf",
		]);
	});

	test("a cycle is told once", () => {
		const others = {
			"/srv/dns/a.conf": `include "b.conf"; ${zone("a.example")}`,
			"/srv/dns/b.conf": 'include "a.conf";',
		};
		const text = 'include "a.conf"; include "a.conf";';
		expect(problemsOf('include "a.conf";', others)).toEqual([
			'/srv/dns/a.conf includes itself here, directly or by way of other files @ "a.conf"',
		]);
		expect(read(text, others).problems.filter(({ message }) => message.includes("itself"))).toHaveLength(1);
	});

	test("files that all include each other come to an end", () => {
		const others = Object.fromEntries(
			Array.from({ length: 12 }, (_, n) => [`/srv/dns/d/${n}.conf`, 'include "d/*.conf";']),
		);
		expect(read('include "d/*.conf";', others).zones).toEqual([]);
	});
});

describe("half-typed and wrong", () => {
	const next = 'zone "example.net" { type primary; file "y"; };';
	test.each([
		[
			'zone "example.com" { type primary file "x"; };',
			["zone example.com. is primary and has no file: named has nothing to serve"],
		],
		['zone "example.com" { type primary\nfile "x"; };', ["a semicolon is missing after primary"]],
		['zone "example.com" { type primary; file "x" };', ["a semicolon is missing after x"]],
		['zone "example.com" { type primary; file "x"; }\n', ["a semicolon is missing after the closing brace"]],
		[
			'zone "example.com" { type primary; file "x";\n',
			["the block of zone example.com is not closed: a brace is missing before zone"],
		],
		['zone "example.com" { type primary; file "x;\n};', ["this quoted text is not closed: a quote is missing"]],
		["zone { };", ["this zone has no name"]],
		['zone "a..b" { type primary; file "x"; };', ["a..b is no name of a zone"]],
		['zone "example.com";', ["zone example.com. has no block that says its type and file"]],
		['zone "example.com" { };', ["zone example.com. has no type, such as primary or secondary"]],
		[
			'zone "example.com" { type primry; file "x"; };',
			["zone example.com. is of type primry, which named does not know"],
		],
		['zone "example.com" { type primary; file x; };', ["the file name x is not in quotes: named does not take it"]],
		['zone "example.com" IM { type primary; file "x"; };', ["IM stands where the class is expected, which is IN"]],
		["};", ["this closing brace has no opening one"]],
		["view { };", ["this view has no name"]],
		[next, ["zone example.net. is configured twice: named refuses to start"]],
	])("%j", (text, messages) => {
		const { problems, zones } = read(`${text}\n${next}`);
		expect(problems.map(({ message }) => message)).toEqual(messages);
		expect(zones.some(({ origin, file }) => origin === "example.net." && file === "/srv/dns/y")).toBe(true);
	});

	test("a backslash stands for itself, but in front of a brace and within quotes", () => {
		expect(problemsOf('dyndb "a" "b.so" { \\{ x; \\} "text \\""; };')).toEqual([]);
		expect(problemsOf("options { directory /srv\\; };")).toEqual([]);
		expect(problemsOf("AA \\\r\n")).toEqual(["a semicolon is missing after \\ @ \\"]);
	});

	test("an open comment takes the rest", () => {
		expect(problemsOf(`${next} /* zone "x" {`)).toEqual(["this comment is not closed: */ is missing @ /*"]);
	});

	test("a key over several lines is no open quote", () => {
		expect(problemsOf('trust-anchors { . static-key 257 3 8 "AwEA\nAQ=="; };')).toEqual([]);
	});

	test("a statement at the end of the file lacks its semicolon", () => {
		expect(problemsOf('view a {\n zone "example.com" { type primary; file "x"; }; }')).toEqual([
			"a semicolon is missing after the closing brace @ }",
		]);
	});

	test("other statements are skipped", () => {
		const text = `primaries p { 192.0.2.1 port 53
	key k; };
controls { inet 127.0.0.1 port 953
	allow { 127.0.0.1; } keys { "k"; }; };
logging { channel c { file "named.run" versions 3; severity info; }; category default { c; }; };
key k { algorithm hmac-sha256; secret "c2VjcmV0"; };
options { listen-on port 53 { any; }; also-notify { 192.0.2.1; }; };`;
		expect(problemsOf(text)).toEqual([]);
	});

	test("no text is an exception", () => {
		const piece = fc.constantFrom(
			'zone "a.example" ',
			"view v ",
			"{",
			"}",
			";",
			'"',
			"\n",
			"/*",
			"//",
			"options ",
			"type primary",
			'file "x"',
			"\\",
			"include ",
			"in-view v",
			"template t",
		);
		fc.assert(
			fc.property(fc.array(piece), (pieces) => {
				const text = pieces.join("");
				for (const { start, end } of read(text).problems) {
					expect(start).toBeGreaterThanOrEqual(0);
					expect(end).toBeLessThanOrEqual(text.length);
					expect(end).toBeGreaterThan(start);
				}
			}),
			{ seed: 20261130 },
		);
		expect(() => read("{".repeat(100_000))).not.toThrow();
	});
});

describe("reading in steps", () => {
	const ZONES = 1000;
	const zones = Array.from({ length: ZONES }, (_, index) => `zone "org${index}.example" { type primary; };\n`).join("");

	test.each([
		["a file", { [MAIN]: zones }],
		["what it includes", { [MAIN]: 'include "zones.conf";', "/srv/dns/zones.conf": zones }],
		["what a view includes", { [MAIN]: 'view all { include "zones.conf"; };', "/srv/dns/zones.conf": zones }],
	])("%s is read some words at a time", (_, texts: Readonly<Record<string, string>>) => {
		const steps = namedConfSteps(MAIN, configFiles(texts));
		let count = 0;
		for (let step = steps.next(); ; step = steps.next()) {
			if (!step.done) count++;
			else {
				expect(step.value).toEqual(readNamedConf(MAIN, configFiles(texts)));
				expect(step.value.zones.length).toBe(ZONES);
				break;
			}
		}
		// Eight words of each statement, looked at twice, and each zone by itself.
		expect(count).toBeGreaterThan(ZONES + (2 * 8 * ZONES) / 256);
	});
});
