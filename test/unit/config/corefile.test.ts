import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { corefileKey } from "../../../server/src/config/corefile-key.ts";
import { readCorefile } from "../../support/read-configurations.ts";
import { configFiles } from "./config-files.ts";

const MAIN = "/etc/coredns/Corefile";

function read(text: string, others: Readonly<Record<string, string>> = {}) {
	return readCorefile(MAIN, configFiles({ [MAIN]: text, ...others }));
}

/** Zones as `ORIGIN VIEW FILE`. */
function zones(text: string, others: Readonly<Record<string, string>> = {}): string[] {
	return read(text, others).zones.map(({ origin, view, file = "-" }) => `${origin} ${view || "-"} ${file}`);
}

/** What is wrong, with the text that is marked. */
function problems(text: string, others: Readonly<Record<string, string>> = {}): string[] {
	const texts: Readonly<Record<string, string>> = { [MAIN]: text, ...others };
	return read(text, others).problems.map(
		({ path, start, end, message }) => `${message} @ ${texts[path]!.slice(start, end)}`,
	);
}

describe("file", () => {
	test("serves the zones of its block, or those that it lists", () => {
		const text = `
example.com, example.net:53 {
	file db.shared { reload 30s }   # both
	errors
}
. {
	forward . 192.0.2.53
	file /srv/db.org example.org. sub.example.org
}
`;
		expect(zones(text)).toEqual([
			"example.com. - /etc/coredns/db.shared",
			"example.net. - /etc/coredns/db.shared",
			"example.org. - /srv/db.org",
			"sub.example.org. - /srv/db.org",
		]);
		expect(problems(text)).toEqual([]);
	});

	test("starts at root", () => {
		const [zone, other] = read(
			"example.com {\n root /var/zones\n file db.com\n}\nexample.net {\n root zones\n file db.net\n}",
		).zones;
		expect(zone).toMatchObject({ file: "/var/zones/db.com", writtenFile: "db.com", isFileSure: true });
		expect(other).toMatchObject({ file: "/etc/coredns/zones/db.net", isFileSure: false });
	});

	test("reads files without braces, heads over several lines and braces on the next line", () => {
		expect(zones("example.com\nfile db.com\nlog")).toEqual(["example.com. - /etc/coredns/db.com"]);
		expect(zones("example.com,\n example.net\n{\n file x\n}")).toHaveLength(2);
		expect(problems("example.com,\n example.net\n{\n file x\n}")).toEqual([]);
	});

	test("has the source where the zone is signed", () => {
		const text = "example.com {\n file db.example.com.signed\n sign db.example.com {\n  key directory /k\n }\n}";
		expect(read(text).zones).toMatchObject([{ file: "/etc/coredns/db.example.com", signed: true }]);
	});

	test("is left out where the environment tells its path", () => {
		expect(zones("example.com {\n file {$ZONES}/db.com\n}\n{$DOMAIN} {\n file x\n}")).toEqual([]);
		expect(problems("example.com {\n file {$ZONES}/db.com\n}\n{$DOMAIN} {\n file x\n}")).toEqual([]);
	});

	test("secondary has none", () => {
		const [zone] = read("example.com {\n secondary {\n  transfer from 192.0.2.1\n }\n}").zones;
		expect(zone).toMatchObject({ origin: "example.com.", kind: "secondary" });
		expect(zone?.file).toBeUndefined();
	});
});

describe("the head of a block", () => {
	test.each([
		["example.com", ["example.com."], "dns", "53"],
		["Example.COM.:1053", ["example.com."], "dns", "1053"],
		[".", ["."], "dns", "53"],
		[":5353", ["."], "dns", "5353"],
		["tls://example.com", ["example.com."], "tls", "853"],
		["https://example.com:8443", ["example.com."], "https", "8443"],
		["192.0.2.0/24", ["2.0.192.in-addr.arpa."], "dns", "53"],
		["10.0.0.0/8:1053", ["10.in-addr.arpa."], "dns", "1053"],
		[
			"198.51.100.0/22",
			["100.51.198.in-addr.arpa.", "101.51.198.in-addr.arpa.", "102.51.198.in-addr.arpa.", "103.51.198.in-addr.arpa."],
			"dns",
			"53",
		],
		["192.0.2.5/31", ["4.2.0.192.in-addr.arpa.", "5.2.0.192.in-addr.arpa."], "dns", "53"],
		["2001:db8::/32", ["8.b.d.0.1.0.0.2.ip6.arpa."], "dns", "53"],
		["2001:db8::/31:1053", ["8.b.d.0.1.0.0.2.ip6.arpa.", "9.b.d.0.1.0.0.2.ip6.arpa."], "dns", "1053"],
	])("%s", (text, origins, scheme, port) => {
		expect(corefileKey(text)).toEqual({ origins, scheme, port });
	});

	test.each(["a..b", "192.0.2.0/99", "2001:db8::/129", "192.0.2/x y", "gopher://example.com", `${"a".repeat(64)}.com`])(
		"%s is none",
		(text) => {
			expect(corefileKey(text)).toBeUndefined();
		},
	);
});

describe("auto", () => {
	const files = {
		"/etc/coredns/zones/db.example.com": "",
		"/etc/coredns/zones/sub/db.example.net": "",
		"/etc/coredns/zones/README": "",
	};

	test("takes files by their names, those of folders below too", () => {
		const text = "example.com example.net {\n auto {\n  directory zones\n  reload 30s\n }\n}";
		expect(zones(text, files)).toEqual([
			"example.com. - /etc/coredns/zones/db.example.com",
			"example.net. - /etc/coredns/zones/sub/db.example.net",
		]);
		expect(problems(text, files)).toEqual([]);
	});

	test("leaves out what lies in none of its zones", () => {
		expect(zones("example.org {\n auto {\n directory zones\n }\n}", files)).toEqual([]);
		expect(zones(". {\n auto example.net {\n directory zones\n }\n}", files)).toEqual([
			"example.net. - /etc/coredns/zones/sub/db.example.net",
		]);
	});

	test.each([
		["(.*)\\.zone {1}", "example.com.zone", "example.com."],
		["(?P<zone>.*)\\.txt$ {zone}", "example.com.txt", "example.com."],
		["(\\w+)_(\\w+) {1}.{2}", "example_com", "example.com."],
		["^x(.*) {1}.example.com", "xsub", "sub.example.com."],
	])("fills the template of %s with %s", (directory, name, origin) => {
		const text = `. {\n auto {\n directory /etc/coredns/z ${directory}\n }\n}`;
		expect(read(text, { [`/etc/coredns/z/${name}`]: "" }).zones.map((zone) => zone.origin)).toEqual([origin]);
	});

	test("finds the folder by the end of its path", () => {
		const text = ". {\n auto {\n directory /srv/dns/zones\n }\n}";
		expect(
			readCorefile("/w/etc/Corefile", configFiles({ "/w/etc/Corefile": text, "/w/zones/db.example.com": "" })).zones,
		).toMatchObject([{ origin: "example.com.", file: "/w/zones/db.example.com" }]);
	});
});

describe("import", () => {
	test("puts a snippet in its place, with values", () => {
		const text =
			"(zone) {\n file {args[0]} {\n reload {args.1}\n }\n}\nexample.com {\n import zone db.com 10s\n}\nexample.net {\n import zone db.net 10s\n}";
		expect(zones(text)).toEqual(["example.com. - /etc/coredns/db.com", "example.net. - /etc/coredns/db.net"]);
		expect(problems(text)).toEqual([]);
	});

	test("puts files in its place, in the order of their names", () => {
		const others = {
			"/etc/coredns/conf.d/b.conf": "example.net {\n file b\n}",
			"/etc/coredns/conf.d/a.conf": "example.com {\n import /etc/coredns/inner\n}",
			"/etc/coredns/inner": "file a",
		};
		const configuration = read("import conf.d/*.conf\n", others);
		expect(configuration.zones.map(({ origin, at }) => `${origin} ${at.path}`)).toEqual([
			"example.com. /etc/coredns/inner",
			"example.net. /etc/coredns/conf.d/b.conf",
		]);
		expect(configuration.files).toEqual([
			MAIN,
			"/etc/coredns/conf.d/a.conf",
			"/etc/coredns/inner",
			"/etc/coredns/conf.d/b.conf",
		]);
		expect(configuration.includes).toMatchObject([
			{ written: "conf.d/*.conf", found: { length: 2 } },
			{ written: "/etc/coredns/inner" },
		]);
	});

	test("notes what nobody has", () => {
		expect(read("import gone.conf\n. {\n import /srv/x*\n}")).toMatchObject({
			wanted: ["/etc/coredns/gone.conf", "/srv/x*"],
			problems: [],
		});
	});

	test("comes to an end where files and snippets import each other", () => {
		expect(problems(". {\n import a\n}", { "/etc/coredns/a": "import b", "/etc/coredns/b": "import a" })).toEqual([
			"/etc/coredns/a includes itself here, directly or by way of other files @ a",
		]);
		expect(problems("(a) {\n import a\n}\n. {\n import a\n}")).toEqual([
			"(a) includes itself here, directly or by way of other files @ a",
		]);
		const doubling = Object.fromEntries(
			Array.from({ length: 40 }, (_, index) => [
				`/etc/coredns/f${index}`,
				`import f${index + 1}\nimport f${index + 1}\n`,
			]),
		);
		expect(problems(". {\n import f0\n}", doubling).length).toBeLessThan(10_000);
	});
});

describe("several servers", () => {
	test("a zone on two ports is two", () => {
		expect(zones("example.com {\n file a\n}\nexample.com:1053 {\n file b\n}")).toEqual([
			"example.com. dns:53 /etc/coredns/a",
			"example.com. dns:1053 /etc/coredns/b",
		]);
		expect(problems("example.com {\n file a\n}\nexample.com:1053 {\n file b\n}")).toEqual([]);
	});

	test("views are views", () => {
		expect(zones("example.com {\n view inside {\n expr true\n }\n file a\n}\nexample.com {\n file b\n}")).toEqual([
			"example.com. inside /etc/coredns/a",
			"example.com. - /etc/coredns/b",
		]);
	});

	test("two on one port are refused, unless they listen on other addresses", () => {
		expect(problems("example.com {\n file a\n}\nexample.com:53 {\n file b\n}")).toEqual([
			"zone example.com. has two server blocks on port 53: CoreDNS refuses to start @ example.com:53",
		]);
		expect(problems("example.com {\n bind 192.0.2.1\n file a\n}\nexample.com {\n bind 192.0.2.2\n file b\n}")).toEqual(
			[],
		);
	});
});

describe("what is half-typed", () => {
	test.each([
		[
			"example.com {\n file a\n\nexample.net {\n file b\n}\n",
			["the block of example.com is not closed: a brace is missing before example.net @ {"],
		],
		[
			"example.com {\n file a {\n  reload 1s\n}\nexample.net {\n file b\n}\n",
			["the block of example.com is not closed: a brace is missing before example.net @ {"],
		],
		[
			"example.com {\n file a\n}\nexample.net\n file b\n}\n",
			["the block of example.net is not opened: a brace is missing at the end of this line @ example.net"],
		],
		["example.com {\n file a\n}\n}\nexample.net {\n file b\n}\n", ["this closing brace has no opening one @ }"]],
		[
			"example.net {\n file b\n}\nexample.com {\n file a",
			["the block of example.com is not closed: a brace is missing at the end of the file @ {"],
		],
		[
			'example.com {\n file "a\n}\nexample.net {\n file b\n}\n',
			['this quoted text is not closed: a quote is missing @ "a'],
		],
		[
			"example.com {\n file a\n}\nexample.net {\n file b\n}\na..b {\n file\n}\n",
			[
				"a..b is no name of a zone, nor a network such as 192.0.2.0/24 @ a..b",
				"file names no file: CoreDNS refuses to start @ file",
			],
		],
		[
			"example.com {\n file a\n}\nexample.net {\n file b\n auto {\n }\n auto {\n  directory x (.*\n }\n}\n",
			[
				"auto names no directory: CoreDNS refuses to start @ auto",
				"(.* is no regular expression that CoreDNS takes @ (.*",
			],
		],
		[
			"example.com {\n file a\n import common\n import\n}\nexample.net {\n file b\n}\n",
			[
				"there is neither a snippet (common) above nor a file common: CoreDNS refuses to start @ common",
				"import has no file and no snippet @ import",
			],
		],
	])("%j", (text, messages) => {
		expect(problems(text)).toEqual(messages);
		expect(zones(text).sort().slice(0, 2)).toEqual(["example.com. - /etc/coredns/a", "example.net. - /etc/coredns/b"]);
	});

	test("names no zone", () => {
		const text = 'example.com {\n file a\n}\n""\n file b\n';
		expect(problems(text)).toEqual(['no zone is named here: write one, such as example.org, or . for all @ ""']);
		expect(zones(text)).toEqual(["example.com. - /etc/coredns/a"]);
	});

	test("line ends and byte order marks are no words", () => {
		expect(zones("\uFEFFexample.com {\r\n file a\r\n}\r\n")).toEqual(["example.com. - /etc/coredns/a"]);
		expect(problems("\uFEFFexample.com {\r\n file a\r\n}\r\n")).toEqual([]);
	});

	test("no text is an exception", () => {
		const part = fc.constantFrom(
			"example.com",
			"{",
			"}",
			"\n",
			" ",
			'"',
			"#",
			",",
			"file",
			"auto",
			"directory",
			"import",
			"(a)",
			"a",
			".",
			"192.0.2.0/23",
			"\\",
			"{args[0]}",
			"(.*)",
		);
		fc.assert(
			fc.property(
				fc.array(part, { maxLength: 40 }).map((parts) => parts.join("")),
				(text) => {
					for (const { start, end } of read(text).problems) {
						expect(start).toBeGreaterThanOrEqual(0);
						expect(end).toBeLessThanOrEqual(text.length);
						expect(start).toBeLessThan(end);
					}
				},
			),
			{ seed: 20261130 },
		);
	});
});

test("a block of many zones may have many plugins for all of them, of which the last one counts", () => {
	const keys = Array.from({ length: 50_000 }, (_, index) => `z${index}.example`).join(" ");
	const lines = Array.from({ length: 50_000 }, (_, index) => `\tfile db.${index}\n`).join("");
	const { zones, problems } = read(`${keys} {\n${lines}}\n`);
	expect(problems).toEqual([]);
	expect(zones).toHaveLength(50_000);
	expect(new Set(zones.map(({ writtenFile }) => writtenFile))).toEqual(new Set(["db.49999"]));
}, 20_000);

test("what is signed is what counts, wherever the plugin stands that serves it", () => {
	const first = "example.com {\n\tsign db.example.com\n\tfile db.example.com.signed\n}\n";
	const last = "example.com {\n\tfile db.example.com.signed\n\tsign db.example.com\n}\n";
	for (const text of [first, last]) {
		expect(read(text).zones).toMatchObject([{ writtenFile: "db.example.com", signed: true }]);
	}
});

test("a plugin that names no file does not put another one out of force", () => {
	const { zones, problems } = read("example.com {\n\tfile db.example.com\n\tfile\n}\n");
	expect(zones).toMatchObject([{ writtenFile: "db.example.com" }]);
	expect(problems).toHaveLength(1);
});
