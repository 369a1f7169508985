import { describe, expect, test } from "vitest";
import type { Zone } from "../../../server/src/zone/zone.ts";
import { fixOf, JudgedExample } from "../../support/literate.ts";

/** A zone with an error, matters of style, and an MX that leads nowhere. */
const TEXT = `$ORIGIN example.com.
$TTL 3600
@    IN SOA ns1 hostmaster 7 7200 3600 1209600 3600
     IN NS  ns1
     IN MX  10 gone
ns1  IN A   192.0.2.1
www  IN AAAA 2001:DB8:0:0::1
     IN HINFO "PC" "UNIX"
bad  IN A   192.0.2.01
`;

const SIGNATURE =
	"@ IN DNSKEY 257 3 13 AQID\n@ IN RRSIG SOA 13 2 3600 20300101000000 20200101000000 1 example.com. AQID\n";

const UNSIGNED_REASON = /holds the signatures of example\.com\., which a change would break/;

interface Kind {
	readonly name: string;
	readonly files: Readonly<Record<string, string>>;
	/** What is known of the zone. */
	readonly facts: Partial<Zone>;
	/** Why no repair is made; undefined where people keep the file. */
	readonly refusal: RegExp | undefined;
	/** Whether the MX is judged. */
	readonly judged: boolean;
}

const PRIMARY = 'zone "example.com" { type primary; file "db.example.com";';

const KINDS: readonly Kind[] = [
	{
		name: "the server signs the zone",
		files: { "named.conf": `${PRIMARY} dnssec-policy default; inline-signing yes; };`, "db.example.com": TEXT },
		facts: { kind: "primary", signed: true, dynamic: false },
		refusal: undefined,
		judged: true,
	},
	{
		name: "the file holds signatures",
		files: { "db.example.com": `${TEXT}${SIGNATURE}` },
		facts: { kind: "primary", signed: false },
		refusal: UNSIGNED_REASON,
		judged: true,
	},
	{
		name: "signed output that a configuration names",
		files: {
			"named.conf": 'zone "example.com" { type primary; file "db.example.com.signed"; };',
			"db.example.com.signed": `${TEXT}${SIGNATURE}`,
		},
		facts: { kind: "primary", signed: false },
		refusal: UNSIGNED_REASON,
		judged: true,
	},
	{
		name: "clients change the zone",
		files: { "named.conf": `${PRIMARY} allow-update { key ddns; }; };`, "db.example.com": TEXT },
		facts: { kind: "primary", dynamic: true },
		refusal: /is a dynamic zone: the server writes its file/,
		judged: false,
	},
	{
		name: "a journal stands beside the file",
		files: { "db.example.com": TEXT, "db.example.com.jnl": "" },
		facts: { kind: "primary", dynamic: true },
		refusal: /is a dynamic zone: the server writes its file/,
		judged: false,
	},
	{
		name: "another server is the primary",
		files: {
			"named.conf":
				'zone "example.com" { type secondary; primaries { 192.0.2.1; }; masterfile-format text; file "db.example.com"; };',
			"db.example.com": TEXT,
		},
		facts: { kind: "secondary", keeper: "primary" },
		refusal: /is a secondary zone here: make the change on its primary/,
		judged: true,
	},
	{
		name: "a program writes the file",
		files: { "db.example.com": `; This file is generated automatically by site.py, do not edit\n${TEXT}` },
		facts: { kind: "primary", dynamic: false },
		refusal: /is written by a program/,
		judged: true,
	},
	{
		name: "a response-policy zone",
		files: {
			"named.conf": `options { response-policy { zone "example.com"; }; }; ${PRIMARY} };`,
			"db.example.com": TEXT,
		},
		facts: { kind: "response-policy", keeper: "people" },
		refusal: undefined,
		judged: false,
	},
	{
		name: "a response-policy zone from elsewhere",
		files: {
			"named.conf":
				'options { response-policy { zone "example.com"; }; }; zone "example.com" { type secondary; primaries { 192.0.2.1; }; masterfile-format text; file "db.example.com"; };',
			"db.example.com": TEXT,
		},
		facts: { kind: "response-policy", keeper: "primary" },
		refusal: /is a secondary zone here: make the change on its primary/,
		judged: false,
	},
	{
		name: "a catalog of named",
		files: {
			"named.conf": `options { catalog-zones { zone "example.com"; }; }; ${PRIMARY} };`,
			"db.example.com": TEXT,
		},
		facts: { kind: "catalog", keeper: "people" },
		refusal: undefined,
		judged: false,
	},
	{
		name: "a catalog that Knot makes",
		files: {
			"knot.conf": "zone:\n  - domain: example.com\n    file: db.example.com\n    catalog-role: generate\n",
			"db.example.com": TEXT,
		},
		facts: { kind: "catalog", keeper: "server" },
		refusal: /that the server makes from its other zones/,
		judged: false,
	},
	{
		name: "a catalog that NSD takes from elsewhere",
		files: {
			"nsd.conf":
				"zone:\n  name: example.com\n  zonefile: db.example.com\n  catalog: consumer\n  request-xfr: 192.0.2.1 NOKEY\n",
			"db.example.com": TEXT,
		},
		facts: { kind: "catalog", keeper: "primary" },
		refusal: /is a secondary zone here: make the change on its primary/,
		judged: false,
	},
	{
		name: "a catalog that NSD makes",
		files: {
			"nsd.conf": "zone:\n  name: example.com\n  zonefile: db.example.com\n  catalog: producer\n",
			"db.example.com": TEXT,
		},
		facts: { kind: "catalog", keeper: "server" },
		refusal: /that the server makes from its other zones/,
		judged: false,
	},
];

/** Hints about how the zone is written. */
const STYLE = ["ipv6-not-canonical", "hinfo-present"];

describe.each(KINDS)("$name", ({ files, facts, refusal, judged }) => {
	const example = new JudgedExample({ files, settings: {} });
	const found = (rule: string) => example.findings(rule);
	const isByHand = facts.signed === true;

	test("is recognised", () => {
		const [open] = [...example.workspace.openZones()];
		expect(open!.zone).toMatchObject(facts);
	});

	test(isByHand ? "has matters of style, which people can better" : "has no findings about its style", () => {
		const hints = found("ipv6-not-canonical");
		expect(hints.length).toBe(isByHand ? 1 : 0);
		if (facts.kind !== "primary" || facts.dynamic) expect(STYLE.flatMap(found)).toEqual([]);
	});

	test(judged ? "is judged as to its mail" : "has no findings about mail", () => {
		expect(found("mx-target-no-address").length > 0).toBe(judged);
	});

	test(refusal ? "refuses repairs and says why" : "can be repaired", () => {
		const [finding] = found("bad-ipv4");
		const edits = fixOf(finding!)!.edits();
		if (refusal) expect(edits).toMatchObject({ refusal: expect.stringMatching(refusal) });
		else expect(edits).not.toHaveProperty("refusal");
	});
});

test("a severity that the user gives to a matter of style holds there too", () => {
	const files = { "db.example.com": TEXT, "db.example.com.jnl": "" };
	const example = new JudgedExample({ files, settings: { rules: { "ipv6-not-canonical": "warning" } } });
	expect(example.findings("ipv6-not-canonical").length).toBe(1);
});
