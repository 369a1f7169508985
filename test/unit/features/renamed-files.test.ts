import { describe, expect, test } from "vitest";
import { renamedFiles } from "../../../server/src/features/renamed-files.ts";
import { atOnce } from "../../../server/src/text/at-once.ts";
import { JudgedExample } from "../../support/literate.ts";
import { type Files, ROOT } from "../../support/memory-workspace.ts";

const HEAD = "$TTL 1h\n@ SOA ns.example.net. h.example.net. 1 2 3 4 5\n@ NS ns.example.net.\n";

/** The lines that are others once a file or folder has another path, `FILE: line` each. */
function changed(files: Files, ...moves: (readonly [from: string, to: string])[]): string[] {
	const judged = new JudgedExample({ files, settings: {} });
	const before = judged.texts();
	const paths = moves.map(([from, to]) => ({ from: `${ROOT}/${from}`, to: `${ROOT}/${to}` }));
	judged.apply(atOnce(renamedFiles(judged.workspace, paths)));
	const after = judged.texts();
	return Object.keys(files).flatMap((name) => {
		const old = before[name]!.split("\n");
		return after[name]!.split("\n").flatMap((line, at) => (line === old[at] ? [] : [`${name}: ${line.trim()}`]));
	});
}

describe("a file that is renamed is found", () => {
	test("by $INCLUDE, in quotes or not, as seen from the zone file", () => {
		const files = {
			"zones/db.example.com": `${HEAD}$INCLUDE hosts.inc\n$INCLUDE "sub/more.inc" x ; more\n`,
			"zones/hosts.inc": "a A 192.0.2.1\n",
			"zones/sub/more.inc": "b A 192.0.2.2\n",
		};
		expect(changed(files, ["zones/hosts.inc", "zones/sub/my hosts.inc"])).toEqual([
			'zones/db.example.com: $INCLUDE "sub/my hosts.inc"',
		]);
		expect(changed(files, ["zones/sub", "zones/parts"])).toEqual([
			'zones/db.example.com: $INCLUDE "parts/more.inc" x ; more',
		]);
		expect(changed(files, ["zones/db.example.com", "db.example.com"])).toEqual(
			["db.example.com: $INCLUDE zones/hosts.inc", 'db.example.com: $INCLUDE "zones/sub/more.inc" x ; more'].map(
				(line) => `zones/${line}`,
			),
		);
		expect(changed(files, ["zones", "dns"])).toEqual([]);
		expect(changed(files, ["zones/other", "zones/another"])).toEqual([]);
		const conf = { "zones/named.conf": 'zone "example.com" { type primary; file "db.example.com"; };\n' };
		expect(changed({ ...conf, ...files }, ["zones/db.example.com", "zones/sub/db.example.com"])).toEqual([
			'zones/named.conf: zone "example.com" { type primary; file "sub/db.example.com"; };',
		]);
	});

	test("by named.conf, with what it includes", () => {
		const files = {
			"named.conf": `include "/etc/bind/zones.conf";\nzone "example.com" { type primary; file "/etc/bind/zones/db.example.com"; };\n`,
			"zones.conf": `zone "example.net" { type primary; file "zones/db.example.net"; };\n`,
			"zones/db.example.com": HEAD,
			"zones/db.example.net": HEAD,
		};
		expect(changed(files, ["zones/db.example.com", "zones/example.com.zone"])).toEqual([
			'named.conf: zone "example.com" { type primary; file "/etc/bind/zones/example.com.zone"; };',
		]);
		expect(changed(files, ["zones", "primary"])).toEqual([
			'named.conf: zone "example.com" { type primary; file "/etc/bind/primary/db.example.com"; };',
			'zones.conf: zone "example.net" { type primary; file "primary/db.example.net"; };',
		]);
		expect(changed(files, ["zones.conf", "named.conf.zones"])).toEqual([
			'named.conf: include "/etc/bind/named.conf.zones";',
		]);
	});

	test("by nsd.conf, knot.conf and Corefile", () => {
		const zone = { "db.example.com": HEAD };
		const move = ["db.example.com", "zones/example.com.zone"] as const;
		expect(changed({ "nsd.conf": "zone:\n  name: example.com\n  zonefile: db.example.com\n", ...zone }, move)).toEqual([
			"nsd.conf: zonefile: zones/example.com.zone",
		]);
		expect(
			changed({ "knot.conf": "zone:\n  - domain: example.com\n    file: db.example.com\n", ...zone }, move),
		).toEqual(["knot.conf: file: zones/example.com.zone"]);
		expect(changed({ Corefile: "example.com {\n  file db.example.com\n}\n", ...zone }, move)).toEqual([
			"Corefile: file zones/example.com.zone",
		]);
	});

	test("but not where a template names many", () => {
		const knot = "template:\n  - id: default\n    file: db.%s\nzone:\n  - domain: example.com\n";
		expect(changed({ "knot.conf": knot, "db.example.com": HEAD }, ["db.example.com", "x"])).toEqual([]);
	});
});
