import { describe, test } from "vitest";
import { references } from "../../../server/src/features/navigation/references.ts";
import { expectPlaces } from "./zones-with-cursor.ts";

const HEAD = "$TTL 1h\n@ SOA ns.example.net. h.example.net. 1 2 3 4 5\n@ NS ns.example.net.\n";
const FORWARD = `-- db.example.com --\n${HEAD}`;
const REVERSE = `-- db.192.0.2 --\n$ORIGIN 2.0.192.in-addr.arpa.\n${HEAD}`;

function finds(text: string, expected: string): void {
	expectPlaces((context, located) => references(context, located, { declarations: true }), text, expected);
}

function findsUses(text: string, expected: string): void {
	expectPlaces((context, located) => references(context, located, { declarations: false }), text, expected);
}

describe("a name is mentioned", () => {
	const others = (mail: string) =>
		`${FORWARD}@ MX 10 mail\n@ TXT "v=spf1 a:mail.example.com include:mail.example.com -all"\n${mail}\nwww CNAME mail\n_x._tcp SRV 1 2 3 mail\n${REVERSE}25 PTR mail.example.com.\n`;

	test("in owners, RDATA and SPF terms of all zones", () => {
		finds(
			others("mai<|>l A 192.0.2.25\n AAAA 2001:db8::25"),
			`
			db.192.0.2:5: 25 PTR [mail.example.com.]
			db.example.com:4: @ MX 10 [mail]
			db.example.com:5: @ TXT "v=spf1 [a:mail.example.com] include:mail.example.com -all"
			db.example.com:5: @ TXT "v=spf1 a:mail.example.com [include:mail.example.com] -all"
			db.example.com:6: [mail] A 192.0.2.25
			db.example.com:8: www CNAME [mail]
			db.example.com:9: _x._tcp SRV 1 2 3 [mail]
			`,
		);
	});

	test("without the records that it owns", () => {
		findsUses(
			others("mai<|>l A 192.0.2.25"),
			`
			db.192.0.2:5: 25 PTR [mail.example.com.]
			db.example.com:4: @ MX 10 [mail]
			db.example.com:5: @ TXT "v=spf1 [a:mail.example.com] include:mail.example.com -all"
			db.example.com:5: @ TXT "v=spf1 a:mail.example.com [include:mail.example.com] -all"
			db.example.com:7: www CNAME [mail]
			db.example.com:8: _x._tcp SRV 1 2 3 [mail]
			`,
		);
	});

	test("outside the loaded zones as well", () => {
		finds(
			`${FORWARD}@ MX 10 mx.example.org<|>.\n@ TXT "v=spf1 include:mx.example.org -all"\n`,
			`
			db.example.com:4: @ MX 10 [mx.example.org.]
			db.example.com:5: @ TXT "v=spf1 [include:mx.example.org] -all"
			`,
		);
	});

	test("by names that nothing is looked up by", () => {
		finds(
			`-- db.example.com --\n$TTL 1h\n@ SOA ns admin 1 2 3 4 5\n@ NS ns\nx RP <|>admin admin\nx NAPTR 1 1 "" "" "" ADMIN.example.com.\n`,
			`
			db.example.com:2: @ SOA ns [admin] 1 2 3 4 5
			db.example.com:4: x RP [admin] admin
			db.example.com:4: x RP admin [admin]
			db.example.com:5: x NAPTR 1 1 "" "" "" [ADMIN.example.com.]
			`,
		);
	});

	test("by the SPF record of the name itself", () => {
		finds(
			`-- db.example.com --\n$TTL 1h\n@ SOA ns.example.net. h.example.net. 1 2 3 4 5\nm<|> TXT "v=spf1 a a:m.example.com -all"\n`,
			`
			db.example.com:3: [m] TXT "v=spf1 a a:m.example.com -all"
			db.example.com:3: m TXT "v=spf1 a [a:m.example.com] -all"
			`,
		);
	});

	test("in a $GENERATE, once", () => {
		finds(
			`${FORWARD}h1 CNAME <|>a\n$GENERATE 2-9 h$ CNAME a\n`,
			`
			db.example.com:4: h1 CNAME [a]
			db.example.com:5: $GENERATE 2-9 h$ CNAME [a]
			`,
		);
	});
});

describe("an address is mentioned", () => {
	const zones = (a: string, pointer: string) =>
		`${FORWARD}${a}\nb A 192.0.2.1\nc A 192.0.2.2\n@ TXT "v=spf1 ip4:192.0.2.1 ip4:192.0.2.0/24 ip4:192.0.2.1/32 -all"\n${REVERSE}${pointer}\n2 PTR c.example.com.\n`;
	const uses = `
		db.example.com:7: @ TXT "v=spf1 [ip4:192.0.2.1] ip4:192.0.2.0/24 ip4:192.0.2.1/32 -all"
		db.example.com:7: @ TXT "v=spf1 ip4:192.0.2.1 ip4:192.0.2.0/24 [ip4:192.0.2.1/32] -all"
	`;

	test("in address records, its PTR and SPF terms that name it alone", () => {
		finds(
			zones("a A 192.0.2.<|>1", "1 PTR a.example.com."),
			`
			db.192.0.2:5: [1] PTR a.example.com.
			db.example.com:4: a A [192.0.2.1]
			db.example.com:5: b A [192.0.2.1]
			${uses}
			`,
		);
	});

	test("without the hosts that have it", () => {
		findsUses(
			zones("a A 192.0.2.<|>1", "1 PTR a.example.com."),
			`
			db.192.0.2:5: [1] PTR a.example.com.
			${uses}
			`,
		);
	});

	test("from the owner of its PTR", () => {
		findsUses(
			zones("a A 192.0.2.1", "<|>1 PTR a.example.com."),
			`
			db.example.com:4: a A [192.0.2.1]
			db.example.com:5: b A [192.0.2.1]
			${uses}
			`,
		);
	});

	test("by the aliases that lead to its PTR", () => {
		const child = `-- db.child --\n$ORIGIN 0/26.2.0.192.in-addr.arpa.\n${HEAD}1 PTR a.example.com.\n`;
		finds(
			`${FORWARD}a A 192.0.2.<|>1\n${REVERSE}0/26 NS ns.example.net.\n1 CNAME 1.0/26\n${child}`,
			`
			db.192.0.2:6: [1] CNAME 1.0/26
			db.child:5: [1] PTR a.example.com.
			db.example.com:4: a A [192.0.2.1]
			`,
		);
	});

	test("in the hints of HTTPS records", () => {
		const text = (a: string, pointer: string) =>
			`${FORWARD}a A ${a}\n@ HTTPS 1 . alpn=h2 ipv4hint=192.0.2.2,192.0.2.1\nx HTTPS 1 . ipv4hint="192.0.2.1"\n${REVERSE}${pointer}\n`;
		const hints = `
			db.example.com:5: @ HTTPS 1 . alpn=h2 ipv4hint=192.0.2.2,[192.0.2.1]
			db.example.com:6: x HTTPS 1 . ipv4hint="[192.0.2.1]"
		`;
		findsUses(text("192.0.2.<|>1", "1 PTR a.example.com."), `db.192.0.2:5: [1] PTR a.example.com.\n${hints}`);
		findsUses(text("192.0.2.1", "<|>1 PTR a.example.com."), `db.example.com:4: a A [192.0.2.1]\n${hints}`);
	});

	test("of IPv6, however it is written", () => {
		finds(
			`${FORWARD}a AAAA 2001:db8::<|>1\nb AAAA 2001:DB8:0::1\n@ TXT "v=spf1 ip6:2001:db8:0::1 -all"\n`,
			`
			db.example.com:4: a AAAA [2001:db8::1]
			db.example.com:5: b AAAA [2001:DB8:0::1]
			db.example.com:6: @ TXT "v=spf1 [ip6:2001:db8:0::1] -all"
			`,
		);
	});
});

describe("views", () => {
	const conf = `-- named.conf --
view inside { zone "example.com" { type primary; file "in/db.example.com"; }; zone "example.net" { type primary; file "shared"; }; };
view outside { zone "example.com" { type primary; file "out/db.example.com"; }; zone "example.net" { type primary; file "shared"; }; };
`;
	const zone = (folder: string, mail: string) => `-- ${folder}/db.example.com --\n${HEAD}@ MX 10 mail\n${mail}\n`;
	const shared = `-- shared --\n${HEAD}x CNAME mail.example.com.\n`;

	test("a name is looked for in its own view, and what stands in a file of several is there once", () => {
		finds(
			`${conf}${zone("in", "ma<|>il A 192.0.2.25")}${zone("out", "mail A 198.51.100.25")}${shared}`,
			`
			in/db.example.com:4: @ MX 10 [mail]
			in/db.example.com:5: [mail] A 192.0.2.25
			shared:4: x CNAME [mail.example.com.]
			`,
		);
	});

	test("from a file of several views it is looked for in each", () => {
		finds(
			`${conf}${zone("in", "mail A 192.0.2.25")}${zone("out", "mail A 198.51.100.25")}${shared.replace("x CNAME ", "x CNAME <|>")}`,
			`
			in/db.example.com:4: @ MX 10 [mail]
			in/db.example.com:5: [mail] A 192.0.2.25
			out/db.example.com:4: @ MX 10 [mail]
			out/db.example.com:5: [mail] A 198.51.100.25
			shared:4: x CNAME [mail.example.com.]
			`,
		);
	});
});
