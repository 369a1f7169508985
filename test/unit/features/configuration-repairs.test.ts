import { describe, expect, test } from "vitest";
import { codeActions, fixAllAction } from "../../../server/src/features/code-actions.ts";
import { repairMany } from "../../../server/src/features/repair-many.ts";
import { type Fix, isFix, isRefusal } from "../../../server/src/rules/fix.ts";
import { atOnce } from "../../../server/src/text/at-once.ts";
import { JudgedExample } from "../../support/literate.ts";
import { complaintOf, hasTool } from "../../support/reference-tool.ts";

type Files = Readonly<Record<string, string>>;

const ZONE = `$ORIGIN example.com.
$TTL 3600
@     IN SOA ns1 hostmaster 2026110301 86400 7200 3600000 3600
      IN NS  ns1
      IN NS  ns.example.org.
ns1   IN A   192.0.2.53
mail  IN A   192.0.2.25
`;

function fixesOf(judged: JudgedExample, rule: string): readonly Fix[] {
	return judged.findings(rule).flatMap(({ actions }) => actions.filter(isFix));
}

/** The texts that come with a repair, or why it is refused. */
function repaired(files: Files, rule: string, title: string, answer?: string): Record<string, string> | string {
	const judged = new JudgedExample({ files, settings: {} });
	const fix = fixesOf(judged, rule).find((one) => one.title === title);
	if (!fix) throw new Error(`offered are: ${fixesOf(judged, rule).map((one) => one.title)}`);
	const edits = fix.edits(answer);
	if (isRefusal(edits)) return edits.refusal;
	const before = judged.findings(rule).length;
	judged.apply(edits);
	expect(judged.findings(rule).length).toBeLessThan(before);
	return Object.fromEntries(Object.entries(judged.texts()).filter(([name, text]) => text !== files[name]));
}

function titles(files: Files, rule: string): string[] {
	return fixesOf(new JudgedExample({ files, settings: {} }), rule).map(({ title }) => title);
}

describe("the file of a zone that is missing", () => {
	const rule = "config-zone-file-missing";

	test("is created where the files of the server's folder are here, in their line ends", () => {
		const files = {
			"etc/named.conf":
				'zone "example.com" { type primary; file "/srv/dns/db.example.com"; };\nzone "example.net" { type primary; file "/srv/dns/db.example.net"; };\n',
			"zones/db.example.com": ZONE.replaceAll("\n", "\r\n"),
		};
		const created = repaired(files, rule, "Create db.example.net after the example of example.com.");
		expect(created).toEqual({
			"zones/db.example.net":
				"$ORIGIN example.net.\r\n$TTL 3600\r\n@     IN SOA ns1.example.com. hostmaster.example.com. 2026112401 86400 7200 3600000 3600\r\n      IN NS  ns1.example.com.\r\n      IN NS  ns.example.org.\r\n",
		});
	});

	test("is created with the PTRs of all hosts if it is a reverse zone", () => {
		const files = {
			"knot.conf":
				'template:\n  - id: default\n    storage: /w/zones\n    file: "%s.zone"\nzone:\n  - domain: example.com\n  - domain: 2.0.192.in-addr.arpa\n',
			"zones/example.com.zone": ZONE,
		};
		const created = repaired(files, rule, "Create 2.0.192.in-addr.arpa.zone after the example of example.com.");
		const text = Object.values(created)[0]!;
		expect(Object.keys(created)).toEqual(["zones/2.0.192.in-addr.arpa.zone"]);
		expect(text).toContain("\n25    IN PTR mail.example.com.\n53    IN PTR ns1.example.com.\n");
		if (hasTool("named-checkzone")) expect(complaintOf("named-checkzone", ["2.0.192.in-addr.arpa"], text)).toBe("");
	});

	test("is created after the example of a zone in the same view", () => {
		const conf = (view: string, more = "") =>
			`view ${view} { zone "example.com" { type primary; file "/w/${view}.com"; }; ${more} };\n`;
		const files = {
			"named.conf": conf("outside") + conf("inside", 'zone "example.net" { type primary; file "/w/inside.net"; };'),
			"outside.com": ZONE,
			"inside.com": ZONE.replace("ns.example.org.", "ns.inside.example.org."),
		};
		const created = repaired(files, rule, "Create inside.net after the example of example.com.");
		expect(created).toEqual({ "inside.net": expect.stringContaining("NS  ns.inside.example.org.") });
	});

	test.each([
		["zones/Gone", "there is a file of the name gone in other letters: correct the path"],
		["zones/other", undefined],
	])("is refused where %s is there", (name, refusal) => {
		const files = {
			"named.conf": `zone "example.com" { type primary; file "/w/a"; };\nzone "example.net" { type primary; file "/w/zones/gone"; };\n`,
			a: ZONE,
			[name]: "no zone\n",
		};
		const created = repaired(files, rule, "Create gone after the example of example.com.");
		if (refusal === undefined) expect(Object.keys(created)).toEqual(["zones/gone"]);
		else expect(created).toBe(refusal);
	});

	test("is created with what the user knows where there is no zone", () => {
		const conf = (zone: string) => ({ "nsd.conf": `zone:\n  name: ${zone}\n  zonefile: "/w/new"\n` });
		const forward = "Create new with the name server ns1.example.com.";
		expect(repaired(conf("example.com"), rule, forward, "2001:db8::53")).toEqual({
			new: expect.stringContaining("\n@ IN NS ns1.example.com.\nns1 IN AAAA 2001:db8::53\n"),
		});
		expect(repaired(conf("example.com"), rule, forward, "nothing")).toBe("nothing is no address");
		expect(repaired(conf("example.com"), rule, forward)).toBe(" is no address");
		const reverse = "Create new with the name server that you tell";
		const text = repaired(conf("2.0.192.in-addr.arpa"), rule, reverse, "NS1.example.com");
		expect(text).toEqual({
			new: expect.stringMatching(/SOA ns1\.example\.com\. hostmaster\.example\.com\. 2026112401/),
		});
		if (hasTool("named-checkzone")) {
			expect(complaintOf("named-checkzone", ["2.0.192.in-addr.arpa"], Object.values(text)[0]!)).toBe("");
		}
		expect(repaired(conf("2.0.192.in-addr.arpa"), rule, reverse, "a..b")).toBe("a..b is no name of a host");
	});

	test("is the one beside it that is the zone's by its name or SOA, but no copy and none of another zone", () => {
		const files = {
			"named.conf": '\uFEFFzone "example.com" { type primary; file "/w/zones/db.exmaple.com"; };\r\n',
			"zones/db.example.com": "@ 3600 IN SOA ns1 hostmaster 1 7200 3600 1209600 3600\n",
			"zones/db.example.com.bak": ZONE,
			"zones/db.example.net": ZONE.replaceAll("example.com", "example.net"),
		};
		expect(titles(files, rule)[0]).toBe("Name the file /w/zones/db.example.com");
		expect(repaired(files, rule, "Name the file /w/zones/db.example.com")).toEqual({
			"named.conf": files["named.conf"].slice(1).replace("exmaple", "example"),
		});
	});

	test("is not named where a program writes the configuration", () => {
		const files = {
			"named.conf": '# This file is managed by Puppet\nzone "example.com" { type primary; file "/w/gone"; };\n',
			"example.com.zone": ZONE,
		};
		expect(repaired(files, rule, "Name the file /w/example.com.zone")).toMatch(/^named\.conf is written by a program/);
	});

	test("is created for several zones at once, each as it is chosen", () => {
		const zone = (name: string) => `zone "${name}" { type primary; file "/w/db.${name}"; };\n`;
		const names = ["example.net", "example.org"];
		const files = { "named.conf": ["example.com", ...names].map(zone).join(""), "db.example.com": ZONE };
		const { service } = new JudgedExample({ files, settings: {} });
		const many = { paths: () => ["/w/named.conf"], rule, fixes: "offered", newFiles: true } as const;
		const asked = atOnce(repairMany(service, many, () => true))!;
		expect(asked.made).toEqual([]);
		const choices = Object.fromEntries(asked.left.map(({ choice }) => [choice!.key, choice!.titles[0]!]));
		expect(Object.values(choices)).toEqual(names.map((name) => `Create db.${name} after the example of example.com.`));
		const made = atOnce(repairMany(service, { ...many, choices }, () => true))!;
		expect(made.edits.map(({ path }) => path)).toEqual(names.map((name) => `/w/db.${name}`));
		expect(made.left).toEqual([]);
	});
});

describe("a zone that is configured twice", () => {
	const rule = "config-zone-duplicate";
	const statement = (zone: string, file: string) => `  - domain: ${zone}\n    file: /w/${file}\n`;

	test("loses the second statement where both say the same, on save too", () => {
		const twice = statement("example.com", "a");
		const files = { "knot.conf": `zone:\n${twice}\n${statement("example.net", "b")}\n${twice}`, a: ZONE, b: ZONE };
		const left = `zone:\n${twice}\n${statement("example.net", "b")}\n`;
		expect(repaired(files, rule, "Delete this statement of example.com.")).toEqual({ "knot.conf": left });
		const { service } = new JudgedExample({ files, settings: {} });
		const editor = { uriOf: (path: string) => `file://${path}`, versionOf: () => null };
		expect(fixAllAction(service, "/w/knot.conf", editor)).toHaveLength(1);
		const many = { paths: () => ["/w/knot.conf"], fixes: "safe", within: "/w/knot.conf", newFiles: false } as const;
		expect(atOnce(repairMany(service, many, () => true))).toMatchObject({ made: [{}], left: [] });
		const at = service.findings("/w/knot.conf").find((finding) => finding.rule === rule)!.range;
		const shown = codeActions(service, "/w/knot.conf", at, editor, {
			disabled: true,
			newFiles: true,
			findings: { related: true, links: true },
			knows: () => false,
		});
		const [own] = shown.filter(({ title }) => title.startsWith("Delete"));
		expect(own).toMatchObject({ title: "Delete this statement of example.com.", isPreferred: true });
	});

	test("loses either statement where they do not, as the user likes", () => {
		const files = {
			"knot.conf": `zone:\n${statement("example.com", "a")}${statement("example.com", "b")}`,
			a: ZONE,
			b: ZONE,
		};
		expect(titles(files, rule)).toEqual([
			"Delete this statement of example.com., with the file /w/b",
			"Delete the first statement of example.com., with the file /w/a",
		]);
		for (const fix of fixesOf(new JudgedExample({ files, settings: {} }), rule))
			expect(fix).toMatchObject({ safe: false });
	});

	test("keeps a statement that another view reads, or that is included twice", () => {
		const once = 'zone "example.com" { type primary; file "/w/a"; };\n';
		const include = 'include "/w/zones.conf";';
		const views = (first: string) => ({
			"named.conf": `view one { ${first} };\nview two { ${include} };\n`,
			"zones.conf": once,
			a: ZONE,
		});
		expect(titles(views(`${include} ${once.trim()}`), rule)).toEqual(["Delete this statement of example.com."]);
		expect(titles(views(`${once.trim()} ${include}`), rule)).toEqual(["Delete the first statement of example.com."]);
		const included = {
			"named.conf": 'include "/w/zones.conf";\ninclude "/w/zones.conf";\n',
			"zones.conf": once,
			a: ZONE,
		};
		expect(new JudgedExample({ files: included, settings: {} }).findings(rule)).toHaveLength(1);
		expect(titles(included, rule)).toEqual([]);
	});

	test("is deleted as it stands where other things stand on its lines", () => {
		const files = {
			"named.conf": 'zone a { type primary; file "/w/a"; }; zone a { type primary; file "/w/a"; }; // both\n',
			a: "@ 3600 SOA ns.example.com. root.example.com. 1 86400 7200 3600000 3600\n",
		};
		expect(repaired(files, rule, "Delete this statement of a.")).toEqual({
			"named.conf": 'zone a { type primary; file "/w/a"; };  // both\n',
		});
	});
});

describe("the file of another zone", () => {
	const rule = "config-zone-origin-mismatch";

	test.each([
		['zone "example.net" {', 'zone "example.com" {', "example.com"],
		["zone Example.Net. {", "zone example.com. {", "example.com."],
	])("gives %s its name", (before, after, name) => {
		const rest = ' type primary; file "/w/a"; };\n';
		const repair = repaired({ "named.conf": before + rest, a: ZONE }, rule, `Name the zone ${name}, as its file does`);
		expect(repair).toEqual({ "named.conf": after + rest });
	});

	test("gives no name to a zone that is written as a network", () => {
		expect(titles({ Corefile: "192.0.2.0/24 {\n  file /w/a\n}\n", a: ZONE }, rule)).toEqual([]);
	});
});
