import { expect, test } from "vitest";
import { ZoneService } from "../../../server/src/features/zone-service.ts";
import { toOctets } from "../../../server/src/text/utf8.ts";

const CONF = "/w/named.conf";
const SOA = "SOA ns1.example.net. hostmaster.example.net. 2026112401 7200 3600 1209600 3600";
const ZONES = Array.from({ length: 40 }, (_, index) => `org${index}.example`);

const statement = (origin: string) => `zone "${origin}" { type primary; file "db.${origin}"; };\n`;

function service(): ZoneService {
	const service = new ZoneService(["/w"], { today: () => ({ year: 2026, month: 11, day: 24 }) });
	service.setPaths([CONF, ...ZONES.map((origin) => `/w/db.${origin}`)]);
	for (const origin of ZONES) {
		service.setFile(`/w/db.${origin}`, toOctets(`$TTL 1h\n@ ${SOA}\n@ NS ns1.example.net.\n`), { open: false });
	}
	service.setFile(CONF, toOctets(ZONES.map(statement).join("")), { open: true });
	return service;
}

const origins = (of: ZoneService) => [...of.workspace.openZones()].map(({ spec }) => spec.origin);

test("configurations are read, and zones opened, one at a time", () => {
	const [atOnce, inSteps] = [service(), service()];
	atOnce.settle();
	let steps = 0;
	while (!inSteps.settle(() => true)) steps++;
	expect(steps).toBeGreaterThan(4 * ZONES.length);
	expect(origins(inSteps)).toEqual(origins(atOnce));
	expect(inSteps.counts()).toEqual(atOnce.counts());
	expect(inSteps.findings(CONF).length).toBe(atOnce.findings(CONF).length);
});

const many = (text: (origin: string) => string) =>
	Array.from({ length: 3000 }, (_, index) => text(`org${index}.example`)).join("");

test.each([
	["named.conf", many(statement)],
	[
		"nsd.conf",
		`server:\n  zonesdir: "/w"\n${many((origin) => `zone:\n  name: "${origin}"\n  zonefile: "db.${origin}"\n`)}`,
	],
	["knot.conf", `zone:\n${many((origin) => `  - domain: ${origin}\n    file: db.${origin}\n`)}`],
	["knot.conf", `zone:\n  - domain: [ ${many((origin) => `${origin}, `)} ]\n`],
	["Corefile", many((origin) => `${origin} {\n  file db.${origin}\n}\n`)],
	["Corefile", `${many((origin) => `${origin} `)} {\n  file db.org\n}\n`],
])("no step takes a large part of a %s", (name, text) => {
	const read = new ZoneService(["/w"], { today: () => ({ year: 2026, month: 11, day: 24 }) });
	const path = `/w/${name}`;
	read.setPaths([path]);
	read.setFile(path, toOctets(text), { open: true });
	const took: number[] = [];
	for (let isDone = false; !isDone; ) {
		const { user } = process.cpuUsage();
		isDone = read.readConfigurations(() => true);
		took.push(process.cpuUsage().user - user);
	}
	const total = took.reduce((sum, one) => sum + one);
	expect(took.length).toBeGreaterThan(3000);
	expect(Math.max(...took)).toBeLessThan(total / 3);
	expect(read.workspace.configurations[0]!.zones).toHaveLength(3000);
});

test("what is wrong in a configuration is worked out a zone at a time, and anew once it changes", () => {
	const conf = many(statement);
	const judged = service();
	judged.edit(CONF, [{ start: { line: 0, character: 0 }, end: { line: 100, character: 0 }, text: conf }]);
	judged.settle();
	const expected = judged.findings(CONF).map(({ message, range }) => ({ message, range }));
	expect(expected).toHaveLength(1000);
	const prepare = (most: number) => {
		let steps = 1;
		while (steps < most && !judged.prepareShown(CONF, () => true)) steps++;
		return steps;
	};
	expect(prepare(Number.POSITIVE_INFINITY)).toBeGreaterThan(3000);
	expect(judged.shownFindings(CONF).map(({ message, range }) => ({ message, range }))).toEqual(expected);
	prepare(500);
	judged.setUnreadable(`/w/db.${ZONES[0]}`, "cannot be read");
	judged.settle();
	expect(prepare(Number.POSITIVE_INFINITY)).toBeGreaterThan(3000);
	expect(judged.shownFindings(CONF).map(({ rule }) => rule)).toContain("configuration-file-unreadable");
	prepare(500);
	judged.edit(CONF, [{ start: { line: 0, character: 0 }, end: { line: 3000, character: 0 }, text: "zone" }]);
	judged.settle();
	prepare(Number.POSITIVE_INFINITY);
	expect(judged.shownFindings(CONF)).toEqual(judged.findings(CONF));
});

test.each([1, 30, 100, 150])("a configuration that changes after %d steps is read anew", (count) => {
	const changed = service();
	for (let step = 0; step < count; step++) changed.settle(() => true);
	changed.edit(CONF, [{ start: { line: 0, character: 0 }, end: { line: 1, character: 0 }, text: "" }]);
	changed.settle();
	// Without its statement, the file is still the zone that its name says.
	expect(changed.zonesOfFile(`/w/db.${ZONES[0]}`).map(({ source }) => source)).toEqual(["file-name"]);
	expect(changed.zonesOfFile(`/w/db.${ZONES[1]}`).map(({ source }) => source)).toEqual(["configuration"]);
	expect(changed.counts().zones).toBe(ZONES.length);
});

test.each(["", "\ufeff"])(
	"what is cut ahead of a file that begins with %j is its text, whatever becomes of the octets afterwards",
	(mark) => {
		const text = "a A 192.0.2.1\n".repeat(2000);
		const octets = toOctets(mark + text);
		const [ahead, atOnce] = [service(), service()];
		for (const _ of ahead.fileSteps(octets));
		for (const each of [ahead, atOnce]) each.setFile("/w/db.large.example", octets, { open: false, named: true });
		const change = { start: { line: 700, character: 0 }, end: { line: 701, character: 0 }, text: "b A 192.0.2.2\n" };
		ahead.edit("/w/db.large.example", [change]);
		ahead.removeFile("/w/db.large.example");
		ahead.setFile("/w/db.large.example", octets, { open: false, named: true });
		const chunksOf = (each: ZoneService) => each.workspace.files.get("/w/db.large.example")!.text.chunks;
		expect(chunksOf(ahead)).toEqual(chunksOf(atOnce));
		expect(ahead.workspace.files.get("/w/db.large.example")!.octets()).toEqual(octets);
	},
);
