import { describe, expect, test } from "vitest";
import { renamedLines } from "./renamed-zones.ts";

const SOA = "@ SOA ns.example.net. h.example.net. 1 2 3 4 5";
const RAISED = "@ SOA ns.example.net. h.example.net. 2 2 3 4 5";
const HEAD = `$TTL 1h\n${SOA}\n@ NS ns.example.net.\n`;
const FORWARD = `-- db.example.com --\n${HEAD}`;
const REVERSE = `-- db.192.0.2 --\n$ORIGIN 2.0.192.in-addr.arpa.\n${HEAD}`;
const OTHER = `-- db.198.51.100 --\n$ORIGIN 100.51.198.in-addr.arpa.\n${HEAD}`;

function expectRenamed(text: string, to: string, ...lines: string[]): void {
	expect(renamedLines(text, to)).toEqual(lines);
}

function expectRefused(text: string, to: string, reason: RegExp): void {
	expect(renamedLines(text, to).join("\n")).toMatch(new RegExp(`^! .*${reason.source}`));
}

const forward = (line: string) => `db.example.com: ${line}`;
const reverse = (line: string) => `db.192.0.2: ${line}`;

describe("a host is renamed", () => {
	test("in all zones, each name as it was written", () => {
		expectRenamed(
			`${FORWARD}@ MX 10 mail\nma<|>il      A  192.0.2.25\n          AAAA 2001:db8::25\nMAIL.example.com. TXT "x" ; mail\n_25._tcp.mail TLSA 3 1 1 00\nwww CNAME mail.Example.COM.\n_x._tcp SRV 1 2 3 mail\n@ HTTPS 1 mail alpn=h2\n@ TXT "v=spf1 a:mail.example.com mx:mail.example.com./24 ?include:MAIL.example.com -all"\nx RP mail.example.com. mail\nmailer A 192.0.2.26\n${REVERSE}25 PTR mail.example.com.\n`,
			"mx1",
			forward(RAISED),
			forward("@ MX 10 mx1"),
			forward("mx1       A  192.0.2.25"),
			forward('MX1.example.com. TXT "x" ; mail'),
			forward("_25._tcp.mx1 TLSA 3 1 1 00"),
			forward("www CNAME mx1.Example.COM."),
			forward("_x._tcp SRV 1 2 3 mx1"),
			forward("@ HTTPS 1 mx1 alpn=h2"),
			forward('@ TXT "v=spf1 a:mx1.example.com mx:mx1.example.com./24 ?include:MX1.example.com -all"'),
			forward("x RP mx1.example.com. mx1"),
			reverse(RAISED),
			reverse("25 PTR mx1.example.com."),
		);
	});

	test("from wherever it is named, by a name that is meant there", () => {
		const zones = (pointer: string, mx = "mail") =>
			`${FORWARD}@ MX 10 ${mx}\nmail A 192.0.2.25\n${REVERSE}25 PTR ${pointer}\n`;
		for (const to of ["mx1.example.com.", "mx1.example.com", "mx1", " MX1 "]) {
			expect(renamedLines(zones("ma<|>il.example.com."), to)).toContain(reverse("25 PTR mx1.example.com."));
			expect(renamedLines(zones("mail.example.com.", "ma<|>il"), to)).toContain(forward("mx1 A 192.0.2.25"));
		}
		expect(renamedLines(zones("mail.example.com.", "ma<|>il"), "mx1.lab")).toContain(forward("mx1.lab A 192.0.2.25"));
		expect(renamedLines(zones("ma<|>il.example.com."), "mx1.lab")).toContain(forward("mx1.lab A 192.0.2.25"));
	});

	test("with the $ORIGIN and the included file that it makes", () => {
		expectRenamed(
			`${FORWARD}h<|>ost A 192.0.2.1\n$ORIGIN host.example.com.\n@ TXT "x"\n_sip SRV 1 2 3 @\n$ORIGIN example.com.\n$INCLUDE more.inc HOST\nx CNAME host\n-- more.inc --\n TXT "y"\ny A 192.0.2.2\n@ AAAA 2001:db8::1\n`,
			"box",
			forward(RAISED),
			forward("box A 192.0.2.1"),
			forward("$ORIGIN box.example.com."),
			forward("$INCLUDE more.inc BOX"),
			forward("x CNAME box"),
		);
	});

	test("by labels where an $ORIGIN holds only some of them", () => {
		expectRenamed(
			`${FORWARD}$ORIGIN lab.example.com.\nm<|> A 192.0.2.1\nx CNAME m\n`,
			"m.office.example.com.",
			forward(RAISED),
			forward("m.office.example.com. A 192.0.2.1"),
			forward("x CNAME m.office.example.com."),
		);
	});

	test("in the quotes, escapes and pieces in which strings are written", () => {
		expectRenamed(
			`${FORWARD}m<|> A 192.0.2.1\n@ TXT v=spf1\\ a:m.example.com\\ -all\nb TXT "v=spf1 a:m.exam" "ple.com a:m.example.com -all"\nc TXT "v=spf1 a:m.example.com " "exp=\\"x.example.net -all"\n`,
			"mx",
			forward(RAISED),
			forward("mx A 192.0.2.1"),
			forward("@ TXT v=spf1\\ a:mx.example.com\\ -all"),
			forward('b TXT "v=spf1 a:mx.exam" "ple.com a:mx.example.com -all"'),
			forward('c TXT "v=spf1 a:mx.example.com " "exp=\\"x.example.net -all"'),
		);
	});

	test("with the serial left alone where something else raises it", () => {
		const zone = `-- db.example.com --\n$TTL 1h\n@ SOA ns h 1 2 3 4 5\n@ NS ns\nns A 192.0.2.1\n`;
		expectRenamed(
			zone.replace("@ NS ns", "@ NS n<|>s"),
			"ns1",
			forward("@ SOA ns1 h 2 2 3 4 5"),
			forward("@ NS ns1"),
			forward("ns1 A 192.0.2.1"),
		);
	});

	test("beside a wildcard that answers for the new name", () => {
		expect(renamedLines(`${FORWARD}* A 192.0.2.9\nm<|> A 192.0.2.1\n`, "mx")).toContain(forward("mx A 192.0.2.1"));
	});

	test("not at all where it has the name already, or no name stands", () => {
		expectRenamed(`${FORWARD}m<|> A 192.0.2.1\n`, "M.example.com.");
		expectRenamed(`${FORWARD}m <|>A 192.0.2.1\n`, "x", "nothing to rename");
	});
});

describe("a rename is refused", () => {
	const host = `${FORWARD}m<|> A 192.0.2.1\nwww A 192.0.2.2\na.b A 192.0.2.3\nsub NS ns.example.net.\n`;

	test("at the top of a zone and above it", () => {
		expectRefused(`${FORWARD}@<|> A 192.0.2.1\n`, "x", /is the origin of a zone/);
		const child = `-- db.sub.example.com --\n${HEAD}`;
		expectRefused(`${FORWARD}su<|>b NS ns.example.net.\n${child}`, "x", /is the origin of a zone/);
		expectRefused(
			`${FORWARD}a<|> A 192.0.2.1\nx.a NS ns.example.net.\n-- db.x.a.example.com --\n${HEAD}`,
			"b",
			/is the origin of a zone/,
		);
	});

	test("where a $GENERATE makes the name", () => {
		expectRefused(`${FORWARD}$GENERATE 1-3 h<|>$ A 192.0.2.$\n`, "x", /change the \$GENERATE by hand/);
		expectRefused(`${FORWARD}$GENERATE 1-3 h$ A 192.0.2.$\nx CNAME h<|>2\n`, "y", /change the \$GENERATE by hand/);
	});

	test("where a wildcard is or answers", () => {
		expectRefused(`${FORWARD}*<|> A 192.0.2.1\n`, "x", /answers for names that are written nowhere/);
		expectRefused(`${FORWARD}* A 192.0.2.1\n@ MX 10 ma<|>il\n`, "x", /a wildcard answers for it/);
	});

	test("of names that no loaded zone has", () => {
		expectRefused(`${FORWARD}@ MX 10 mx<|>.example.org.\n`, "x", /no loaded zone answers for mx\.example\.org\./);
		expectRefused(`${FORWARD}@ MX 10 mai<|>l\n`, "x", /no record is called mail\.example\.com\./);
		expectRefused(`${FORWARD}sub NS ns.sub\nns.s<|>ub A 192.0.2.1\n`, "x", /is delegated to a zone that is not loaded/);
		expectRefused("-- notes.txt --\nm<|> A 192.0.2.1\n", "x", /is read in no zone/);
	});

	test("to what is no name, or not free", () => {
		for (const to of ["", " ", "a b", "a..b", ".", "@", "*", "ä", `${"a".repeat(64)}`, "x;y"])
			expectRefused(host, to, /is no name/);
		expectRefused(host, "www", /www\.example\.com\. has records already/);
		expectRefused(host, "b", /b\.example\.com\. has records already/);
		expectRefused(host, "x.sub", /is delegated away/);
		expectRefused(host, "x.example.org.", /lies outside example\.com\./);
		expectRefused(`${host}-- db.lab.example.com --\n${HEAD}`, "m.lab", /lies in another zone/);
	});

	test("where a file is not ours to write", () => {
		const conf = (statement: string) =>
			`-- named.conf --\nzone "example.com" { ${statement} file "db.example.com"; };\n${FORWARD}m<|> A 192.0.2.1\n`;
		expectRefused(conf("type secondary; primaries { 192.0.2.53; };"), "x", /is a secondary zone here/);
		expectRefused(conf("type primary; allow-update { any; };"), "x", /send the change with nsupdate/);
		expectRefused(`-- db.example.com --\n; Generated by make-zones, do not edit\n${HEAD}m<|> A 192.0.2.1\n`, "x", /./);
	});
});

describe("an address is renumbered", () => {
	const zones = (address: string, pointer: string, more = "") =>
		`${FORWARD}mail A ${address}\nweb A 192.0.2.25\n@ TXT "v=spf1 ip4:192.0.2.25 ip4:192.0.2.25/32 ip4:192.0.2.0/24 -all"\n@ HTTPS 1 . ipv4hint=192.0.2.2,192.0.2.25\n${REVERSE}${pointer}\n30 PTR x.example.com.\n${more}`;
	const forwardTo = (address: string) => [
		forward(RAISED),
		forward(`mail A ${address}`),
		forward(`web A ${address}`),
		forward(`@ TXT "v=spf1 ip4:${address} ip4:${address}/32 ip4:192.0.2.0/24 -all"`),
		forward(`@ HTTPS 1 . ipv4hint=192.0.2.2,${address}`),
	];

	test("with SPF terms, hints and its PTR", () => {
		const lines = [...forwardTo("192.0.2.26"), reverse(RAISED), reverse("26 PTR mail.example.com.")];
		expectRenamed(zones("192.0.2.<|>25", "25 PTR mail.example.com."), "192.0.2.26", ...lines);
		expectRenamed(zones("192.0.2.25", "<|>25 PTR mail.example.com."), "192.0.2.26", ...lines);
	});

	test("over to another reverse zone", () => {
		expect(renamedLines(zones("192.0.2.<|>25", "25 PTR mail.example.com.", OTHER), "198.51.100.7")).toEqual([
			...forwardTo("198.51.100.7"),
			reverse(RAISED),
			`db.198.51.100: ${RAISED}`,
			"db.198.51.100: 7 PTR mail.example.com.",
			"db.192.0.2: 1 fewer",
			"db.198.51.100: 1 more",
			"db.192.0.2: (the PTR of 192.0.2.25 moves to 7.100.51.198.in-addr.arpa. in db.198.51.100)",
		]);
	});

	test("and out of the loaded reverse zones, where its PTR goes", () => {
		expect(renamedLines(zones("192.0.2.<|>25", "25 PTR mail.example.com."), "203.0.113.9")).toEqual([
			...forwardTo("203.0.113.9"),
			reverse(RAISED),
			"db.192.0.2: 1 fewer",
			"db.192.0.2: (no loaded zone answers for 9.113.0.203.in-addr.arpa., so the PTR of 192.0.2.25 goes: ask whoever runs the network for the new one)",
		]);
	});

	test("within a classless zone", () => {
		const child = `-- db.child --\n$ORIGIN 0/26.2.0.192.in-addr.arpa.\n${HEAD}1 PTR a.example.com.\n`;
		expectRenamed(
			`${FORWARD}a A 192.0.2.<|>1\n${REVERSE}0/26 NS ns.example.net.\n$GENERATE 0-63 $ CNAME $.0/26\n${child}`,
			"192.0.2.9",
			forward(RAISED),
			forward("a A 192.0.2.9"),
			`db.child: ${RAISED}`,
			"db.child: 9 PTR a.example.com.",
		);
	});

	test("in the style in which it is written", () => {
		const zone = (...addresses: string[]) => `${FORWARD}${addresses.map((one, at) => `h${at} AAAA ${one}\n`).join("")}`;
		expectRenamed(
			zone("2001:db8::<|>1", "2001:DB8::1", "2001:db8:0:0:0:0:0:1", "2001:0DB8:0000:0000:0000:0000:0000:0001"),
			"2001:db8::a",
			forward(RAISED),
			forward("h0 AAAA 2001:db8::a"),
			forward("h1 AAAA 2001:DB8::A"),
			forward("h2 AAAA 2001:db8:0:0:0:0:0:a"),
			forward("h3 AAAA 2001:0DB8:0000:0000:0000:0000:0000:000A"),
		);
	});

	test("only to another address of its family that nobody has, and whose PTR is free", () => {
		expectRefused(zones("192.0.2.<|>25", ""), "2001:db8::1", /is no IPv4 address/);
		expectRefused(zones("192.0.2.<|>25", ""), "mail", /is no IPv4 address/);
		expectRefused(
			`${FORWARD}a A 192.0.2.<|>1\nb A 192.0.2.2\n`,
			"192.0.2.2",
			/b\.example\.com\. has 192\.0\.2\.2 already/,
		);
		expectRefused(
			zones("192.0.2.<|>25", "25 PTR mail.example.com."),
			"192.0.2.30",
			/has a PTR to x\.example\.com\. already/,
		);
		expectRefused(
			`${FORWARD}$GENERATE 1-3 h$ A 192.0.2.$\nx A 192.0.2.<|>2\n`,
			"192.0.2.9",
			/change the \$GENERATE by hand/,
		);
	});
});
