import { describe, expect, test } from "vitest";
import { configurationCompletion } from "../../../server/src/features/completion/configuration-completion.ts";
import { ZonesWithCursor } from "./zones-with-cursor.ts";

const ZONE = "$TTL 2h\n@ SOA ns.example.net. h.example.net. 2026112403 8h 2h 4w 30m\n@ NS ns.example.net.\n";
const ZONES = `-- zones/db.example.com --\n${ZONE}-- zones/db.example.org --\n${ZONE}`;

function offered(configuration: string): string {
	const zones = new ZonesWithCursor(`${configuration}${ZONES}`);
	const text = zones.judged.service.configurationText(zones.path)!;
	const { items } = configurationCompletion(zones.judged.workspace, zones.path, text, zones.position);
	return items
		.toSorted((one, other) => (one.sortText! < other.sortText! ? -1 : 1))
		.map(({ label }) => label)
		.join(" ");
}

describe("a server configuration is offered", () => {
	test.each([
		[
			"files of zones as the statements around write them, the one without a statement first",
			`-- named.conf --\nzone "example.com" { type primary; file "/etc/bind/zones/db.example.com"; };\nzone "x" { type primary; file "<|>"; };\n`,
			"/etc/bind/zones/db.example.org /etc/bind/zones/db.example.com",
		],
		[
			"the file of the zone that is named before all",
			`-- named.conf --\nzone "example.org" { type primary; file "zon<|>";\n};\n`,
			"zones/db.example.org zones/db.example.com",
		],
		[
			"zones that have a file and no statement",
			`-- named.conf --\nzone "example.com" { type primary; file "zones/db.example.com"; };\nzone "<|>\n`,
			"example.org",
		],
		[
			"files in nsd.conf",
			`-- nsd.conf --\nzone:\n\tname: example.org\n\tzonefile: <|>\n`,
			"zones/db.example.org zones/db.example.com",
		],
		[
			"files in knot.conf",
			`-- knot.conf --\nzone:\n  - domain: example.org\n    file: <|>\n`,
			"zones/db.example.org zones/db.example.com",
		],
		["nothing elsewhere", `-- named.conf --\nzone "example.org" { type <|> };\n`, ""],
	])("%s", (_, text, expected) => {
		expect(offered(text)).toBe(expected);
	});
});
