import { describe, expect, test } from "vitest";
import { CompletionItemTag } from "vscode-languageserver-types";
import { completion } from "../../../server/src/features/completion/completion.ts";
import { ZonesWithCursor } from "./zones-with-cursor.ts";

const SOA = "$TTL 2h\n@ SOA ns.example.net. h.example.net. 2026112403 8h 2h 4w 30m\n@ NS ns.example.net.\n";
const FORWARD = `-- db.example.com --\n${SOA}`;
const REVERSE = `-- db.192.0.2 --\n$ORIGIN 2.0.192.in-addr.arpa.\n${SOA}`;

const REVERSE_6 = `-- rev6 --\n$ORIGIN 0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa.\n${SOA}`;
const TOP_REVERSE = `-- rev16 --\n$ORIGIN 0.192.in-addr.arpa.\n${SOA}`;
const OTHER = `-- db.example.org --\n${SOA}mx A 192.0.2.25\n`;

function offered(text: string) {
	const zones = new ZonesWithCursor(text);
	return completion(zones.context, zones.path, zones.position).items;
}

/** The first words of the list, as an editor sorts it. */
function words(text: string, count = 3): string {
	const sorted = offered(text).sort((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1));
	return sorted
		.slice(0, count)
		.map(({ label }) => label)
		.join(" ");
}

describe("the words that are offered are", () => {
	test.each([
		["types behind an owner", `${FORWARD}www <|>\n`, "A AAAA CNAME"],
		["types behind a class", `${FORWARD}www IN <|>\n`, "A AAAA CNAME"],
		["types behind TTL and class", `${FORWARD}www 3600 IN <|>\n`, "A AAAA CNAME"],
		["types where one is begun", `${FORWARD}www IN M<|>\n`, "A AAAA CNAME"],
		["types behind the blank that stands for the owner before", `${FORWARD}www A 192.0.2.1\n    <|>\n`, "A AAAA MX"],
		["no CNAME for an owner that has other records", `${FORWARD}www A 192.0.2.1\nwww IN <|>\n`, "A AAAA MX"],
		["no second SOA, and none elsewhere", `${FORWARD}www SO<|>\n`, "A AAAA CNAME"],
		["types in a reverse zone", `${REVERSE}25 <|>\n`, "PTR NS CNAME"],
		["types in $GENERATE", `${FORWARD}$GENERATE 1-3 h$ <|>\n`, "A AAAA CNAME"],
		["directives where one is begun", `${FORWARD}$O<|>\n`, "$ORIGIN $TTL $INCLUDE"],
		["the top of the zone and owners at the beginning of a line", `${FORWARD}www A 192.0.2.1\n<|>\n`, "www @ _dmarc"],
		["names that lack an address before all", `${FORWARD}@ MX 10 mail\nold CNAME new\n<|>\n`, "mail new @"],
		["no owner that is an alias", `${FORWARD}a A 192.0.2.1\nb CNAME a\n<|>\n`, "a @ _dmarc"],
		[
			"owners below the origin in force",
			`${FORWARD}mx.a A 192.0.2.1\n$ORIGIN a.example.com.\n<|>\n`,
			"mx example.com. $ORIGIN",
		],
		[
			"owners with all labels where the line above has them",
			`${FORWARD}b.example.com. A 192.0.2.1\n<|>\n`,
			"b.example.com. example.com. _dmarc",
		],
		["TTLs in use", `${FORWARD}a 300 A 192.0.2.1\n$TTL <|>\n`, "300"],
		["usual TTLs where none is in use", `${FORWARD}$TTL <|>\n`, "1d 1h"],
		["preferences of an MX", `${FORWARD}www MX <|>\n`, "10 20"],
		["uses of a certificate", `${FORWARD}_25._tcp.a TLSA <|>\n`, "0 1 2"],
		["hosts of the zone", `${FORWARD}b A 192.0.2.1\na A 192.0.2.2\n@ MX 10 <|>\n`, "a b"],
		["hosts of other zones with all labels", `${FORWARD}@ MX 10 <|>\n${OTHER}`, "mx.example.org."],
		[
			"hosts as they are begun: with all labels",
			`${FORWARD}mail A 192.0.2.1\n@ MX 10 mail.e<|>\n`,
			"mail.example.com.",
		],
		[
			"hosts as the records around write them",
			`${FORWARD}a A 192.0.2.1\n@ MX 10 a.example.com.\nb A 192.0.2.2\nc MX 1 <|>\n`,
			"a.example.com. b.example.com.",
		],
		["hosts in a group over several lines", `${FORWARD}a A 192.0.2.1\n@ MX ( 10 ; first\n <|>\n )\n`, "a"],
		["hosts in front of a comment", `${FORWARD}a A 192.0.2.1\n@ MX 10 <|> ; mail\n`, "a"],
		["no host that is named already", `${FORWARD}a A 192.0.2.1\n@ MX 10 a\n@ MX 20 <|>\n`, ""],
		["no alias of itself", `${FORWARD}a A 192.0.2.1\nb A 192.0.2.1\na CNAME <|>\n`, "b"],
		["the host that has the address of a PTR", `${REVERSE}25 PTR <|>\n${OTHER}`, "mx.example.org."],
		[
			"what is free behind the neighbour's address",
			`${FORWARD}a A 192.0.2.7\nb A 192.0.2.8\nc A <|>\n`,
			"192.0.2.9 192.0.2.10 192.0.2.11",
		],
		[
			"an address whose PTR names the host",
			`${FORWARD}a A 192.0.2.7\nb A <|>\n${REVERSE}99 PTR b.example.com.\n`,
			"192.0.2.99 192.0.2.8 192.0.2.9",
		],
		["what is free in IPv6", `${FORWARD}a AAAA 2001:db8::7\nc AAAA <|>\n`, "2001:db8::8 2001:db8::9 2001:db8::a"],
		["the same in the last line, which is empty", `${OTHER}${REVERSE}3 PTR a.example.net.\n<|>`, "25 4 5"],
		["what goes on in an open group at the end", `${FORWARD}a A 192.0.2.1\n@ MX ( 10\n<|>`, "a"],
		["hosts without PTR, then what is free", `${REVERSE}3 PTR a.example.net.\n<|>\n${OTHER}`, "25 4 5"],
		[
			"the free address with all of its labels below the origin",
			`${TOP_REVERSE}3.2 PTR a.example.net.\n<|>\n`,
			"4.2 5.2 6.2",
		],
		[
			"the end of a classless zone",
			`-- rev --\n$ORIGIN 0/29.2.0.192.in-addr.arpa.\n${SOA}5 PTR a.example.net.\n<|>\n`,
			"6 1 2",
		],
		["nibbles for an address that is typed", `${REVERSE_6}2001:db8::1:25<|>\n`, "5.2.0.0.1.0.0.0.0.0.0.0.0.0.0.0"],
		["the octet for an address that is typed", `${REVERSE}192.0.2.77<|>\n`, "77"],
		[
			"the next nibbles",
			`${REVERSE_6}1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0 PTR a.example.net.\n<|>\n`,
			"2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0 3.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0 4.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0",
		],
		["files for $INCLUDE", `${FORWARD}$INCLUDE <|>\n-- sub/hosts.zone --\na A 192.0.2.1\n`, "sub/hosts.zone"],
		[
			"files for $INCLUDE within quotes",
			`${FORWARD}$INCLUDE "su<|>"\n-- sub/hosts.zone --\na A 192.0.2.1\n`,
			"sub/hosts.zone",
		],
		["algorithms of a DS", `${FORWARD}sub DS 1 <|>\n`, "DH DSA ECCGOST"],
		["types of a bitmap", `${FORWARD}sub NSEC a A <|>\n`, "A A6 AAAA"],
		["properties of a CAA", `${FORWARD}@ CAA 0 <|>\n`, "contactemail contactphone iodef"],
		["terms of an SPF record", `${FORWARD}@ TXT "v=spf1 <|>"\n`, "-all ?all a"],
		["terms of an SPF record where one is begun", `${FORWARD}@ TXT "v=spf1 mx i<|> -all"\n`, "-all ?all a"],
		["terms of an SPF record in its second string", `${FORWARD}@ TXT "v=spf1 mx " "in<|>"\n`, "-all ?all a"],
		[
			"hosts of an SPF term",
			`${FORWARD}b A 192.0.2.1\na A 192.0.2.2\n@ TXT "v=spf1 a:<|> -all"\n`,
			"a.example.com b.example.com",
		],
		[
			"hosts of an SPF term that is begun",
			`${FORWARD}b A 192.0.2.1\na A 192.0.2.2\n@ TXT "v=spf1 ~a:b<|>"\n`,
			"b.example.com",
		],
		["hosts of an SPF term in other zones", `${FORWARD}@ TXT "v=spf1 a:<|>"\n${OTHER}`, "mx.example.org"],
		[
			"domains with mail hosts",
			`${FORWARD}@ MX 10 m\nm A 192.0.2.1\nx MX 10 m\nx TXT "v=spf1 mx:<|>"\n`,
			"example.com",
		],
		[
			"domains with SPF records",
			`${FORWARD}_spf TXT "v=spf1 -all"\n@ TXT "v=spf1 include:<|> -all"\n`,
			"_spf.example.com",
		],
		["domains to go on with", `${FORWARD}_spf TXT "v=spf1 -all"\n@ TXT "v=spf1 redirect=<|>"\n`, "_spf.example.com"],
		[
			"addresses of mail hosts",
			`${FORWARD}@ MX 10 m\nm A 192.0.2.1\nm AAAA 2001:db8::1\nb A 192.0.2.9\nx TXT "v=spf1 ip4:<|>"\n`,
			"192.0.2.1",
		],
		[
			"IPv6 addresses of mail hosts",
			`${FORWARD}@ MX 10 m\nm A 192.0.2.1\nm AAAA 2001:db8::1\nx TXT "v=spf1 ip6:2001<|>"\n`,
			"2001:db8::1",
		],
		["tags of a DMARC policy", `${FORWARD}_dmarc TXT "v=DMARC1; p=none; <|>"\n`, "adkim= aspf= fo="],
		["values of a tag", `${FORWARD}_dmarc TXT "v=DMARC1; p=<|>"\n`, "none quarantine reject"],
		["values of a tag that has one", `${FORWARD}_dmarc TXT "v=DMARC1; p=no<|>ne; adkim=s"\n`, "none quarantine reject"],
		["tags of a DKIM key", `${FORWARD}s._domainkey TXT "v=DKIM1; <|>p="\n`, "h= k= n="],
		["the policy of an owner", `${FORWARD}_dmarc TXT "<|>"\n`, "v=DMARC1; p=none; rua=mailto:"],
		["the policy of an inherited owner", `${FORWARD}_mta-sts TXT "x"\n TXT "v=<|>"\n`, "v=STSv1; id="],
		["SPF records elsewhere", `${FORWARD}www TXT "<|>"\n`, "v=spf1 -all v=spf1 mx -all"],
		["parameters of HTTPS", `${FORWARD}@ HTTPS 1 . alpn=h2 <|>\n`, "alpn dohpath ech"],
	])("%s", (_, text, expected) => {
		expect(words(text)).toBe(expected);
	});

	test.each([
		["in a comment", `${FORWARD}www A ; <|>\n`],
		["where a number stands of which nothing is known", `${FORWARD}www KX <|>\n`],
		["where a text stands", `${FORWARD}www HINFO <|>\n`],
		["behind the last field", `${FORWARD}www MX 10 mail <|>\n`],
		["for the origin", `${FORWARD}$ORIGIN <|>\n`],
		["for the range of $GENERATE", `${FORWARD}$GENERATE <|>\n`],
	])("none %s", (_, text) => {
		expect(offered(text)).toEqual([]);
	});
});

describe("a word that is offered", () => {
	test("takes the place of what is written of it", () => {
		const [item] = offered(`${FORWARD}www IN M<|>X 10 mail\n`);
		expect(item?.textEdit).toMatchObject({
			range: { start: { line: 3, character: 7 }, end: { line: 3, character: 9 } },
		});
	});

	test("says what it is for", () => {
		const mx = offered(`${FORWARD}www <|>\n`).find(({ label }) => label === "MX");
		expect(mx).toMatchObject({
			detail: "MX <preference> <mail server>",
			documentation: "mail server of a domain (RFC 1035)",
		});
	});

	test("is struck out where it is obsolete, and left out where BIND refuses it or it never stands in a zone", () => {
		const items = offered(`${FORWARD}www <|>\n`);
		expect(items.find(({ label }) => label === "WKS")?.tags).toEqual([CompletionItemTag.Deprecated]);
		const labels = items.map(({ label }) => label);
		for (const absent of ["MD", "MF", "OPT", "ANY", "AXFR"]) expect(labels).not.toContain(absent);
	});
});
