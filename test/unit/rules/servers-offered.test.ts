import { describe, expect, test } from "vitest";
import { isFix, isRefusal } from "../../../server/src/rules/fix.ts";
import { JudgedExample } from "../../support/literate.ts";

/** The titles of the repairs of the first finding of a rule. */
function titles(files: Record<string, string>, rule: string, settings = {}): string[] {
	const [found] = new JudgedExample({ files, settings }).findings(rule);
	if (!found) throw new Error(`${rule} finds nothing`);
	return found.actions.filter(isFix).map(({ title }) => title);
}

const HEAD = "$ORIGIN example.com.\n$TTL 3600\n";
const FORWARD = `${HEAD}@ IN SOA @ hostmaster 1 86400 7200 3600000 3600\n`;
const SOUND = "@ IN NS ns1\nns1 IN A 198.51.100.53\n";
const ONLY_SOUND = ["Name ns1.example.com. as the primary server"];

describe("as primary server", () => {
	test.each([
		["no host name", "@ IN NS ns_2\nns_2 IN A 198.51.100.54\n"],
		["no host name, elsewhere", "@ IN NS ns_2.example.net.\n"],
		["the root", "@ IN NS .\n"],
		["an address", "@ IN NS 192.0.2.1\n192.0.2.1 IN A 192.0.2.1\n"],
		["without an address", "@ IN NS ns2\n"],
		["an alias", "@ IN NS ns2\nns2 IN CNAME ns1\n"],
		["a name that lacks its dot", "@ IN NS ns2.example.com\n*.com IN A 198.51.100.54\n"],
		["no word of another script", "@ IN NS xn--99999999.example.net.\n"],
		["kept out of the DNS", "@ IN NS ns2.example.local.\n"],
		["out of reach", "@ IN NS ns2\nns2 IN A 10.0.0.1\n"],
		["named twice", SOUND.split("\n")[0]!.replace("ns1", "NS1.example.com.\n")],
	])("none is offered that is %s", (_what, other) => {
		expect(titles({ "db.example.com": FORWARD + other + SOUND }, "soa-mname-is-apex")).toEqual(ONLY_SOUND);
	});

	test("none is offered that another loaded zone has as an alias, or without address", () => {
		const other =
			"$ORIGIN sub.example.com.\n$TTL 3600\n@ IN SOA ns1.example.com. hostmaster.example.com. 1 1d 2h 30d 1h\n";
		const sub = `${other}@ IN NS ns1.example.com.\nalias IN CNAME ns1.example.com.\n`;
		const cut = "sub IN NS ns1\n";
		const forward = `${FORWARD}@ IN NS alias.sub\n@ IN NS none.sub\n${SOUND}${cut}`;
		expect(titles({ "db.example.com": forward, "db.sub.example.com": sub }, "soa-mname-is-apex")).toEqual(ONLY_SOUND);
	});

	test("none is offered where none is sound", () => {
		const text = `${FORWARD}@ IN NS ns_1\nns_1 IN A 198.51.100.53\n`;
		expect(titles({ "db.example.com": text }, "soa-mname-is-apex")).toEqual([]);
	});

	test("one is offered that lies where nobody can tell", () => {
		expect(titles({ "db.example.com": `${FORWARD}@ IN NS ns1.example.net.\n` }, "soa-mname-is-apex")).toEqual([
			"Name ns1.example.net. as the primary server",
		]);
	});
});

describe("an SOA that is lacking", () => {
	const conf = 'zone "example.com" { type primary; file "db.example.com"; };\n';

	test("names the first server with which nothing is wrong", () => {
		const text = `${HEAD}@ IN NS ns_2\nns_2 IN A 198.51.100.54\n${SOUND}`;
		const files = { "named.conf": conf, "db.example.com": text };
		expect(titles(files, "soa-missing")).toEqual(["Begin with an SOA that names ns1.example.com."]);
	});

	test("names a made-up one where all have a flaw, and is not preferred", () => {
		const text = `${HEAD}@ IN NS ns_2\nns_2 IN A 198.51.100.54\n`;
		const judged = new JudgedExample({ files: { "named.conf": conf, "db.example.com": text }, settings: {} });
		const [fix] = judged.findings("soa-missing")[0]!.actions.filter(isFix);
		expect(fix).toMatchObject({ title: "Begin with an SOA that names ns1.example.com.", preferred: false });
		expect(isRefusal(fix!.edits())).toBe(false);
	});
});

describe("the servers of other zones", () => {
	const zone = (origin: string, servers: string) =>
		`$ORIGIN ${origin}.\n$TTL 3600\n@ IN SOA ns1.example.net. hostmaster.example.net. 1 1d 2h 30d 1h\n${servers}`;
	const bare = zone("example.com", "www IN A 198.51.100.1\n");

	test("are offered where nothing is wrong with them", () => {
		const other = zone("example.org", "@ IN NS ns1.example.net.\n@ IN NS ns2.example.net.\n");
		expect(titles({ "db.example.com": bare, "db.example.org": other }, "apex-ns-missing")[0]).toBe(
			"Add NS ns1.example.net. and ns2.example.net. in db.example.com",
		);
	});

	test("are not where one is no host name", () => {
		const other = zone("example.org", "@ IN NS ns1.example.net.\n@ IN NS ns_2.example.net.\n");
		expect(titles({ "db.example.com": bare, "db.example.org": other }, "apex-ns-missing")).toEqual([
			"Add name servers of example.com. in db.example.com",
		]);
	});
});
