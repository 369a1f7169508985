import { describe, expect, test } from "vitest";
import { DocumentHighlightKind } from "vscode-languageserver-types";
import { highlights } from "../../../server/src/features/navigation/highlights.ts";
import { ZonesWithCursor } from "./zones-with-cursor.ts";

const HEAD = "$TTL 1h\n@ SOA ns.example.net. h.example.net. 1 2 3 4 5\n@ NS ns.example.net.\n";
const FORWARD = `-- db.example.com --\n${HEAD}`;

/** The places in brackets, owners marked with `!`. */
function shown(text: string): string[] | undefined {
	const zones = new ZonesWithCursor(text);
	const { located } = zones;
	return (located && highlights(zones.context, located))?.map(({ range, kind }) => {
		const place = zones.shownRange(zones.path, range).replace(/^\S+:(\d+): /, "$1 ");
		return kind === DocumentHighlightKind.Write ? `${place} !` : place;
	});
}

describe("what is highlighted", () => {
	test("is a name, relative or absolute, in this file alone", () => {
		const reverse = `-- db.192.0.2 --\n$ORIGIN 2.0.192.in-addr.arpa.\n${HEAD}25 PTR mail.example.com.\n`;
		expect(shown(`${FORWARD}@ MX 10 ma<|>il\nMAIL A 192.0.2.25\nx RP mail.example.com. .\n${reverse}`)).toEqual([
			"4 @ MX 10 [mail]",
			"5 [MAIL] A 192.0.2.25 !",
			"6 x RP [mail.example.com.] .",
		]);
	});

	test("is an address, its reverse name being written", () => {
		const zone = "-- db.arpa --\n$ORIGIN arpa.\n$TTL 1h\n@ SOA ns h 1 2 3 4 5\n@ NS ns\nns A 192.0.2.1\n";
		expect(shown(`${zone}x A 192.0.<|>2.1\n1.2.0.192.in-addr PTR ns\ny TXT "v=spf1 ip4:192.0.2.1 -all"\n`)).toEqual([
			"5 ns A [192.0.2.1]",
			"6 x A [192.0.2.1]",
			"7 [1.2.0.192.in-addr] PTR ns !",
			'8 y TXT "v=spf1 [ip4:192.0.2.1] -all"',
		]);
	});

	test("is left to the editor where no name is meant", () => {
		expect(shown(`${FORWARD}a <|>A 192.0.2.1\n`)).toBeUndefined();
		expect(shown(`${FORWARD}a A 192.0.2.1 ; ma<|>il\n`)).toBeUndefined();
		expect(shown("-- notes --\nno zo<|>ne\n")).toBeUndefined();
	});
});
