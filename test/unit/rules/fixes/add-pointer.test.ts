import { describe, expect, test } from "vitest";
import { addPointer } from "../../../../server/src/rules/fixes/add-pointer.ts";
import { addPointerActions } from "../../../../server/src/rules/judgements/add-pointer-actions.ts";
import { FixBench } from "./fix-bench.ts";

const FORWARD = `$ORIGIN example.com.
$TTL 3600
@    IN SOA ns1 hostmaster 1 7200 3600 1209600 3600
     IN NS  ns1
     IN MX  10 mail
ns1  IN A   192.0.2.2
mail IN A   192.0.2.25
     IN AAAA 2001:db8::25
`;

/** The reverse file before and after a PTR for 192.0.2.25 was added. */
interface Style {
	readonly name: string;
	readonly file?: string;
	readonly before: string;
	readonly after: string;
}

const IPV4: readonly Style[] = [
	{
		name: "columns of blanks, between its neighbours by number",
		before: `$TTL 1h
@         IN  SOA    ns1.example.com. hostmaster.example.com. 2026010101 8h 2h 4w 1h
          IN  NS     ns1.example.com.
2         IN  PTR    ns1.example.com.
3         IN  PTR    ns2.example.com.
130       IN  PTR    www.example.com.
`,
		after: `$TTL 1h
@         IN  SOA    ns1.example.com. hostmaster.example.com. 2026112400 8h 2h 4w 1h
          IN  NS     ns1.example.com.
2         IN  PTR    ns1.example.com.
3         IN  PTR    ns2.example.com.
25        IN  PTR    mail.example.com.
130       IN  PTR    www.example.com.
`,
	},
	{
		name: "tabs that keep columns, without class, with TTL and lower case",
		before: `$TTL 1h
@	IN	SOA	ns1.example.com. hostmaster.example.com. (
				41 ; serial
				8h 2h 4w 1h )
		NS	ns1.example.com.
2	600	ptr	ns1.example.com.
200	600	ptr	www.example.com.
`,
		after: `$TTL 1h
@	IN	SOA	ns1.example.com. hostmaster.example.com. (
				42 ; serial
				8h 2h 4w 1h )
		NS	ns1.example.com.
2	600	ptr	ns1.example.com.
25	600	ptr	mail.example.com.
200	600	ptr	www.example.com.
`,
	},
	{
		name: "single blanks, absolute owners, no $TTL",
		before: `2.0.192.in-addr.arpa. 3600 IN SOA ns1.example.com. hostmaster.example.com. 1 8h 2h 4w 1h
2.0.192.in-addr.arpa. 3600 IN NS ns1.example.com.
2.2.0.192.in-addr.arpa. 3600 IN PTR ns1.example.com.
125.2.0.192.in-addr.arpa. 3600 IN PTR www.example.com.
`,
		after: `2.0.192.in-addr.arpa. 3600 IN SOA ns1.example.com. hostmaster.example.com. 2 8h 2h 4w 1h
2.0.192.in-addr.arpa. 3600 IN NS ns1.example.com.
2.2.0.192.in-addr.arpa. 3600 IN PTR ns1.example.com.
25.2.0.192.in-addr.arpa. 3600 IN PTR mail.example.com.
125.2.0.192.in-addr.arpa. 3600 IN PTR www.example.com.
`,
	},
	{
		name: "under the $ORIGIN of its network",
		file: "db.192.0",
		before: `$ORIGIN 0.192.in-addr.arpa.
$TTL 1h
@ IN SOA ns1.example.com. hostmaster.example.com. 1 8h 2h 4w 1h
@ IN NS ns1.example.com.
$ORIGIN 1.0.192.in-addr.arpa.
24 IN PTR a.example.com.
$ORIGIN 2.0.192.in-addr.arpa.
; servers
60 IN PTR b.example.com.
$ORIGIN 3.0.192.in-addr.arpa.
2 IN PTR c.example.com.
`,
		after: `$ORIGIN 0.192.in-addr.arpa.
$TTL 1h
@ IN SOA ns1.example.com. hostmaster.example.com. 2 8h 2h 4w 1h
@ IN NS ns1.example.com.
$ORIGIN 1.0.192.in-addr.arpa.
24 IN PTR a.example.com.
$ORIGIN 2.0.192.in-addr.arpa.
; servers
25 IN PTR mail.example.com.
60 IN PTR b.example.com.
$ORIGIN 3.0.192.in-addr.arpa.
2 IN PTR c.example.com.
`,
	},
	{
		name: "relative with two labels where no $ORIGIN is nearer",
		file: "db.192.0",
		before: `$ORIGIN 0.192.in-addr.arpa.
$TTL 1h
@ IN SOA ns1.example.com. hostmaster.example.com. 1 8h 2h 4w 1h
@ IN NS ns1.example.com.
9.1 IN PTR a.example.com.
1.10 IN PTR b.example.com.
`,
		after: `$ORIGIN 0.192.in-addr.arpa.
$TTL 1h
@ IN SOA ns1.example.com. hostmaster.example.com. 2 8h 2h 4w 1h
@ IN NS ns1.example.com.
9.1 IN PTR a.example.com.
25.2 IN PTR mail.example.com.
1.10 IN PTR b.example.com.
`,
	},
	{
		name: "behind records that have the owner before, and before the next comment",
		before: `$TTL 1h
@ IN SOA ns1.example.com. hostmaster.example.com. 1 8h 2h 4w 1h
 IN NS ns1.example.com.
7 IN PTR a.example.com.

 IN TXT "a"
 IN TXT (
  "b" )
; the others
30 IN PTR b.example.com.
`,
		after: `$TTL 1h
@ IN SOA ns1.example.com. hostmaster.example.com. 2 8h 2h 4w 1h
 IN NS ns1.example.com.
7 IN PTR a.example.com.

 IN TXT "a"
 IN TXT (
  "b" )
25 IN PTR mail.example.com.
; the others
30 IN PTR b.example.com.
`,
	},
	{
		name: "a zone without PTR records yet",
		before: `$TTL 1h
@	IN	SOA	ns1.example.com. hostmaster.example.com. 1 8h 2h 4w 1h
	IN	NS	ns1.example.com.

; end
`,
		after: `$TTL 1h
@	IN	SOA	ns1.example.com. hostmaster.example.com. 2 8h 2h 4w 1h
	IN	NS	ns1.example.com.
25	IN	PTR	mail.example.com.

; end
`,
	},
	{
		name: "CRLF and no last line end",
		before:
			"$TTL 1h\r\n@ IN SOA ns1.example.com. hostmaster.example.com. 1 8h 2h 4w 1h\r\n@ IN NS ns1.example.com.\r\n2 IN PTR ns1.example.com.",
		after:
			"$TTL 1h\r\n@ IN SOA ns1.example.com. hostmaster.example.com. 2 8h 2h 4w 1h\r\n@ IN NS ns1.example.com.\r\n2 IN PTR ns1.example.com.\r\n25 IN PTR mail.example.com.",
	},
	{
		name: "numbers that run downwards",
		before: `$TTL 1h
@ IN SOA ns1.example.com. hostmaster.example.com. 1 8h 2h 4w 1h
@ IN NS ns1.example.com.
200 IN PTR c.example.com.
100 IN PTR b.example.com.
3 IN PTR a.example.com.
2 IN PTR ns1.example.com.
`,
		after: `$TTL 1h
@ IN SOA ns1.example.com. hostmaster.example.com. 2 8h 2h 4w 1h
@ IN NS ns1.example.com.
200 IN PTR c.example.com.
100 IN PTR b.example.com.
25 IN PTR mail.example.com.
3 IN PTR a.example.com.
2 IN PTR ns1.example.com.
`,
	},
	{
		name: "beside a $GENERATE, whose records are no neighbours",
		before: `$TTL 1h
@ IN SOA ns1.example.com. hostmaster.example.com. 1 8h 2h 4w 1h
@ IN NS ns1.example.com.
2 IN PTR ns1.example.com.
$GENERATE 10-20 $ PTR dhcp-$.example.com.
`,
		after: `$TTL 1h
@ IN SOA ns1.example.com. hostmaster.example.com. 2 8h 2h 4w 1h
@ IN NS ns1.example.com.
2 IN PTR ns1.example.com.
25 IN PTR mail.example.com.
$GENERATE 10-20 $ PTR dhcp-$.example.com.
`,
	},
	{
		name: "the form that named writes",
		before: `$ORIGIN .
$TTL 3600	; 1 hour
2.0.192.in-addr.arpa	IN SOA	ns1.example.com. hostmaster.example.com. (
				1          ; serial
				28800      ; refresh (8 hours)
				7200       ; retry (2 hours)
				2419200    ; expire (4 weeks)
				3600       ; minimum (1 hour)
				)
			NS	ns1.example.com.
$ORIGIN 2.0.192.in-addr.arpa.
2			PTR	ns1.example.com.
30			PTR	www.example.com.
`,
		after: `$ORIGIN .
$TTL 3600	; 1 hour
2.0.192.in-addr.arpa	IN SOA	ns1.example.com. hostmaster.example.com. (
				2          ; serial
				28800      ; refresh (8 hours)
				7200       ; retry (2 hours)
				2419200    ; expire (4 weeks)
				3600       ; minimum (1 hour)
				)
			NS	ns1.example.com.
$ORIGIN 2.0.192.in-addr.arpa.
2			PTR	ns1.example.com.
25			PTR	mail.example.com.
30			PTR	www.example.com.
`,
	},
	{
		name: "beside a PTR of the address that is there",
		before: `$TTL 1h
@ IN SOA ns1.example.com. hostmaster.example.com. 1 8h 2h 4w 1h
@ IN NS ns1.example.com.
25 600 IN PTR other.example.net.
30 IN PTR b.example.com.
`,
		after: `$TTL 1h
@ IN SOA ns1.example.com. hostmaster.example.com. 2 8h 2h 4w 1h
@ IN NS ns1.example.com.
25 600 IN PTR other.example.net.
25 600 IN PTR mail.example.com.
30 IN PTR b.example.com.
`,
	},
];

describe("a PTR is added in the style of the file", () => {
	test.each(IPV4)("$name", ({ file = "db.192.0.2", before, after }) => {
		const bench = new FixBench({ "db.example.com": FORWARD, [file]: before });
		const fix = addPointer(bench.address("192.0.2.25"), "mail.example.com.");
		expect(bench.make(fix)).toEqual({ [file]: after });
		expect(bench.address("192.0.2.25").chain.status).toBe("ok");
	});

	test("nibbles of IPv6", () => {
		const head =
			"$ORIGIN 8.b.d.0.1.0.0.2.ip6.arpa.\n$TTL 1h\n@ SOA ns1.example.com. hostmaster.example.com. 1 8h 2h 4w 1h\n@ NS ns1.example.com.\n";
		const one = `$ORIGIN 0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa.
2.0.0.0.0.0.0.0.0.0.0.0		PTR	ns1.example.com.
f.1.0.0.0.0.0.0.0.0.0.0		PTR	a.example.com.
`;
		const rest = "1.3.0.0.0.0.0.0.0.0.0.0		PTR	b.example.com.\n";
		const bench = new FixBench({ "db.example.com": FORWARD, "db.2001-db8": `${head}${one}${rest}` });
		const fix = addPointer(bench.address("2001:db8::25"), "mail.example.com.");
		const line = "5.2.0.0.0.0.0.0.0.0.0.0		PTR	mail.example.com.\n";
		expect(bench.make(fix)).toEqual({ "db.2001-db8": `${head.replace(". 1 8h", ". 2 8h")}${one}${line}${rest}` });
	});
});

const SOA = "$TTL 1h\n@ IN SOA ns1.example.com. hostmaster.example.com. 1 8h 2h 4w 1h\n@ IN NS ns1.example.com.\n";
const NEW_SOA = SOA.replace(". 1 8h", ". 2 8h");

describe("a PTR goes to the zone that answers for the name", () => {
	test("the classless child zone to which the parent leads", () => {
		const parent = `${SOA}0/26 IN NS ns1.example.com.\n$GENERATE 1-62 $ CNAME $.0/26\n`;
		const child = `${SOA}2 IN PTR ns1.example.com.\n`;
		const bench = new FixBench({
			"named.conf": `zone "2.0.192.in-addr.arpa" { type primary; file "parent"; };
zone "0/26.2.0.192.in-addr.arpa" { type primary; file "child"; };
zone "example.com" { type primary; file "db.example.com"; };`,
			"db.example.com": FORWARD,
			parent,
			child,
		});
		const fix = addPointer(bench.address("192.0.2.25"), "mail.example.com.");
		expect(fix.title).toBe("Add PTR 25 mail.example.com. in child");
		expect(bench.make(fix)).toEqual({ child: `${NEW_SOA}2 IN PTR ns1.example.com.\n25 IN PTR mail.example.com.\n` });
		expect(bench.address("192.0.2.25").chain.status).toBe("ok");
	});

	test("the included file in which its neighbours stand, and the SOA of the other", () => {
		const bench = new FixBench({
			"named.conf": `zone "2.0.192.in-addr.arpa" { type primary; file "db.192.0.2"; };
zone "example.com" { type primary; file "db.example.com"; };`,
			"db.example.com": FORWARD,
			"db.192.0.2": `${SOA}$INCLUDE hosts.inc\n`,
			"hosts.inc": "2 IN PTR ns1.example.com.\n30 IN PTR www.example.com.\n",
		});
		expect(bench.make(addPointer(bench.address("192.0.2.25"), "mail.example.com."))).toEqual({
			"db.192.0.2": `${NEW_SOA}$INCLUDE hosts.inc\n`,
			"hosts.inc": "2 IN PTR ns1.example.com.\n25 IN PTR mail.example.com.\n30 IN PTR www.example.com.\n",
		});
	});

	test("the zone of the same view", () => {
		const reverse = `${SOA}2 IN PTR ns1.example.com.\n`;
		const view = (name: string) => `view "${name}" {
	zone "example.com" { type primary; file "${name}/db.example.com"; };
	zone "2.0.192.in-addr.arpa" { type primary; file "${name}/db.192.0.2"; };
};
`;
		const bench = new FixBench({
			"named.conf": `${view("inside")}${view("outside")}`,
			"inside/db.example.com": FORWARD,
			"outside/db.example.com": FORWARD,
			"inside/db.192.0.2": reverse,
			"outside/db.192.0.2": reverse,
		});
		const fix = addPointer(bench.address("192.0.2.25", "example.com.", "outside"), "mail.example.com.");
		expect(Object.keys(bench.make(fix))).toEqual(["outside/db.192.0.2"]);
	});

	test("with the serial left alone where the user wants that", () => {
		const bench = new FixBench(
			{ "db.example.com": FORWARD, "db.192.0.2": `${SOA}2 IN PTR ns1.example.com.\n` },
			{ serial: "leave" },
		);
		expect(bench.make(addPointer(bench.address("192.0.2.25"), "mail.example.com."))).toEqual({
			"db.192.0.2": `${SOA}2 IN PTR ns1.example.com.\n25 IN PTR mail.example.com.\n`,
		});
	});

	test("the serials of both views that include the file", () => {
		const bench = new FixBench({
			"named.conf": `view "a" { zone "2.0.192.in-addr.arpa" { type primary; file "a.rev"; }; zone "example.com" { type primary; file "db.example.com"; }; };
view "b" { zone "2.0.192.in-addr.arpa" { type primary; file "b.rev"; }; };`,
			"db.example.com": FORWARD,
			"a.rev": `${SOA}$INCLUDE hosts.inc\n`,
			"b.rev": `${SOA}$INCLUDE hosts.inc\n`,
			"hosts.inc": "2 IN PTR ns1.example.com.\n",
		});
		const fix = addPointer(bench.address("192.0.2.25", "example.com.", "a"), "mail.example.com.");
		expect(bench.make(fix)).toEqual({
			"a.rev": `${NEW_SOA}$INCLUDE hosts.inc\n`,
			"b.rev": `${NEW_SOA}$INCLUDE hosts.inc\n`,
			"hosts.inc": "2 IN PTR ns1.example.com.\n25 IN PTR mail.example.com.\n",
		});
	});
});

describe("a PTR is not added", () => {
	const named = (options: string) => ({
		"named.conf": `zone "2.0.192.in-addr.arpa" { ${options} file "db.192.0.2"; };
zone "example.com" { type primary; file "db.example.com"; };`,
		"db.example.com": FORWARD,
		"db.192.0.2": `${SOA}2 IN PTR ns1.example.com.\n`,
	});

	test.each([
		[
			"into a secondary zone",
			named("type secondary; primaries { 192.0.2.1; }; masterfile-format text;"),
			"is a secondary zone here",
		],
		["into a dynamic zone", named("type primary; allow-update { any; };"), "dynamic zone"],
		[
			"into a signed file",
			{
				...named("type primary;"),
				"db.192.0.2": `${SOA}@ IN RRSIG SOA 8 5 3600 20260101000000 20250101000000 1 2.0.192.in-addr.arpa. AAAA\n2 IN PTR ns1.example.com.\n`,
			},
			"db.192.0.2 holds the signatures of 2.0.192.in-addr.arpa.",
		],
		[
			"into a generated file",
			{
				...named("type primary;"),
				"db.192.0.2": `; Managed by Puppet, DO NOT EDIT\n${SOA}2 IN PTR ns1.example.com.\n`,
			},
			'db.192.0.2 is written by a program ("Managed by Puppet, DO NOT EDIT")',
		],
		[
			"into a file that serves several zones",
			{
				"named.conf": `zone "2.0.192.in-addr.arpa" { type primary; file "both"; };
zone "3.0.192.in-addr.arpa" { type primary; file "both"; };
zone "example.com" { type primary; file "db.example.com"; };`,
				"db.example.com": FORWARD,
				both: `${SOA}2 IN PTR ns1.example.com.\n`,
			},
			"both serves several zones (2.0.192.in-addr.arpa., 3.0.192.in-addr.arpa.)",
		],
		["where no zone is loaded", { "db.example.com": FORWARD }, "no loaded zone answers for 25.2.0.192.in-addr.arpa."],
		[
			"beside a CNAME that leads nowhere",
			{ ...named("type primary;"), "db.192.0.2": `${SOA}25 IN CNAME 25\n` },
			"25.2.0.192.in-addr.arpa. is an alias",
		],
	])("%s", (_, files, reason) => {
		const bench = new FixBench(files);
		expect(bench.refusal(addPointer(bench.address("192.0.2.25"), "mail.example.com."))).toContain(reason);
	});

	test.each([
		["; DO NOT EDIT THIS FILE", true],
		["; Ansible managed: zone.j2", true],
		["; This file is automatically generated, changes will be overwritten", true],
		["; autogenerated by a script", true],
		["; please don't touch", true],
		["; Do not change the serial by hand", false],
		["; never forget to change the serial", false],
		["; BIND reverse data file", false],
		["; generated once, and edited by hand since", false],
	])("into a file that begins with %s: %s", (header, isRefused) => {
		const files = { ...named("type primary;"), "db.192.0.2": `${header}\n${SOA}2 IN PTR ns1.example.com.\n` };
		const bench = new FixBench(files);
		expect("refusal" in addPointer(bench.address("192.0.2.25"), "mail.example.com.").edits()).toBe(isRefused);
	});

	test("into a dynamic zone, for which nsupdate gets the lines", () => {
		const bench = new FixBench(named("type primary; allow-update { any; };"));
		expect(bench.refusal(addPointer(bench.address("192.0.2.25"), "mail.example.com."))).toContain(
			"\n\nzone 2.0.192.in-addr.arpa.\nupdate add 25.2.0.192.in-addr.arpa. 3600 PTR mail.example.com.\nsend\n",
		);
	});
});

describe("what is offered for a missing PTR", () => {
	test("one for each name of the address, the mail host first", () => {
		const bench = new FixBench({
			"db.example.com": `${FORWARD}a IN A 192.0.2.25\n`,
			"db.192.0.2": `${SOA}2 IN PTR ns1.example.com.\n`,
		});
		expect(addPointerActions(bench.address("192.0.2.25"))).toMatchObject([
			{
				title: "Add PTR 25 mail.example.com. in db.192.0.2 (mail host of example.com.)",
				preferred: false,
				safe: false,
			},
			{ title: "Add PTR 25 a.example.com. in db.192.0.2 (named by no record)", preferred: false, safe: false },
		]);
	});

	test("the request to the provider where no zone is loaded", () => {
		const bench = new FixBench({ "db.example.com": FORWARD });
		const [action, ...more] = addPointerActions(bench.address("192.0.2.25"));
		expect(more).toEqual([]);
		expect(action?.title).toBe("Copy a request to the provider for the PTR of 192.0.2.25");
		expect(action && "text" in action && action.text()).toBe(`Subject: Reverse DNS (PTR record) for 192.0.2.25

Hello,

please set the reverse DNS of this address, which lies in a network of yours:

  IP address:    192.0.2.25
  Reverse name:  25.2.0.192.in-addr.arpa.
  PTR target:    mail.example.com.
  TTL:           3600 seconds, or what you usually set

As a line of a zone file:

  25.2.0.192.in-addr.arpa. 3600 IN PTR mail.example.com.

mail.example.com. has the address 192.0.2.25 already, so the two will agree.
The address sends mail for example.com.
Many mail servers refuse mail from an address without a PTR record, or with one whose name does not
lead back to the address (forward-confirmed reverse DNS, RFC 1912 section 2.1).
If the address has another PTR record, please replace it, so that there is one only.
Please tell us when it is set: resolvers that have asked before keep the old answer for the time that your
zone gives (the TTL of the record or, where there was none, the last number of the SOA).

Thank you
`);
	});
});
