import { describe, expect, test } from "vitest";
import { hover } from "../../../server/src/features/hover/hover.ts";
import { hoverPictures, hoverText, outdented, ZonesWithCursor } from "./zones-with-cursor.ts";

const SOA = "$TTL 2h\n@ SOA ns.example.net. h.example.net. 2026112403 8h 2h 4w 30m\n@ NS ns.example.net.\n";
const FORWARD = `-- db.example.com --\n${SOA}`;
const REVERSE = `-- db.192.0.2 --\n$ORIGIN 2.0.192.in-addr.arpa.\n${SOA}`;

function expectPicture(text: string, picture: string): void {
	expect(hoverPictures(text)).toBe(outdented(picture));
}

/** Expects of a hover what it has to say, whatever stands between. */
function expectSaid(text: string, ...said: readonly string[]): void {
	const found = hoverText(text);
	for (const one of said) expect(found).toContain(one);
}

describe("the picture of the way of mail", () => {
	const mail = (target: string) => `${FORWARD}@ MX 10 ${target}\nmail A 192.0.2.25\nmail AAAA 2001:db8::25\n`;

	test("shows a missing PTR and one that leads back", () => {
		const reverse6 = `-- db.2001-db8 --\n$ORIGIN 8.b.d.0.1.0.0.2.ip6.arpa.\n${SOA}5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0 PTR mail.example.com.\n`;
		expectPicture(
			`${mail("<|>mail")}${REVERSE}${reverse6}`,
			`
			example.com.
			└─ MX 10 mail.example.com.              ✓ ok
			   ├─ 192.0.2.25                        ✗ missing: 2.0.192.in-addr.arpa. has no PTR 25
			   └─ 2001:db8::25 → mail.example.com.  ✓ ok
			`,
		);
	});

	test("does not take what is unknown for missing", () => {
		expectPicture(
			mail("<|>mail"),
			`
			example.com.
			└─ MX 10 mail.example.com.  ✓ ok
			   ├─ 192.0.2.25            ? unknown: no loaded zone answers for it
			   └─ 2001:db8::25          ? unknown: no loaded zone answers for it
			`,
		);
	});

	test("shows each PTR where there are several, and what is wrong with it", () => {
		expectPicture(
			`${FORWARD}@ MX 10 <|>mail\nmail A 192.0.2.25\nb A 192.0.2.26\n${REVERSE}25 PTR b.example.com.\n25 PTR c.example.com.\n25 PTR x1.example.org.\n`,
			`
			example.com.
			└─ MX 10 mail.example.com.    ✓ ok
			   └─ 192.0.2.25              ? unverified
			      ├─ PTR b.example.com.   ✗ b.example.com. has other addresses
			      ├─ PTR c.example.com.   ✗ c.example.com. has no address
			      └─ PTR x1.example.org.  ? x1.example.org. lies outside the loaded zones
			`,
		);
	});

	test("goes over the alias of a classless zone", () => {
		const child = `-- db.child --\n$ORIGIN 0/26.2.0.192.in-addr.arpa.\n${SOA}25 PTR mail.example.com.\n`;
		expectPicture(
			`${FORWARD}@ MX 10 mail\nmail A 192.0.2.<|>25\n${REVERSE}0/26 NS ns.example.net.\n25 CNAME 25.0/26\n${child}`,
			`
			example.com.
			└─ MX 10 mail.example.com.         ✓ ok
			   └─ 192.0.2.25                   ✓ ok
			      └─ CNAME 25.0/26.2.0.192.in-addr.arpa.
			         └─ PTR mail.example.com.  ✓ confirmed
			`,
		);
	});

	test("tells why an MX does not serve", () => {
		expectPicture(
			`${FORWARD}<|>@ MX 30 www\n@ MX 10 gone\n@ MX 20 mail.example.org.\nwww CNAME host\nhost A 192.0.2.1\n`,
			`
			example.com.
			├─ MX 10 gone.example.com.  ✗ no-address: no A or AAAA record
			├─ MX 20 mail.example.org.  ? outside: no loaded zone has it
			└─ MX 30 www.example.com.   ✗ cname: an alias of host.example.com.
			   └─ 192.0.2.1             ? unknown: no loaded zone answers for it
			`,
		);
		expectPicture(`${FORWARD}<|>@ MX 0 .\n`, "example.com.\n└─ MX 0 .  ✓ null: accepts no mail");
	});

	test("shows the domains of a host, and what follows from it once", () => {
		expectPicture(
			`${FORWARD}@ MX 10 mail\nsub MX 20 mail\n<|>mail A 192.0.2.25\n-- db.example.org --\n${SOA}@ MX 5 mail.example.com.\n`,
			`
			example.com.
			└─ MX 10 mail.example.com.  ✓ ok
			   └─ 192.0.2.25            ? unknown: no loaded zone answers for it
			example.org.
			└─ MX 5 mail.example.com.   ✓ as above
			sub.example.com.
			└─ MX 20 mail.example.com.  ✓ as above
			`,
		);
	});

	test("counts what is too much to draw", () => {
		const domains = Array.from({ length: 20 }, (_, index) => `d${10 + index} MX 10 mail\n`).join("");
		const hosts = Array.from({ length: 11 }, (_, index) => `mail A 192.0.2.${index}\n`).join("");
		const lines = hoverPictures(`${FORWARD}${domains}${hosts}x CNAME <|>mail\n`).split("\n");
		expect(lines).toHaveLength(11 + 7 * 2 + 1);
		expect(lines[10]).toBe("   └─ … 3 more addresses");
		expect(lines.at(-1)).toBe("… 12 more domains");
	});

	test("does not count the domains of a provider one by one", () => {
		const domains = Array.from({ length: 70 }, (_, index) => `d${10 + index} MX 10 mail\n`).join("");
		const text = hoverText(`${FORWARD}${domains}mail A 192.0.2.<|>1\n`);
		expect(text).toContain("Takes part in the mail of 64 domains or more");
		expect(text).toContain("… at least 56 more domains");
		expectSaid(`${FORWARD}${domains}<|>mail A 192.0.2.1\n`, " (10) and at least 56 more\n");
	});

	test("takes nothing for missing in a zone that the server changes", () => {
		const conf = `-- named.conf --
zone "example.com" { type primary; file "db.example.com"; };
zone "2.0.192.in-addr.arpa" { type primary; file "db.192.0.2"; allow-update { any; }; };
`;
		expectPicture(
			`${conf}${FORWARD}a A 192.0.2.<|>1\n${REVERSE}`,
			`
			a.example.com.
			└─ 192.0.2.1  ? unknown: the server changes the zone, so its file does not tell all PTRs
			`,
		);
	});

	test("shows the SPF term that makes an address a sender", () => {
		expectPicture(
			`${FORWARD}@ MX 0 .\n@ TXT "v=spf1 ip4:192.0.2.30 -all"\nout A 192.0.2.<|>30\n${REVERSE}30 PTR out.example.com.\n`,
			`
			example.com.
			└─ SPF ip4:192.0.2.30
			   └─ 192.0.2.30 → out.example.com.  ✓ ok
			`,
		);
	});

	test("shows the host where there is no mail", () => {
		expectPicture(
			`${FORWARD}<|>www CNAME host\nhost A 192.0.2.1\n${REVERSE}1 PTR host.example.com.\n`,
			`
			www.example.com.
			└─ CNAME host.example.com.
			   └─ 192.0.2.1 → host.example.com.  ✓ ok
			`,
		);
	});

	test("stands at the type and the preference of an MX, and at a PTR", () => {
		const zone = `${FORWARD}@ MX 10 mail\nmail A 192.0.2.25\n${REVERSE}25 PTR mail.example.com.\n`;
		const drawn = "└─ MX 10 mail.example.com.";
		expect(hoverPictures(zone.replace("MX", "M<|>X"))).toContain(drawn);
		expect(hoverPictures(zone.replace("10", "<|>10"))).toContain(drawn);
		expect(hoverPictures(zone.replace("25 PTR", "<|>25 PTR"))).toContain(drawn);
		expect(hoverPictures(zone.replace("25 PTR", "25 <|>PTR"))).toContain("192.0.2.25 → mail.example.com.  ✓ ok");
	});
});

describe("a hover tells", () => {
	const sending = `${FORWARD}@ MX 10 mail\n@ TXT "v=spf1 mx -all"\n`;

	test("what receivers do, and how long a missing PTR is kept in mind", () => {
		expectSaid(
			`${sending}mail A 192.0.2.<|>25\n${REVERSE}`,
			"Receives mail of example.com.",
			"Sends mail of example.com.",
			"Gmail slows down and then refuses mail from an address without PTR (421-4.7.23, 550-5.7.25)",
			"for 30 minutes that there is no PTR: the negative TTL of 2.0.192.in-addr.arpa. (RFC 2308 section 5)",
		);
	});

	test("what receivers do about a PTR that does not lead back, or looks like a dial-up line", () => {
		expectSaid(
			`${sending}mail A 192.0.2.<|>25\n${REVERSE}25 PTR gone.example.com.\n`,
			"the host that the PTR names does not have the address (550-5.7.25)",
		);
		expectSaid(
			`${sending}mail A 192.0.2.<|>25\ndyn-192-0-2-25 A 192.0.2.25\n${REVERSE}25 PTR dyn-192-0-2-25.example.com.\n`,
			"looks like that of a dial-up line",
		);
	});

	test("nothing of receivers where the address has no part in mail", () => {
		expect(hoverText(`${FORWARD}www A 192.0.2.<|>80\n${REVERSE}`)).not.toContain("Gmail");
	});

	test("the reverse name of an address and its zone, and the address of a reverse name", () => {
		expectSaid(
			`${FORWARD}www A 192.0.2.<|>80\n${REVERSE}`,
			"Reverse name 80.2.0.192.in-addr.arpa., in the zone 2.0.192.in-addr.arpa. db.192.0.2:3",
		);
		expectSaid(`${REVERSE}<|>80 PTR www.example.com.\n`, "192.0.2.80 – address for documentation");
		expectSaid(`-- db.192.0.2 --\n$ORIGIN <|>2.0.192.in-addr.arpa.\n${SOA}`, "the network 192.0.2.0/24");
		expectSaid(`${FORWARD}www A 10.0.0.<|>1\n`, "private address", "for which no loaded zone answers");
	});

	test("what a name is", () => {
		expectSaid(`${sending}<|>mail A 192.0.2.25\n`, "mail.example.com. – in the zone example.com. db.example.com:2");
		expectSaid(`${sending}<|>mail A 192.0.2.25\n`, "Mail host of example.com. (10)", "Sends mail of example.com.");
		expectSaid(`${FORWARD}<|>a CNAME ns.example.net.\n`, "CNAME db.example.com:4");
		expectSaid(
			`${FORWARD}a CNAME <|>ns.example.net.\n`,
			"Name server of example.com.",
			"no loaded zone answers for it",
		);
		expectSaid(`${FORWARD}a CNAME <|>gone\n`, "gone.example.com. – has no records in the zone example.com.");
		expectSaid(`${FORWARD}sub NS ns.example.net.\na CNAME x.<|>sub\n`, "delegated at sub.example.com. by the zone");
		expectSaid(
			`${FORWARD}* A 192.0.2.1\na CNAME <|>x\n`,
			"x.example.com. – from a wildcard – in the zone example.com.",
		);
	});

	test("what the root and a wildcard are", () => {
		expectSaid(`${FORWARD}@ MX 0 <|>.\n`, "accepts no mail (RFC 7505)");
		expectSaid(
			`${FORWARD}<|>* MX 10 mail\nmail A 192.0.2.25\n`,
			"*.example.com. – in the zone",
			"MX 10 mail.example.com.",
		);
	});

	test("that mail to a host without address bounces, and that some do not follow an alias", () => {
		expectSaid(`${FORWARD}@ MX 10 <|>gone\n`, "Senders find no address to deliver to");
		expectSaid(`${FORWARD}@ MX 10 <|>a\na CNAME b\nb A 192.0.2.1\n`, "not an alias (RFC 2181 section 10.3)");
	});

	test("what an SPF term says", () => {
		const spf = (text: string) => `${FORWARD}@ MX 10 mail\n@ TXT "v=spf1 ${text}"\nmail A 192.0.2.25\n`;
		expectSaid(
			spf("ip4:192.0.2.<|>25 -all"),
			"passes mail from this address",
			"192.0.2.25 – address for documentation",
		);
		expectSaid(spf("ip4:192.0.2.<|>0/24 -all"), "passes mail from the network 192.0.2.0/24");
		expectSaid(spf("~al<|>l"), "fails softly mail from all other addresses");
		expectSaid(spf("<|>mx -all"), "the mail hosts of this domain", "└─ MX 10 mail.example.com.");
		expectSaid(spf("ipv4:<|>192.0.2.1 -all"), "ip4: was meant, so receivers take the whole record as an error");
		expectSaid(spf("redirect=<|>example.net"), "the record of this domain is taken if no term matches");
	});

	test("SPF records as a tree, with what they cost", () => {
		const text = `${FORWARD}@ MX 10 mail\n@ TXT "v=s<|>pf1 mx include:_spf.example.com include:example.net -all"\n_spf TXT "v=spf1 a:mail.example.com a:gone.example.com ~all"\nmail A 192.0.2.25\n`;
		expectSaid(
			text,
			"at least 5 of 10 look-ups, 1 of 2 without an answer",
			"├─ mx  (1 look-up)",
			"├─ include:_spf.example.com  (1 look-up)",
		);
	});

	test("tags of policies", () => {
		const dmarc = (tags: string) => `${FORWARD}_dmarc TXT "v=DMARC1; ${tags}"\n`;
		expectSaid(dmarc("p=<|>none"), "p=none", "nothing is asked of receivers, who only report", "RFC 9989");
		expectSaid(dmarc("p=none; fo=<|>1:d"), "if anything failed; if a DKIM signature failed");
		expectSaid(dmarc("p=none; x<|>=1"), "no tag of v=DMARC1, so receivers pass over it");
		expectSaid(`${FORWARD}s._domainkey TXT "v=<|>DKIM1; p="\n`, "the version of a DKIM key");
		expectSaid(`${FORWARD}s._domainkey TXT "k=rsa; p=" "AA<|>AA"\n`, "the public key in base64");
	});

	test("what a type is for, the whole record, and where its TTL is from", () => {
		const type = (records: string) => hoverText(`-- db.example.com --\n${records}`);
		const soa = "@ SOA ns h 1 2 3 4 3600\n";
		expect(type(`$TTL 2h\n${soa}a <|>A 192.0.2.1\n`)).toContain("a.example.com. 7200 IN A 192.0.2.1");
		expect(type(`$TTL 2h\n${soa}a <|>A 192.0.2.1\n`)).toContain("TTL 2 hours, from $TTL db.example.com:1");
		expect(type(`${soa}a <|>A 192.0.2.1\n`)).toContain("TTL 1 hour, from the minimum of the SOA db.example.com:1");
		expect(type(`${soa}a 90 <|>A 192.0.2.1\n`)).toContain("TTL 1 minute 30 seconds, written here");
		expect(type(`@ 60 SOA ns h 1 2 3 4 5\na <|>A 192.0.2.1\n`)).toContain("TTL 1 minute, that of the record before");
		expect(type(`$TTL 1h\n${soa}$INCLUDE x\na <|>A 192.0.2.1\n-- x --\n$TTL 5\n`)).toContain("from $TTL x:1");
		expect(type(`$TTL 1h\n${soa}a <|>TYPE65280 \\# 1 00\n`)).toContain("TYPE65280");
		expect(type(`$TTL 1h\n${soa}a <|>SPF "v=spf1 -all"\n`)).toContain("obsolete");
	});

	test("TTLs and the numbers of an SOA in words", () => {
		expect(hoverText(FORWARD.replace("2h", "<|>2h"))).toContain("2 hours (7200 s): TTL of the records below");
		expect(hoverText(`${FORWARD}a 1<|>d A 192.0.2.1\n`)).toContain("1 day (86400 s)");
		expect(hoverText(FORWARD.replace("2026", "<|>2026"))).toContain("Version 03 of 2026-11-24");
		expect(hoverText(FORWARD.replace("2026112403", "<|>1764000000"))).toContain("Unix time of 2025-11-24 16:00 UTC");
		expect(hoverText(FORWARD.replace("2026112403", "<|>7"))).toContain("A counter");
		expect(hoverText(FORWARD.replace("4w", "<|>4w"))).toContain("SOA expire – 4 weeks");
		expect(hoverText(FORWARD.replace("h.example", "<|>john\\.doe.example"))).toBe("Mailbox john.doe@example.net");
	});

	test("what directives do", () => {
		expect(hoverText(FORWARD.replace("$TTL", "$T<|>TL"))).toContain("RFC 2308 section 4");
		expect(hoverText(`${FORWARD}$GENERATE 1-<|>9/4 h$ A 192.0.2.$\n`)).toBe(
			"Makes 3 records\n\nh1.example.com. 7200 IN A 192.0.2.1\n…\nh9.example.com. 7200 IN A 192.0.2.9",
		);
		expect(hoverText(`${FORWARD}$INCLUDE <|>x sub\n-- x --\na A 192.0.2.1\n`)).toBe(
			"/w/x, read below sub.example.com.",
		);
		expect(hoverText(`${FORWARD}$INCLUDE <|>gone\n`)).toContain("there is no file gone");
	});

	test("nothing in comments and of words that mean nothing", () => {
		expect(hoverText(`${FORWARD}; mail<|> MX\n`)).toBe("");
		expect(hoverText(`${FORWARD}a <|>\n`)).toBe("");
		expect(hoverText(`${FORWARD}$NO<|>THING x\n`)).toBe("");
	});
});

describe("views", () => {
	const conf = `-- named.conf --
view inside { zone "example.com" { type primary; file "db"; }; zone "example.net" { type primary; file "in"; }; };
view outside { zone "example.com" { type primary; file "db"; }; zone "example.net" { type primary; file "out"; }; };
`;
	const db = (mx: string) => `-- db --\n${SOA}@ MX 10 ${mx}\nmail A 192.0.2.1\n`;
	const others = `-- in --\n${SOA}x A 192.0.2.2\n-- out --\n${SOA}x A 198.51.100.2\n`;

	test("what is the same in all is told once", () => {
		expect(hoverText(`${conf}${db("<|>mail")}${others}`)).not.toContain("in the view");
	});

	test("what differs is told for each", () => {
		expectSaid(
			`${conf}${db("<|>x.example.net.")}${others}`,
			"In the zone example.com. in the view inside:",
			"└─ 192.0.2.2 ",
			"In the zone example.com. in the view outside:",
			"└─ 198.51.100.2 ",
		);
	});
});

test("a file of two zones is told of in each", () => {
	const conf = `-- named.conf --
zone "example.com" { type primary; file "db"; };
zone "example.net" { type primary; file "db"; };
`;
	expectSaid(
		`${conf}-- db --\n${SOA.replaceAll("example.net.", "example.org.")}@ MX 10 <|>mail\nmail A 192.0.2.1\n`,
		"In the zone example.com.:",
		"└─ MX 10 mail.example.com.",
		"In the zone example.net.:",
		"└─ MX 10 mail.example.net.",
	);
});

test("a string that is not closed yet ends with its line", () => {
	const zones = new ZonesWithCursor(`${FORWARD}@ TXT "half <|>a string\n`);
	expect(hover(zones.context, zones.located!)?.range.end).toEqual({ line: 3, character: 20 });
});

describe("Markdown", () => {
	test("links to records by file and line", () => {
		const text = hoverText(`${FORWARD}@ MX 10 <|>mail\nmail A 192.0.2.25\n`, "markdown");
		expect(text).toContain("A [db.example.com:5](file:///w/db.example.com#L5)");
		expect(text).toContain("`mail.example.com.`");
	});

	test("lets nothing that stands in a zone be more than text", () => {
		const name = "\\`x\\*[a]\\(command:x\\)<b>";
		const text = hoverText(`${FORWARD}@ MX 10 <|>${name}\n@ NS ${name}\n`, "markdown");
		expect(text).toContain("`` `x*[a]\\(command:x\\)<b>.example.com. ``");
		const host = hoverText(`${FORWARD}<|>a\\_[b]<c>  MX 1 a\\_[b]<c>\n`, "markdown");
		expect(host).toContain("Mail host of a\\_\\[b\\]\\<c\\>.example.com. (1)");
	});
});
