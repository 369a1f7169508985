import { describe, expect, test } from "vitest";
import { renameZone } from "../../../../server/src/rules/fixes/rename-zone.ts";
import type { PartialSettings } from "../../../support/memory-workspace.ts";
import { FixBench } from "./fix-bench.ts";

const OLD = "192.0.2.in-addr.arpa.";
const NEW = "2.0.192.in-addr.arpa.";
const SOA = "SOA ns1.example.com. hostmaster.example.com.";
const NUMBERS = "2026112400 7200 3600 1209600 3600";

function fixOf(files: Record<string, string>, settings: PartialSettings = {}) {
	const bench = new FixBench(files, settings);
	return { bench, fix: renameZone(bench.context, bench.zone(OLD), NEW) };
}

function raised(text: string): string {
	return text.replace("2026112400", "2026112401");
}

describe("a zone is renamed", () => {
	test.each([
		["in $ORIGIN", `$ORIGIN ${OLD}\n@ 60 ${SOA} ${NUMBERS}\n5 PTR a.example.com.\n`],
		["in the owner of the SOA", `${OLD} 60 ${SOA} ${NUMBERS}\n  NS ns1.example.com.\n`],
		[
			"in all absolute names",
			`${OLD} 60 ${SOA} ${NUMBERS}\n NS ns1.${OLD}\nns1.${OLD} A 192.0.2.1\n5.${OLD} TXT "in ${OLD.slice(0, 2)}"\n`,
		],
		[
			"behind its modeline, with Windows line ends",
			`; zonetrio: origin=${OLD}\r\n$TTL 60\r\n@ ${SOA} ${NUMBERS}\r\n5 PTR a.example.com.\r\n`,
		],
		[
			"in a $GENERATE and below",
			`$ORIGIN ${OLD}\n@ 60 ${SOA} ${NUMBERS}\n$GENERATE 1-3 $.${OLD} PTR h$.example.com.\n$ORIGIN 7.${OLD}\n@ TXT "x"\n`,
		],
	])("%s", (_, text) => {
		const { bench, fix } = fixOf({ "pool.zone": text });
		expect(bench.make(fix)).toEqual({ "pool.zone": raised(text).replaceAll(OLD, NEW) });
		expect(bench.zone(NEW).path).toBe("/w/pool.zone");
	});

	test("as servers write it", () => {
		const { bench, fix } = fixOf({
			"pool.zone": `$ORIGIN .\n$TTL 60\n${OLD.slice(0, -1)} IN ${SOA} ${NUMBERS}\n\t\tNS ns1.example.com.\n$ORIGIN ${OLD}\n5 PTR a.example.com.\n$ORIGIN in-addr.arpa.\n6.192.0.2 PTR b.example.com.\n7.192.0.2 A 7.192.0.2\n`,
		});
		expect(bench.make(fix)["pool.zone"]).toBe(
			raised(
				`$ORIGIN .\n$TTL 60\n${NEW} IN ${SOA} ${NUMBERS}\n\t\tNS ns1.example.com.\n$ORIGIN ${NEW}\n5 PTR a.example.com.\n$ORIGIN in-addr.arpa.\n6.${NEW} PTR b.example.com.\n7.${NEW} A 7.192.0.2\n`,
			),
		);
	});

	test("in included files too", () => {
		const { bench, fix } = fixOf({
			"pool.zone": `$ORIGIN ${OLD}\n@ 60 ${SOA} ${NUMBERS}\n$INCLUDE more.inc ${OLD}\n`,
			"more.inc": `5.${OLD} PTR a.example.com.\n`,
		});
		expect(bench.make(fix)).toEqual({
			"pool.zone": raised(`$ORIGIN ${NEW}\n@ 60 ${SOA} ${NUMBERS}\n$INCLUDE more.inc ${NEW}\n`),
			"more.inc": `5.${NEW} PTR a.example.com.\n`,
		});
	});
});

describe("it says what to change where something else tells the name", () => {
	const plain = `$TTL 60\n@ ${SOA} ${NUMBERS}\n5 PTR a.example.com.\n`;

	test.each<[string, Record<string, string>, PartialSettings, string]>([
		[
			"a configuration",
			{ "named.conf": `zone "${OLD}" { type primary; file "pool.zone"; };`, "pool.zone": plain },
			{},
			`named.conf calls the zone ${OLD}: write ${NEW} there`,
		],
		[
			"a setting",
			{ "pool.zone": plain },
			{ zones: { "pool.zone": { origin: OLD } } },
			"the setting zoneTrio.zones says",
		],
		["the name of the file", { [`${OLD}zone`]: plain }, {}, `rename ${OLD}zone to ${NEW}zone`],
		[
			"a zone that has the right one",
			{ "pool.zone": `$ORIGIN ${OLD}\n${plain}`, "other.zone": `$ORIGIN ${NEW}\n${plain}` },
			{},
			`${NEW} is a zone already, in other.zone`,
		],
	])("%s", (_, files, settings, reason) => {
		const { bench, fix } = fixOf(files, settings);
		expect(bench.refusal(fix)).toContain(reason);
	});

	test("the included configuration that names its file, not another of that name", () => {
		const include = (view: string) => `view "${view}" { include "${view}.conf"; };\n`;
		const named = (folder: string) => `zone "${OLD}" { type primary; file "${folder}/pool.zone"; };\n`;
		const bench = new FixBench({
			"named.conf": include("inside") + include("outside"),
			"inside.conf": named("a"),
			"outside.conf": named("b"),
			"a/pool.zone": plain,
			"b/pool.zone": plain,
		});
		for (const view of ["inside", "outside"]) {
			const fix = renameZone(bench.context, bench.zone(OLD, view), NEW);
			expect(bench.refusal(fix)).toContain(`${view}.conf calls the zone ${OLD}: write ${NEW} there`);
		}
	});
});
