import { expect, test } from "vitest";
import { readWorkspace, recordsOf } from "../../support/zone-records.ts";

/** What `named-compilezone` of BIND 9.18 prints. */
test.each([
	["the first of those that stand together", ["x 60 A 192.0.2.1", "x 90 A 192.0.2.2"], ["60", "60"]],
	[
		"the last group",
		["x 60 A 192.0.2.1", "x 70 A 192.0.2.2", "y 5 TXT a", "x 90 A 192.0.2.3"],
		["90", "90", "5", "90"],
	],
	["an equal record in the last group", ["x 60 A 192.0.2.1", "y 5 TXT a", "x 90 A 192.0.2.1"], ["90", "5"]],
	["the group behind what $GENERATE makes", ["x 60 A 192.0.2.1", "$GENERATE 1-1 x 90 A 192.0.2.2"], ["60", "60"]],
	["the last $GENERATE", ["$GENERATE 1-1 x 90 A 192.0.2.1", "$GENERATE 1-1 x 80 A 192.0.2.2"], ["80", "80"]],
	[
		"a group that goes on behind its name server",
		["x 60 NS y.x", "y.x 5 A 192.0.2.1", "x 90 MX 1 a", "x 90 NS b"],
		["5", "90"],
	],
	[
		"a name server again",
		["x 60 NS y.x", "y.x 60 A 192.0.2.1", "x 60 TXT a", "y.x 90 A 192.0.2.2"],
		["90", "60", "90"],
	],
])("a record set has the TTL of %s", (_, lines, ttls) => {
	const text = ["$TTL 300", "@ SOA ns.example.net. h 1 2 3 4 5", "@ NS ns.example.net.", ...lines, ""].join("\n");
	const records = recordsOf(readWorkspace({ "db.example.com": text }), "example.com.");
	expect(records.map((record) => record.split(" ")[1])).toEqual(ttls);
});
