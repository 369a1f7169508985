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
	return `${signature.label.slice(0, start)}[${field}]${signature.label.slice(end)}: ${lines(documentation)[0]}`;
}

/** The words that are told behind what the active parameter takes. */
function words(text: string): string[] {
	const zones = new ZonesWithCursor(`${HEAD}${text}`);
	const help = signatureHelp(zones.judged.workspace, zones.path, zones.position);
	return lines(help?.signatures[0]?.parameters?.[help.activeParameter!]?.documentation).slice(1);
}

function lines(documentation: unknown): string[] {
	return String(documentation ?? "").split("\n");
}

describe("the fields of a record are shown with the one to write", () => {
	test.each([
		["mail MX <|>", "MX [preference] <mail server>: the lowest number is tried first (a number from 0 to 65535)"],
		["mail MX 1<|>", "MX [preference] <mail server>: the lowest number is tried first (a number from 0 to 65535)"],
		["mail MX 10<|> mx", "MX [preference] <mail server>: the lowest number is tried first (a number from 0 to 65535)"],
		[
			"mail 3600 IN MX 10 <|>",
			"MX <preference> [mail server]: a host that has an address and is no alias; a dot alone says that the domain takes no mail (a host name)",
		],
		[
			"mail MX x <|>",
			"MX <preference> [mail server]: a host that has an address and is no alias; a dot alone says that the domain takes no mail (a host name)",
		],
		[
			"_sip._tcp SRV 0 5 <|>",
			"SRV <priority> <weight> [port] <target>: the TCP or UDP port (a number from 0 to 65535)",
		],
		[
			't TXT "a" "b" <|>',
			"TXT [text]: in quotes; what is longer than 255 octets is written as several strings (one or more strings of at most 255 octets each)",
		],
		[
			't TXT "a b<|> c"',
			"TXT [text]: in quotes; what is longer than 255 octets is written as several strings (one or more strings of at most 255 octets each)",
		],
		["i ISDN 1 <|>", "ISDN <number> [subaddress]: a string of at most 255 octets"],
		[
			"d DS 1 13 2 AB <|>",
			"DS <key tag> <algorithm> <digest type> [digest]: the digest of the owner and the key (an even number of hexadecimal digits)",
		],
		[
			"w HTTPS 1 . alpn=h2 <|>",
			"HTTPS <priority> <target> [parameters]: what a client is to know before it connects (parameters such as alpn=h2,h3 port=8443)",
		],
		[
			"s SOA ns h ( 1 ; serial\n 2 <|>\n 3 4 5 )",
			"SOA <primary name server> <mailbox> <serial> <refresh> [retry] <expire> <minimum>: how long they wait after an attempt that failed (a number of seconds, or numbers with the units w d h m s such as 1h30m)",
		],
		[
			"$GENERATE 1-3 h$ MX 10 <|>",
			"MX <preference> [mail server]: a host that has an address and is no alias; a dot alone says that the domain takes no mail (a host name)",
		],
	])("%s", (text, expected) => {
		expect(shown(text)).toBe(expected);
	});

	test.each([
		["$ORIGIN <|>", "$ORIGIN [origin]"],
		["$TTL <|>", "$TTL [TTL]"],
		["$INCLUDE <|>", "$INCLUDE [path] <origin>"],
		["$INCLUDE sub <|>", "$INCLUDE <path> [origin]"],
		["$generate 1-<|>", "$GENERATE [range] <owner> <type> <data>"],
		["$GENERATE 1-3 <|>", "$GENERATE <range> [owner] <type> <data>"],
		["$GENERATE 1-3 h$ <|>", "$GENERATE <range> <owner> [type] <data>"],
		["$GENERATE 1-3 h$ 300 M<|>", "$GENERATE <range> <owner> [type] <data>"],
		[
			"o LOC <|>",
			"LOC [degrees] <minutes> <seconds> <N|S> <degrees> <minutes> <seconds> <E|W> <altitude> <size> <horizontal precision> <vertical precision>",
		],
		[
			"o LOC 52 22 N <|>",
			"LOC <degrees> <minutes> <seconds> <N|S> [degrees] <minutes> <seconds> <E|W> <altitude> <size> <horizontal precision> <vertical precision>",
		],
		[
			"o LOC 52 N 4 E ( 1m\n <|> )",
			"LOC <degrees> <minutes> <seconds> <N|S> <degrees> <minutes> <seconds> <E|W> <altitude> [size] <horizontal precision> <vertical precision>",
		],
	])("and so are the words of a directive: %s", (text, expected) => {
		expect(shown(text)).toMatch(new RegExp(`^${expected.replaceAll(/[[\]$|]/g, "\\$&")}: `));
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

describe("a field tells the words that may stand there", () => {
	test("the numbers of a TLSA", () => {
		expect(words("_25._tcp.a TLSA 3 <|>")).toEqual([
			"0 – Cert: the whole certificate, which changes with each renewal",
			"1 – SPKI: its public key alone, which may stay",
		]);
	});

	test("the properties of a CAA", () => {
		expect(words("@ CAA 0 <|>")[0]).toBe("issue – an authority that may issue certificates (RFC 8659)");
	});

	test("of parameters, the one that is written", () => {
		expect(words("w HTTPS 1 . port=<|>")).toEqual(["port: a number from 0 to 65535"]);
	});
});
