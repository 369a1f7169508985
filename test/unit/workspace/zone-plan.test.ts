import { describe, expect, test } from "vitest";
import { type Files, type PartialSettings, ROOT } from "../../support/memory-workspace.ts";
import { readWorkspace } from "../../support/zone-records.ts";

const HEAD = "$TTL 60\n@ SOA ns h 1 2 3 4 5\n@ NS ns\n";

/** The zones of some files: `path origin source`, with what else is particular to them. */
function zones(files: Files, settings: PartialSettings = {}): string[] {
	return [...readWorkspace(files, settings).openZones()].map(({ spec }) =>
		[spec.path.slice(ROOT.length + 1), spec.origin, spec.source, spec.view, spec.network].filter(Boolean).join(" "),
	);
}

/** The folders or configurations of the worlds that zones are in. */
function worlds(files: Files): string[] {
	return [...readWorkspace(files).openZones()].map(
		({ spec }) => `${spec.path.slice(ROOT.length + 1)} in ${spec.world.slice(ROOT.length) || "/"}`,
	);
}

describe("the origin of a file", () => {
	const conf = 'zone "example.com" { type primary; file "db.example.org"; };';
	const setting = { zones: { "db.example.org": { origin: "example.net." } } };
	const modeline = "; zonetrio: origin=example.edu. view=v\n";

	test.each<[string, Files, PartialSettings, string[]]>([
		["its name", { "db.example.org": HEAD }, {}, ["db.example.org example.org. file-name"]],
		[
			"its SOA",
			{ "db.example.org": "$TTL 60\nexample.net. SOA ns h 1 2 3 4 5\n" },
			{},
			["db.example.org example.net. soa"],
		],
		[
			"its SOA, below its $ORIGIN",
			{ zone: "$ORIGIN net.\nexample SOA ns h 1 2 3 4 5\n" },
			{},
			["zone example.net. soa"],
		],
		[
			"its $ORIGIN, where no SOA is",
			{ "hosts.zone": "$ORIGIN example.net.\na 60 A 192.0.2.1\n" },
			{},
			["hosts.zone example.net. origin-directive"],
		],
		[
			"no $ORIGIN of a dump",
			{ "db.example.org": "$ORIGIN com.\na 60 A 192.0.2.1\n" },
			{},
			["db.example.org example.org. file-name"],
		],
		[
			"the configuration before that",
			{ "named.conf": conf, "db.example.org": HEAD },
			{},
			["db.example.org example.com. configuration"],
		],
		[
			"the setting before that",
			{ "named.conf": conf, "db.example.org": HEAD },
			setting,
			["db.example.org example.net. setting"],
		],
		[
			"the modeline before all",
			{ "db.example.org": modeline + HEAD },
			setting,
			["db.example.org example.edu. modeline v"],
		],
		["a modeline at the end", { "db.example.org": HEAD + modeline }, {}, ["db.example.org example.edu. modeline v"]],
		["nothing tells", { "hosts.txt": "a 60 A 192.0.2.1\n" }, {}, []],
	])("%s", (_, files, settings, expected) => {
		expect(zones(files, settings)).toEqual(expected);
	});

	test("with a network", () => {
		const files = { "db.192.0.2.0-26": HEAD, "db.example.com": `; zonetrio: network=192.0.2.64/26\n${HEAD}` };
		expect(zones(files)).toEqual([
			"db.192.0.2.0-26 0-26.2.0.192.in-addr.arpa. file-name 192.0.2.0/26",
			"db.example.com example.com. file-name 192.0.2.64/26",
		]);
	});
});

describe("worlds", () => {
	test("all loose files of a folder are one", () => {
		expect(worlds({ "a/db.example.com": HEAD, "b/db.example.net": HEAD })).toEqual([
			"a/db.example.com in /",
			"b/db.example.net in /",
		]);
	});

	test("folders with the same origin are one each", () => {
		const files = { "a/db.example.com": HEAD, "a/db.example.net": HEAD, "b/db.example.com": HEAD };
		expect(worlds(files)).toEqual(["a/db.example.com in /a", "a/db.example.net in /a", "b/db.example.com in /b"]);
	});

	test("files beside such folders have their own", () => {
		const files = { "db.example.net": HEAD, "a/db.example.com": HEAD, "b/db.example.com": HEAD };
		expect(new Set(worlds(files)).size).toBe(3);
	});

	test("a configuration is one", () => {
		const files = {
			"named.conf": 'zone "example.com" { type primary; file "zones/db.example.com"; };',
			"zones/db.example.com": HEAD,
			"db.example.net": HEAD,
		};
		expect(worlds(files)).toEqual(["zones/db.example.com in /named.conf", "db.example.net in /"]);
	});
});

describe("which files are zones", () => {
	const conf = 'zone "example.com" { type primary; file "zones/one"; };';

	test("none of an origin that a configuration has in its folders", () => {
		const files = { "named.conf": conf, "zones/one": HEAD, "zones/db.example.com": HEAD, "zones/db.example.net": HEAD };
		expect(zones(files)).toEqual([
			"zones/one example.com. configuration",
			"zones/db.example.net example.net. file-name",
		]);
	});

	test("unless the file says so itself", () => {
		const files = { "named.conf": conf, "zones/one": HEAD, "zones/two": `; zonetrio: origin=example.com.\n${HEAD}` };
		expect(zones(files)).toEqual(["zones/one example.com. configuration", "zones/two example.com. modeline"]);
	});

	test("no fragment that is included", () => {
		const files = { "db.example.com": `${HEAD}$INCLUDE hosts.example.net\n`, "hosts.example.net": "a A 192.0.2.1\n" };
		expect(zones(files)).toEqual(["db.example.com example.com. file-name"]);
	});

	test("an included file that is a zone of its own", () => {
		const files = { "db.example.com": `${HEAD}$INCLUDE db.example.net\n`, "db.example.net": HEAD };
		expect(zones(files)).toEqual(["db.example.com example.com. file-name", "db.example.net example.net. file-name"]);
	});

	test("no backup, unless a configuration names it", () => {
		expect(zones({ "db.example.com.bak": HEAD, "db.example.com~": HEAD })).toEqual([]);
		const files = { "named.conf": conf.replace("zones/one", "one.bak"), "one.bak": HEAD };
		expect(zones(files)).toEqual(["one.bak example.com. configuration"]);
	});

	test("of two files for one zone first the one that comes first by its path, whichever was given first", () => {
		const [one, other] = ["a/db.example.com", "a/example.com.zone"];
		const expected = [`${one} example.com. file-name`, `${other} example.com. file-name`];
		expect(zones({ [one]: HEAD, [other]: HEAD })).toEqual(expected);
		expect(zones({ [other]: HEAD, [one]: HEAD })).toEqual(expected);
	});

	test("one file in two views is two zones", () => {
		const zone = 'zone "example.com" { type primary; file "one"; };';
		const files = { "named.conf": `view a { ${zone} }; view b { ${zone} };`, one: HEAD };
		expect(zones(files)).toEqual(["one example.com. configuration a", "one example.com. configuration b"]);
	});
});

describe("a plan that changes", () => {
	test("leaves the zones alone that are in both", () => {
		const workspace = readWorkspace({ "db.example.com": HEAD, "db.example.net": HEAD });
		const [com] = workspace.openZones();
		const { blocksRead } = workspace.reader.work;
		workspace.removeFile(`${ROOT}/db.example.net`);
		workspace.advance(() => false);
		expect([...workspace.openZones()]).toEqual([com]);
		expect(workspace.reader.work.blocksRead).toBe(blocksRead);
	});

	test("takes the records of a zone that goes with it", () => {
		const workspace = readWorkspace({ "db.example.com": HEAD });
		workspace.removeFile(`${ROOT}/db.example.com`);
		workspace.advance(() => false);
		expect([[...workspace.openZones()].length, workspace.tables.records.live]).toEqual([0, 0]);
	});

	test("follows an edit of the modeline", () => {
		const workspace = readWorkspace({ "db.example.com": `; zonetrio: origin=example.org.\n${HEAD}` });
		const start = { line: 0, character: 19 };
		workspace.edit(`${ROOT}/db.example.com`, [{ start, end: { line: 0, character: 30 }, text: "example.net" }]);
		workspace.advance(() => false);
		expect([...workspace.openZones()].map(({ spec }) => spec.origin)).toEqual(["example.net."]);
	});
});
