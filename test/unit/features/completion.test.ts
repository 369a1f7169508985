import { describe, expect, test } from "vitest";
import { CompletionItemTag } from "vscode-languageserver-types";
import { completion } from "../../../server/src/features/completion.ts";
import { ZonesWithCursor } from "./zones-with-cursor.ts";

const SOA = "$TTL 2h\n@ SOA ns.example.net. h.example.net. 2026112403 8h 2h 4w 30m\n@ NS ns.example.net.\n";
const FORWARD = `-- db.example.com --\n${SOA}`;
const REVERSE = `-- db.192.0.2 --\n$ORIGIN 2.0.192.in-addr.arpa.\n${SOA}`;

function offered(text: string) {
	const zones = new ZonesWithCursor(text);
	return completion(zones.judged.workspace, zones.path, zones.position);
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
		["types behind the blank that stands for the owner before", `${FORWARD}www A 192.0.2.1\n    <|>\n`, "A AAAA CNAME"],
		["types in a reverse zone", `${REVERSE}25 <|>\n`, "PTR NS CNAME"],
		["types in $GENERATE", `${FORWARD}$GENERATE 1-3 h$ <|>\n`, "A AAAA CNAME"],
		["directives at the beginning of a line", `${FORWARD}<|>\n`, "$DATE $GENERATE $INCLUDE"],
		["directives where one is begun", `${FORWARD}$O<|>\n`, "$DATE $GENERATE $INCLUDE"],
		["algorithms of a DS", `${FORWARD}sub DS 1 <|>\n`, "DH DSA ECCGOST"],
		["types of a bitmap", `${FORWARD}sub NSEC a A <|>\n`, "A A6 AAAA"],
		["properties of a CAA", `${FORWARD}@ CAA 0 <|>\n`, "contactemail contactphone iodef"],
		["terms of an SPF record", `${FORWARD}@ TXT "v=spf1 <|>"\n`, "-all ?all a"],
		["terms of an SPF record where one is begun", `${FORWARD}@ TXT "v=spf1 mx i<|> -all"\n`, "-all ?all a"],
		["terms of an SPF record in its second string", `${FORWARD}@ TXT "v=spf1 mx " "in<|>"\n`, "-all ?all a"],
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
		["where a name stands", `${FORWARD}www CNAME <|>\n`],
		["where a number stands", `${FORWARD}www MX <|>\n`],
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
