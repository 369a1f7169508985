import { describe, expect, test } from "vitest";
import type { ServerConfiguration } from "../../../server/src/config/configured-zone.ts";
import { configurationKind } from "../../../server/src/config/recognise.ts";
import { readCorefile, readKnotConf, readNamedConf, readNsdConf } from "../../support/read-configurations.ts";
import { configFiles } from "./config-files.ts";

const MAIN = "/w/conf";
const READERS = { named: readNamedConf, nsd: readNsdConf, knot: readKnotConf, coredns: readCorefile } as const;
type Server = keyof typeof READERS;
const SERVERS = Object.keys(READERS) as Server[];

function read(server: Server, text: string, others: Readonly<Record<string, string>> = {}): ServerConfiguration {
	return READERS[server](MAIN, configFiles({ [MAIN]: text, ...others }));
}

/** Whole zones, in each format. */
const ZONES: Readonly<Record<Server, (name: string) => string>> = {
	named: (name) => `zone "${name}" {\n  type primary;\n  file "zones/db.${name}";\n};\n`,
	nsd: (name) => `zone:\n  name: "${name}"\n  zonefile: "zones/db.${name}"\n`,
	knot: (name) => `zone:\n  - domain: ${name}\n    file: "zones/db.${name}"\n    master: [ a, "b" ]\n`,
	coredns: (name) => `${name} {\n  file "zones/db.${name}" {\n    reload 1s\n  }\n}\n`,
};

const SHAPES = [
	..."a{};\"'#/[]()-,:%@\\\n\t\0\u00ff\uFEFF",
	"/*",
	"//\n",
	'"a;\n',
	'""',
	"a:",
	"a:\n",
	"a: b\n",
	"- ",
	"-\n",
	"zone\n",
	"zone a {\n",
	"zone:\n",
	"view x { ",
	"{b;} ",
	"import x\n",
	"(a) {\n",
	'include "conf";\n',
	'include: "conf"\n',
	"&a *a ",
	"a.b {\n",
	"a.b, ",
	"auto {\n",
	"\0\u0001\u0002\u00ff",
	"\r\n",
	"\r",
];

describe.each(SERVERS)("%s", (server) => {
	test.each(SHAPES)("nothing but %j ends soon and within the text", (shape) => {
		for (const text of [shape.repeat(Math.ceil(30_000 / shape.length)), `a${shape.repeat(1000)}`, shape]) {
			const outside = read(server, text).problems.filter(
				({ path, start, end, message }) =>
					path !== MAIN || start < 0 || end <= start || end > text.length || message.length > 501,
			);
			expect(outside).toEqual([]);
			configurationKind(MAIN, text);
		}
	});

	test.each(["a", "{", '"'])("ten megabytes of %j are no exception", { timeout: 120_000 }, (shape) => {
		expect(() => read(server, shape.repeat(10_000_000))).not.toThrow();
	});

	test("more words than any server has are said to be too many", { timeout: 120_000 }, () => {
		const line = { named: ";;;;;;;;\n", nsd: "a a a a a\n", knot: "a: [b,b,b,b,b,b]\n", coredns: "a a a a a\n" }[
			server
		];
		const { problems } = read(server, line.repeat(500_000));
		const most = server === "coredns" ? "500,000" : "2,000,000";
		expect(problems.map(({ message }) => message)).toContainEqual(expect.stringContaining(`more than ${most} words`));
	});

	test("what stands before the cut is known wherever the text is cut", () => {
		const parts = ["a.example", "b.example", "c.example"].map(ZONES[server]);
		const text = parts.join("");
		const first = parts[0]!.length;
		for (let cut = 0; cut <= text.length; cut++) {
			const { zones } = read(server, text.slice(0, cut));
			const origins = zones.map(({ origin }) => origin);
			if (cut >= first) expect(origins, text.slice(0, cut)).toContain("a.example.");
			if (cut >= first + parts[1]!.length) expect(origins, text.slice(0, cut)).toContain("b.example.");
		}
		expect(read(server, text).problems).toEqual([]);
	});

	test("line ends of Windows change nothing", () => {
		const text = ["a.example", "b.example"].map(ZONES[server]).join("");
		const files = (configuration: ServerConfiguration) => configuration.zones.map(({ origin, file }) => [origin, file]);
		const read1 = read(server, text.replaceAll("\n", "\r\n"));
		expect(files(read1)).toEqual(files(read(server, text)));
		expect(read1.problems).toEqual([]);
	});

	test("a byte order mark is skipped, and told where the server takes it for text", () => {
		const { problems, zones } = read(server, `\uFEFF${ZONES[server]("a.example")}`);
		expect(zones.map(({ origin }) => origin)).toEqual(["a.example."]);
		expect(problems.map(({ message }) => message)).toEqual(
			server === "coredns" ? [] : [expect.stringContaining("begins with a byte order mark")],
		);
	});

	test("includes in a circle, and a hundred thousand of one pattern, come to an end", { timeout: 120_000 }, () => {
		const include = (path: string) =>
			({
				named: `include "${path}";\n`,
				nsd: `include: "${path}"\n`,
				knot: `include: "${path}"\n`,
				coredns: `import ${path}\n`,
			})[server];
		const zone = ZONES[server]("a.example");
		const circle = read(server, zone + include("/w/x"), {
			"/w/x": include("/w/y"),
			"/w/y": include(MAIN) + include("/w/x"),
		});
		const cycles = circle.problems.filter(({ rule }) => rule === "config-include-cycle");
		expect(cycles.map(({ path }) => path)).toEqual(["/w/y", "/w/y"]);
		expect(circle.zones).toHaveLength(1);

		const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`/w/d/${index}.conf`, "\n"]));
		const { files, problems } = read(server, include("/w/d/*.conf") + zone, many);
		expect(files.length).toBe(20_001);
		expect(problems.map(({ message }) => message)).toContainEqual(
			expect.stringContaining("more than 20,000 files are included"),
		);
	});

	test("paths that climb out of everything lead nowhere", () => {
		const up = "../".repeat(50);
		const text = ZONES[server]("a.example").replace("zones/", up);
		const [zone] = read(server, text, { "/etc/passwd": "" }).zones;
		expect(zone?.file).toBe("/db.a.example");
	});
});
