import { describe, expect, test } from "vitest";
import { type LineEdit, modelineEdits, readModeline } from "../../../client/src/modeline.ts";
import type { ZoneChoice } from "../../../client/src/zone-choice.ts";
import { readModelines } from "../../../server/src/config/modeline.ts";

const ZONE =
	"$TTL 1h\n@ IN SOA ns1 hostmaster 1 2 3 4 5\n  IN NS ns1\nns1 IN A 192.0.2.2\nwww IN A 192.0.2.30\nmail IN A 192.0.2.25\n";

function changed(text: string, choice: ZoneChoice | undefined, lineEnd = "\n"): string {
	const lines = text.split(lineEnd);
	const offset = ({ line, character }: LineEdit["start"]) =>
		lines.slice(0, line).reduce((sum, one) => sum + one.length + lineEnd.length, 0) + character;
	let result = text;
	for (const { start, end, text: put } of [...modelineEdits(lines, choice, lineEnd)].reverse()) {
		result = result.slice(0, offset(start)) + put + result.slice(offset(end));
	}
	return result;
}

describe("the modeline", () => {
	test.each<[string, string, ZoneChoice | undefined, string]>([
		["is a new first line", ZONE, { origin: "example.com" }, `; zonetrio: origin=example.com.\n${ZONE}`],
		[
			"has all that is chosen",
			ZONE,
			{ origin: "2.0.192.in-addr.arpa.", view: "inside", network: "192.0.2.0/26" },
			`; zonetrio: origin=2.0.192.in-addr.arpa. view=inside network=192.0.2.0/26\n${ZONE}`,
		],
		[
			"has quotation marks around a view with blanks",
			ZONE,
			{ origin: "example.com", view: "in side" },
			`; zonetrio: origin=example.com. view="in side"\n${ZONE}`,
		],
		[
			"says other things than before",
			`; zonetrio: origin=example.net. view="a b" network=192.0.2.0/26\n${ZONE}`,
			{ origin: "example.com" },
			`; zonetrio: origin=example.com.\n${ZONE}`,
		],
		[
			"keeps what it says of hosts",
			`;; ZoneTrio: role=outbound, origin=example.net., helo=mail.example.com.\n${ZONE}`,
			{ origin: "example.com" },
			`;; ZoneTrio: origin=example.com. role=outbound, helo=mail.example.com.\n${ZONE}`,
		],
		[
			"goes where it said nothing else",
			`; a zone\n; zonetrio: origin=example.net.\n${ZONE}`,
			undefined,
			`; a zone\n${ZONE}`,
		],
		[
			"stays where it speaks of hosts",
			`; zonetrio: origin=example.net. role=inbound\n${ZONE}`,
			undefined,
			`; zonetrio: role=inbound\n${ZONE}`,
		],
		["may be the last line", `${ZONE}; zonetrio: origin=example.net.`, undefined, ZONE.trimEnd()],
		[
			"may be one of several, and the others say no more of the zone",
			`; zonetrio: origin=example.net.\n${ZONE}; zonetrio: view=inside\n`,
			{ origin: "example.com" },
			`; zonetrio: origin=example.com.\n${ZONE}`,
		],
		[
			"is not a comment behind a record, nor one that is far from both ends",
			`${ZONE}; zonetrio: origin=example.net.\n${ZONE}www A 192.0.2.30 ; zonetrio: helo=www.example.com.\n`,
			{ origin: "example.com" },
			`; zonetrio: origin=example.com.\n${ZONE}; zonetrio: origin=example.net.\n${ZONE}www A 192.0.2.30 ; zonetrio: helo=www.example.com.\n`,
		],
		["is not written where nothing is to be forgotten", ZONE, undefined, ZONE],
	])("%s", (_, before, choice, after) => {
		expect(changed(before, choice)).toBe(after);
		expect(changed(after, choice)).toBe(after);
		expect(changed(before.replaceAll("\n", "\r\n"), choice, "\r\n")).toBe(after.replaceAll("\n", "\r\n"));
	});

	test("is read by the server as it is written here", () => {
		const choice = { origin: "example.com.", view: "in, side", network: "192.0.2.0/26" };
		const line = changed("", choice).trimEnd();
		const { problems, ...said } = readModelines(line, line);
		expect(problems).toEqual([]);
		expect(said).toEqual(choice);
		expect(readModeline([line])).toEqual(choice);
	});

	test("holds as it is said first", () => {
		expect(readModeline(["; zonetrio: origin=example.com.", "; zonetrio: origin=example.net. view=inside"])).toEqual({
			origin: "example.com.",
			view: "inside",
		});
	});
});
