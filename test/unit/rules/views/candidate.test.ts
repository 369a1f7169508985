import { describe, expect, test } from "vitest";
import { nameOffers } from "../../../../server/src/rules/fixes/name-offer.ts";
import { candidatesOf } from "../../../../server/src/rules/views/candidate.ts";
import type { PartialSettings } from "../../../support/memory-workspace.ts";
import { FixBench } from "../fixes/fix-bench.ts";

const HEAD = `$ORIGIN example.com.
$TTL 3600
@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600
  IN NS ns1
ns1 IN A 192.0.2.53
`;

function offers(zone: string, settings: PartialSettings = {}) {
	const bench = new FixBench({ "db.example.com": HEAD + zone }, settings);
	return nameOffers(candidatesOf(bench.address("192.0.2.25")));
}

describe("the names for a PTR", () => {
	test("come in the order of HELO name, mail host, references, name", () => {
		const zone = `a IN A 192.0.2.25
b IN A 192.0.2.25
c IN A 192.0.2.25
d IN A 192.0.2.25
e IN A 192.0.2.25
www IN CNAME c
ftp IN CNAME c
web IN CNAME b
@ IN MX 10 d
`;
		expect(offers(zone, { mail: { helo: { "192.0.2.25": "e.example.com" } } })).toEqual([
			{ name: "e.example.com.", reason: " (HELO name)", isHelo: true, preferred: true },
			{ name: "d.example.com.", reason: " (mail host of example.com.)", isHelo: false, preferred: false },
			{ name: "c.example.com.", reason: " (named by 2 records)", isHelo: false, preferred: false },
			{ name: "b.example.com.", reason: " (named by 1 record)", isHelo: false, preferred: false },
			{ name: "a.example.com.", reason: " (named by no record)", isHelo: false, preferred: false },
		]);
	});

	test("of several without a HELO name, none is chosen", () => {
		const [first, second] = offers("a IN A 192.0.2.25\nb IN A 192.0.2.25\n@ IN MX 10 b\n");
		expect(first).toEqual({
			name: "b.example.com.",
			reason: " (mail host of example.com.)",
			isHelo: false,
			preferred: false,
		});
		expect(second?.preferred).toBe(false);
	});

	test("one alone needs no reason, and wildcards are none", () => {
		expect(offers("a IN A 192.0.2.25\n* IN A 192.0.2.25\n")).toEqual([
			{ name: "a.example.com.", reason: "", isHelo: false, preferred: true },
		]);
	});

	test("what is no host name is none", () => {
		expect(offers("a_1 IN A 192.0.2.25\n\\000 IN A 192.0.2.25\n")).toEqual([]);
		expect(offers("a_1 IN A 192.0.2.25\nb IN A 192.0.2.25\n")).toMatchObject([{ name: "b.example.com." }]);
	});

	test("a name of the reverse tree is none", () => {
		const reverse = "$ORIGIN 2.0.192.in-addr.arpa.\n@ 60 IN SOA ns1 hostmaster 1 2 3 4 5\n25 60 IN A 192.0.2.25\n";
		const bench = new FixBench({ "db.example.com": `${HEAD}a IN A 192.0.2.25\n`, "db.192.0.2": reverse });
		expect(candidatesOf(bench.address("192.0.2.25"))).toMatchObject([{ name: "a.example.com." }]);
	});

	test("a single label is none for an address on the Internet", () => {
		expect(offers("$ORIGIN .\nhost IN A 192.0.2.25\n")).toEqual([]);
	});

	test("an MX counts by an alias too, and the first domain by its name is told", () => {
		const zone = "a IN A 192.0.2.25\nb IN A 192.0.2.25\nmx IN CNAME b\nz IN MX 10 mx\ny IN MX 10 mx\n";
		expect(offers(zone)[0]?.reason).toBe(" (mail host of y.example.com.)");
	});

	test("the host at the end of a HELO name that is an alias is the one", () => {
		const zone = "a IN A 192.0.2.25\nb IN A 192.0.2.25\nmta IN CNAME b\n";
		expect(offers(zone, { mail: { helo: { "192.0.2.25": "mta.example.com" } } })[0]).toMatchObject({
			name: "b.example.com.",
			preferred: true,
		});
	});

	test("very many references are not counted to the end", () => {
		const aliases = Array.from({ length: 120 }, (_, index) => `w${index} IN CNAME b\n`).join("");
		const [first] = offers(`a IN A 192.0.2.25\nb IN A 192.0.2.25\n${aliases}`);
		expect(first).toMatchObject({ name: "b.example.com.", reason: " (named by 100 or more records)" });
	});

	test("an MX behind very many other references is found", () => {
		const aliases = Array.from({ length: 120 }, (_, index) => `w${index} IN CNAME b\n`).join("");
		const [first] = offers(`@ IN MX 10 b\na IN A 192.0.2.25\nb IN A 192.0.2.25\n${aliases}`);
		expect(first?.reason).toBe(" (mail host of example.com.)");
	});

	test("no more than five are offered", () => {
		const zone = Array.from({ length: 9 }, (_, index) => `h${index} IN A 192.0.2.25\n`).join("");
		expect(offers(zone)).toHaveLength(5);
	});
});
