import { expect, test } from "vitest";
import type { ZoneOfFile } from "../../../client/src/zone-of-file.ts";
import { zoneDetail, zoneText } from "../../../client/src/zone-words.ts";

const NAMED = { how: "named.conf", configuration: "etc/named.conf" };

test.each<[ZoneOfFile["zones"], boolean, string, string]>([
	[[{ origin: "example.com.", view: "", ...NAMED }], false, "example.com.", "named.conf: etc/named.conf"],
	[
		[{ origin: "example.com.", view: "inside", how: "guessed from the file name" }],
		false,
		"example.com. (inside)",
		"guessed from the file name",
	],
	[
		[{ origin: "0/26.2.0.192.in-addr.arpa.", view: "", network: "192.0.2.0/26", how: "modeline" }],
		false,
		"0/26.2.0.192.in-addr.arpa.",
		"answers for 192.0.2.0/26 · modeline",
	],
	[
		[
			{ origin: "example.com.", view: "inside", ...NAMED },
			{ origin: "example.com.", view: "outside", ...NAMED },
			{ origin: "example.net.", view: "", how: "nsd.conf", configuration: "nsd.conf" },
		],
		false,
		"example.com. (inside) and 2 more",
		"example.com. (inside), example.com. (outside) · named.conf: etc/named.conf; example.net. · nsd.conf: nsd.conf",
	],
	[[], false, "Zone not known", "No configuration names the file, and neither its text nor its name tells"],
	[[], true, "Zone", ""],
])("the status of %j, busy %s", (zones, busy, text, detail) => {
	expect(zoneText({ zones, busy })).toBe(text);
	expect(zoneDetail({ zones, busy })).toBe(detail);
});
