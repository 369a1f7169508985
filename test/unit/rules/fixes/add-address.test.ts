import { describe, expect, test } from "vitest";
import { addAddress } from "../../../../server/src/rules/fixes/add-address.ts";
import { FixBench } from "./fix-bench.ts";

const HEAD = `$ORIGIN example.com.
$TTL 3600
@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600
@ IN NS ns1
`;
const NEW_HEAD = HEAD.replace("hostmaster 1 ", "hostmaster 2 ");

interface Case {
	readonly name: string;
	readonly host?: string;
	readonly address: string;
	readonly before: string;
	readonly after: string;
}

const CASES: readonly Case[] = [
	{
		name: "beside the host's other addresses",
		host: "mail.example.com.",
		address: "192.0.2.26",
		before: "ns1 IN A 192.0.2.2\nmail IN A 192.0.2.25\nmail IN MX 10 mail\nwww IN A 192.0.2.30\n",
		after: "ns1 IN A 192.0.2.2\nmail IN A 192.0.2.25\nmail IN A 192.0.2.26\nmail IN MX 10 mail\nwww IN A 192.0.2.30\n",
	},
	{
		name: "without the owner where the records around leave it out",
		host: "mail.example.com.",
		address: "2001:db8::25",
		before: "mail    IN      A       192.0.2.25\n        IN      TXT     x\nwww     IN      A       192.0.2.30\n",
		after:
			"mail    IN      A       192.0.2.25\n        IN      AAAA    2001:db8::25\n        IN      TXT     x\nwww     IN      A       192.0.2.30\n",
	},
	{
		name: "in the order of the alphabet where hosts have it",
		address: "192.0.2.40",
		host: "mx.example.com.",
		before: "alpha	A	192.0.2.1\nmail	A	192.0.2.25\n	AAAA	2001:db8::1\nns1	A	192.0.2.2\nwww	A	192.0.2.3\n",
		after:
			"alpha	A	192.0.2.1\nmail	A	192.0.2.25\n	AAAA	2001:db8::1\nmx	A	192.0.2.40\nns1	A	192.0.2.2\nwww	A	192.0.2.3\n",
	},
	{
		name: "behind the other hosts where they have no order",
		address: "192.0.2.40",
		host: "mx.example.com.",
		before: "www IN A 192.0.2.3\nns1 IN A 192.0.2.2\nmail IN A 192.0.2.25\nftp IN CNAME www\n",
		after: "www IN A 192.0.2.3\nns1 IN A 192.0.2.2\nmail IN A 192.0.2.25\nmx IN A 192.0.2.40\nftp IN CNAME www\n",
	},
	{
		name: "absolute where its neighbours are",
		address: "192.0.2.40",
		host: "mx.example.com.",
		before: "mail.example.com. IN A 192.0.2.25\nns1.example.com. IN A 192.0.2.2\n",
		after: "mail.example.com. IN A 192.0.2.25\nmx.example.com. IN A 192.0.2.40\nns1.example.com. IN A 192.0.2.2\n",
	},
	{
		name: "at the apex",
		address: "192.0.2.40",
		host: "example.com.",
		before: "ns1 IN A 192.0.2.2\n",
		after: "@ IN A 192.0.2.40\nns1 IN A 192.0.2.2\n",
	},
	{
		name: "below an $ORIGIN in the middle",
		address: "192.0.2.40",
		host: "mx.north.example.com.",
		before: "ns1 IN A 192.0.2.2\n$ORIGIN north.example.com.\nhub IN A 192.0.2.6\nsql IN A 192.0.2.7\n",
		after:
			"ns1 IN A 192.0.2.2\n$ORIGIN north.example.com.\nhub IN A 192.0.2.6\nmx IN A 192.0.2.40\nsql IN A 192.0.2.7\n",
	},
	{
		name: "above an $ORIGIN in the middle",
		address: "192.0.2.40",
		host: "mx.example.com.",
		before: "ns1 IN A 192.0.2.2\n$ORIGIN north.example.com.\nhub IN A 192.0.2.6\nsql IN A 192.0.2.7\n",
		after:
			"mx IN A 192.0.2.40\nns1 IN A 192.0.2.2\n$ORIGIN north.example.com.\nhub IN A 192.0.2.6\nsql IN A 192.0.2.7\n",
	},
	{
		name: "with the TTL of the host's other addresses, which must have one TTL",
		address: "192.0.2.40",
		host: "mail.example.com.",
		before: "ns1 IN A 192.0.2.2\nmail 5m IN A 192.0.2.25\nwww IN A 192.0.2.30\n",
		after: "ns1 IN A 192.0.2.2\nmail 5m IN A 192.0.2.25\nmail 5m IN A 192.0.2.40\nwww IN A 192.0.2.30\n",
	},
	{
		name: "with class and TTL in the order of its neighbours",
		address: "192.0.2.40",
		host: "mx.example.com.",
		before: "mail IN 600 A 192.0.2.25\nns1 IN 600 A 192.0.2.2\nwww IN 600 A 192.0.2.30\n",
		after: "mail IN 600 A 192.0.2.25\nmx IN 600 A 192.0.2.40\nns1 IN 600 A 192.0.2.2\nwww IN 600 A 192.0.2.30\n",
	},
	{
		name: "with an owner that is longer than its column",
		address: "192.0.2.40",
		host: "outgoing-relay.example.com.",
		before: "mail      IN A   192.0.2.25\nns1       IN A   192.0.2.2\nwww       IN A   192.0.2.30\n",
		after:
			"mail      IN A   192.0.2.25\nns1       IN A   192.0.2.2\noutgoing-relay IN A 192.0.2.40\nwww       IN A   192.0.2.30\n",
	},
];

describe("an address is added beside the host's records or in the order of the hosts", () => {
	test.each(CASES)("$name", ({ host, address, before, after }) => {
		const bench = new FixBench({ "db.example.com": HEAD + before });
		const fix = addAddress(bench.record("example.com.", "NS"), host!, bench.address(address));
		expect(bench.make(fix)).toEqual({ "db.example.com": NEW_HEAD + after });
		expect(bench.record(host!, address.includes(":") ? "AAAA" : "A").zone).toBe(bench.zone("example.com."));
	});

	test("in the child zone that answers for the host", () => {
		const child = HEAD.replace("example.com", "north.example.com");
		const bench = new FixBench({
			"db.example.com": `${HEAD}ns1 IN A 192.0.2.2\nnorth IN NS ns1\n`,
			"db.north.example.com": child,
		});
		const fix = addAddress(bench.record("example.com.", "NS"), "mx.north.example.com.", bench.address("192.0.2.40"));
		expect(fix?.title).toBe("Add mx A 192.0.2.40 in db.north.example.com");
		expect(Object.keys(bench.make(fix))).toEqual(["db.north.example.com"]);
	});

	test.each([
		["outside the loaded zones", "mail.example.net."],
		["below a delegation whose zone is not loaded", "mail.south.example.com."],
		["for an alias", "www.example.com."],
		["for a host that has it", "ns1.example.com."],
	])("not %s", (_, host) => {
		const records = "ns1 IN A 192.0.2.2\nsouth IN NS ns1\nwww IN CNAME ns1\n";
		const bench = new FixBench({ "db.example.com": HEAD + records });
		expect(addAddress(bench.record("example.com.", "NS"), host, bench.address("192.0.2.2"))).toBeUndefined();
	});

	test("in front of a host whose name an included file takes over", () => {
		const bench = new FixBench({
			"named.conf": 'zone "example.com" { type primary; file "db.example.com"; };',
			"db.example.com": `${HEAD}mail IN A 192.0.2.25\n$INCLUDE more.inc\n`,
			"more.inc": "  IN TXT x\n",
		});
		const fix = addAddress(bench.record("example.com.", "NS"), "mx.example.com.", bench.address("192.0.2.40"));
		expect(bench.make(fix)).toEqual({
			"db.example.com": `${NEW_HEAD}mx IN A 192.0.2.40\nmail IN A 192.0.2.25\n$INCLUDE more.inc\n`,
		});
		expect(bench.record("mail.example.com.", "TXT").isGenerated).toBe(false);
	});

	test("into the zone's own file where the hosts stand in one that other zones share", () => {
		const bench = new FixBench({
			"named.conf": `zone "example.com" { type primary; file "db.example.com"; };
zone "example.net" { type primary; file "db.example.net"; };`,
			"db.example.com": `${HEAD}$INCLUDE shared.inc\n`,
			"db.example.net": `${HEAD.replace("example.com", "example.net")}$INCLUDE shared.inc\n`,
			"shared.inc": "ns1 IN A 192.0.2.2\nwww IN A 192.0.2.3\n",
		});
		const fix = addAddress(bench.record("example.com.", "NS"), "mx.example.com.", bench.address("192.0.2.40"));
		expect(bench.make(fix)).toEqual({ "db.example.com": `${NEW_HEAD}mx IN A 192.0.2.40\n$INCLUDE shared.inc\n` });
	});
});
