import { describe, test } from "vitest";
import { definition } from "../../../server/src/features/navigation/definition.ts";
import { expectPlaces } from "./zones-with-cursor.ts";

const HEAD = "$TTL 1h\n@ SOA ns.example.net. h.example.net. 1 2 3 4 5\n@ NS ns.example.net.\n";
const REVERSE = "-- db.192.0.2 --\n$ORIGIN 2.0.192.in-addr.arpa.\n";
const FORWARD = "-- db.example.com --\n";

function leads(text: string, expected: string): void {
	expectPlaces(definition, text, expected);
}

describe("a name in RDATA leads to", () => {
	test("its addresses", () => {
		leads(
			`${FORWARD}${HEAD}@ MX 10 ma<|>il\nmail A 192.0.2.25\n AAAA 2001:db8::25\n TXT "mail"\n`,
			`
			db.example.com:5: [mail] A 192.0.2.25
			db.example.com:6: [AAAA] 2001:db8::25
			`,
		);
	});

	test("its addresses in another zone, whatever its case", () => {
		leads(
			`${FORWARD}${HEAD}@ MX 10 Mail.Example.ORG<|>.\n-- db.example.org --\n${HEAD}mail A 192.0.2.25\n`,
			"db.example.org:4: [mail] A 192.0.2.25",
		);
	});

	test("its alias, and that to the host", () => {
		const zone = (mx: string, alias: string) =>
			`${FORWARD}${HEAD}@ MX 10 ${mx}\nmail CNAME ${alias}\nhost A 192.0.2.25\n`;
		leads(zone("<|>mail", "host"), "db.example.com:5: [mail] CNAME host");
		leads(zone("mail", "<|>host"), "db.example.com:6: [host] A 192.0.2.25");
	});

	test("the DNAME above it", () => {
		leads(
			`${FORWARD}${HEAD}@ MX 10 <|>a.old\nold DNAME new\na.new A 192.0.2.25\n`,
			"db.example.com:5: [old] DNAME new",
		);
	});

	test("the wildcard that answers for it", () => {
		leads(`${FORWARD}${HEAD}@ MX 10 <|>mail\n* A 192.0.2.25\n`, "db.example.com:5: [*] A 192.0.2.25");
	});

	test("the $GENERATE that makes it", () => {
		leads(
			`${FORWARD}${HEAD}@ MX 10 h<|>7\n$GENERATE 1-9 h$ A 192.0.2.$\n`,
			"db.example.com:5: $GENERATE 1-9 [h$] A 192.0.2.$",
		);
	});

	test("an included file", () => {
		leads(
			`${FORWARD}${HEAD}@ MX 10 <|>mail.sub\n$INCLUDE hosts.inc sub\n-- hosts.inc --\nmail A 192.0.2.25\n`,
			"hosts.inc:1: [mail] A 192.0.2.25",
		);
	});

	test("the glue below a delegation, or else the delegation", () => {
		const zone = (target: string) => `${FORWARD}${HEAD}sub NS ns.sub\nns.sub A 192.0.2.53\n@ MX 10 ${target}\n`;
		leads(zone("<|>ns.sub"), "db.example.com:5: [ns.sub] A 192.0.2.53");
		leads(zone("<|>mail.sub"), "db.example.com:4: [sub] NS ns.sub");
	});

	test("other records where there is no address", () => {
		leads(`${FORWARD}${HEAD}@ CAA 0 issue "example.net"\n`.replace("CAA", "C<|>AA"), "");
		leads(`${FORWARD}${HEAD}a CNAME <|>b\nb TXT "only text"\n`, 'db.example.com:5: [b] TXT "only text"');
	});

	test("nothing outside the loaded zones", () => {
		leads(`${FORWARD}${HEAD}@ MX 10 <|>mail.example.org.\n`, "");
	});

	test("the second name of an SOA", () => {
		leads(
			`${FORWARD}$TTL 1h\n@ SOA ns (\n <|>host ; the mailbox\n 1 2 3 4 5 )\nns A 192.0.2.1\nhost A 192.0.2.2\n`,
			"db.example.com:6: [host] A 192.0.2.2",
		);
	});
});

describe("an address leads to the hosts that have it", () => {
	test("itself among them", () => {
		leads(
			`${FORWARD}${HEAD}a A 192.0.2.<|>1\nb A 192.0.2.2\nc A 192.0.2.1\n`,
			`
			db.example.com:4: [a] A 192.0.2.1
			db.example.com:6: [c] A 192.0.2.1
			`,
		);
	});

	test("from the owner of its PTR", () => {
		leads(
			`${FORWARD}${HEAD}a A 192.0.2.1\n${REVERSE}${HEAD}<|>1 PTR a.example.com.\n`,
			"db.example.com:4: [a] A 192.0.2.1",
		);
	});

	test("from a PTR of IPv6, however it is written", () => {
		leads(
			`${FORWARD}${HEAD}a AAAA 2001:DB8:0::1\n-- db.2001-db8 --\n$ORIGIN 8.b.d.0.1.0.0.2.ip6.arpa.\n${HEAD}<|>1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0 PTR a.example.com.\n`,
			"db.example.com:4: [a] AAAA 2001:DB8:0::1",
		);
	});

	test("from a PTR in a classless zone with a name of its own", () => {
		const child = `-- db.office --\n$ORIGIN office.2.0.192.in-addr.arpa.\n${HEAD}<|>1 PTR a.example.com.\n`;
		leads(
			`${FORWARD}${HEAD}a A 192.0.2.1\n${REVERSE}${HEAD}office NS ns.example.net.\n1 CNAME 1.office\n${child}`,
			"db.example.com:4: [a] A 192.0.2.1",
		);
	});

	test("from a PTR below the target of a DNAME", () => {
		const child = `-- db.office --\n$ORIGIN rev.example.net.\n${HEAD}<|>1 PTR a.example.com.\n`;
		leads(
			`${FORWARD}${HEAD}a A 192.0.2.1\n-- db.192.0 --\n$ORIGIN 0.192.in-addr.arpa.\n${HEAD}2 DNAME rev.example.net.\n${child}`,
			"db.example.com:4: [a] A 192.0.2.1",
		);
	});

	test("from the PTR itself where no host has it", () => {
		leads(`${REVERSE}${HEAD}<|>1 PTR a.example.com.\n`, "db.192.0.2:5: [1] PTR a.example.com.");
	});
});

describe("a term of an SPF record leads to what it names", () => {
	const zone = (spf: string) =>
		`${FORWARD}${HEAD}@ MX 10 mail\n@ TXT ${spf}\nmail A 192.0.2.25\n_spf TXT "v=spf1 -all"\n`;

	test("hosts", () => {
		leads(zone('"v=spf1 a:ma<|>il.example.com -all"'), "db.example.com:6: [mail] A 192.0.2.25");
		leads(zone('"v=spf1 ip4:192.0.2.<|>25 -all"'), "db.example.com:6: [mail] A 192.0.2.25");
	});

	test("MX records, its own where it names none", () => {
		leads(zone('"v=spf1 <|>mx -all"'), "db.example.com:4: [@] MX 10 mail");
		leads(zone('"v=spf1 mx:example.com<|> -all"'), "db.example.com:4: [@] MX 10 mail");
	});

	test("another SPF record", () => {
		leads(zone('"v=spf1 include:<|>_spf.example.com -all"'), 'db.example.com:7: [_spf] TXT "v=spf1 -all"');
	});

	test("in any of the strings, be it cut in the middle", () => {
		leads(zone('"v=spf1 a:mail.ex" "ample.<|>com -all"'), "db.example.com:6: [mail] A 192.0.2.25");
		leads(zone('"v=spf1 \\097:mail.example.com<|> -all"'), "db.example.com:6: [mail] A 192.0.2.25");
	});

	test("but not a network or what follows from no term", () => {
		leads(zone('"v=spf1 ip4:192.0.2.<|>0/24 -all"'), "");
		leads(zone('"v=s<|>pf1 -all"'), "");
	});
});

describe("directives", () => {
	test("$INCLUDE leads to its file", () => {
		leads(
			`${FORWARD}${HEAD}$INCLUDE hos<|>ts.inc\n-- hosts.inc --\nwww A 192.0.2.1\n`,
			"hosts.inc:1: []www A 192.0.2.1",
		);
	});

	test("$ORIGIN leads to the SOA, where there is one", () => {
		leads(
			`${FORWARD}$ORIGIN exam<|>ple.com.\n${HEAD}`,
			"db.example.com:3: [@] SOA ns.example.net. h.example.net. 1 2 3 4 5",
		);
	});

	test("the templates of a $GENERATE lead to what they make", () => {
		leads(
			`${FORWARD}${HEAD}a A 192.0.2.1\nb A 192.0.2.2\n${REVERSE}${HEAD}$GENERATE 1-3 <|>$ PTR h$.example.com.\n`,
			`
			db.192.0.2:5: $GENERATE 1-3 [$] PTR h$.example.com.
			db.example.com:4: [a] A 192.0.2.1
			db.example.com:5: [b] A 192.0.2.2
			`,
		);
	});
});

describe("views", () => {
	const conf = `-- named.conf --
view inside { zone "example.com" { type primary; file "in/db.example.com"; }; zone "example.net" { type primary; file "shared"; }; };
view outside { zone "example.com" { type primary; file "out/db.example.com"; }; zone "example.net" { type primary; file "shared"; }; };
`;
	const inside = (mx: string) => `-- in/db.example.com --\n${HEAD}@ MX 10 ${mx}\nmail A 192.0.2.25\n`;
	const outside = `-- out/db.example.com --\n${HEAD}@ MX 10 mail\nmail A 198.51.100.25\n`;

	test("a name leads to the hosts of its own view", () => {
		leads(`${conf}${inside("<|>mail")}${outside}-- shared --\n${HEAD}`, "in/db.example.com:5: [mail] A 192.0.2.25");
	});

	test("a file of several views leads to those of each", () => {
		leads(
			`${conf}${inside("mail")}${outside}-- shared --\n${HEAD}@ MX 10 <|>mail.example.com.\n`,
			`
			in/db.example.com:5: [mail] A 192.0.2.25
			out/db.example.com:5: [mail] A 198.51.100.25
			`,
		);
	});
});

describe("a place is found", () => {
	const expected = "db.example.com:5: [mail] A 192.0.2.25";
	const zone = (mx: string) => `${HEAD}${mx}\nmail A 192.0.2.25\n`;
	const crlf = (text: string) => text.replaceAll("\n", "\r\n");

	test("at the end of a word, and in none between words", () => {
		leads(`${FORWARD}${zone("@ MX 10 mail<|>")}`, expected);
		leads(`${FORWARD}${zone("@ MX 10 mail <|> ; x")}`, "");
		leads(`${FORWARD}${zone("@ MX 10 mail ; ma<|>il")}`, "");
	});

	test("with CRLF and a byte order mark", () => {
		leads(`${FORWARD}${crlf(zone("@ MX 10 ma<|>il"))}`, expected);
		leads(`${FORWARD}\uFEFF${zone("@ MX 10 ma<|>il")}`, expected);
		leads(
			`${FORWARD}\uFEFF${crlf("@ SOA <|>a h 1 2 3 4 5\n@ NS a\na A 192.0.2.1\n")}`,
			"db.example.com:3: [a] A 192.0.2.1",
		);
	});

	test("behind surrogate pairs and in groups of lines", () => {
		leads(
			`${FORWARD}${zone('@ TXT "\u{1F4EE}\u{1F4EE} \u00e9" ; \u{1F4EE}\n@ MX ( 10 ; \u{1F4EE} mail\n <|>mail )')}`,
			"db.example.com:7: [mail] A 192.0.2.25",
		);
		leads(`${FORWARD}${zone("@\tMX\t10\t\tma<|>il")}`, expected);
	});

	test("in a line that is not finished", () => {
		leads(`${FORWARD}${zone("<|>mail MX")}`, expected);
		leads(`${FORWARD}${zone("mail SRV 1 2 x <|>mail")}`, expected);
	});

	test("on the last line without an end", () => {
		leads(`${FORWARD}${HEAD}mail A 192.0.2.25\n@ MX 10 mail<|>`, "db.example.com:4: [mail] A 192.0.2.25");
	});
});
