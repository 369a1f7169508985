import { describe, expect, test } from "vitest";
import { signatureHelp } from "../../../server/src/features/signature-help.ts";
import { ZonesWithCursor } from "./zones-with-cursor.ts";

const HEAD =
	"-- db.example.com --\n$TTL 2h\n@ SOA ns.example.net. h.example.net. 2026112403 8h 2h 4w 30m\n@ NS ns.example.net.\n";

/** The label with the active parameter in brackets instead of angles, and what that takes. */
function shown(text: string): string | undefined {
	const zones = new ZonesWithCursor(`${HEAD}${text}`);
	const help = signatureHelp(zones.judged.workspace, zones.path, zones.position);
	const signature = help?.signatures[0];
	if (!signature) return undefined;
	const { label, documentation } = signature.parameters![help.activeParameter!]!;
	const [start, end] = label as [number, number];
	const field = signature.label.slice(start + 1, end - 1);
	return `${signature.label.slice(0, start)}[${field}]${signature.label.slice(end)}: ${documentation}`;
}

describe("the fields of a record are shown with the one to write", () => {
	test.each([
		["mail MX <|>", "MX [preference] <mail server>: a number from 0 to 65535"],
		["mail MX 1<|>", "MX [preference] <mail server>: a number from 0 to 65535"],
		["mail MX 10<|> mx", "MX [preference] <mail server>: a number from 0 to 65535"],
		["mail 3600 IN MX 10 <|>", "MX <preference> [mail server]: a host name"],
		["mail MX x <|>", "MX <preference> [mail server]: a host name"],
		["_sip._tcp SRV 0 5 <|>", "SRV <priority> <weight> [port] <target>: a number from 0 to 65535"],
		['t TXT "a" "b" <|>', "TXT [text]: one or more strings of at most 255 octets each"],
		['t TXT "a b<|> c"', "TXT [text]: one or more strings of at most 255 octets each"],
		["i ISDN 1 <|>", "ISDN <number> [subaddress]: a string of at most 255 octets"],
		["d DS 1 13 2 AB <|>", "DS <key tag> <algorithm> <digest type> [digest]: an even number of hexadecimal digits"],
		["w HTTPS 1 . alpn=h2 <|>", "HTTPS <priority> <target> [parameters]: parameters such as alpn=h2,h3 port=8443"],
		[
			"s SOA ns h ( 1 ; serial\n 2 <|>\n 3 4 5 )",
			"SOA <primary name server> <mailbox> <serial> <refresh> [retry] <expire> <minimum>: a number of seconds, or numbers with the units w d h m s such as 1h30m",
		],
		["$GENERATE 1-3 h$ MX 10 <|>", "MX <preference> [mail server]: a host name"],
	])("%s", (text, expected) => {
		expect(shown(text)).toBe(expected);
	});

	test.each([
		["$ORIGIN <|>", "$ORIGIN [origin]"],
		["$TTL <|>", "$TTL [TTL]"],
		["$INCLUDE <|>", "$INCLUDE [path] <origin>"],
		["$INCLUDE sub <|>", "$INCLUDE <path> [origin]"],
		["$generate 1-<|>", "$GENERATE [range] <owner>"],
		["$GENERATE 1-3 <|>", "$GENERATE <range> [owner]"],
	])("and so are the words of a directive: %s", (text, expected) => {
		expect(shown(text)).toMatch(new RegExp(`^${expected.replaceAll(/[[\]$]/g, "\\$&")}: `));
	});

	test.each([
		["before the type", "mail <|>"],
		["in the type", "mail M<|>X 10 mx"],
		["behind all fields", "mail MX 10 mx <|>"],
		["in a comment", "mail MX 10 ; the <|>"],
		["in a line of comment inside a group", "s SOA ns h ( 1 ; the <|>\n 2 3 4 5 )"],
		["for a type that nobody knows", "mail TYPE65000 <|>"],
		["for data in hexadecimal", "mail MX \\# 4 <|>"],
		["for what is no type", "mail MXX <|>"],
	])("nothing is %s", (_, text) => {
		expect(shown(text)).toBeUndefined();
	});
});
