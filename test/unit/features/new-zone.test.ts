import { describe, expect, test } from "vitest";
import { planNewZone, type ZonePlan, type ZoneWish } from "../../../server/src/features/new-zone.ts";
import { isRefusal } from "../../../server/src/rules/fix.ts";
import { atOnce } from "../../../server/src/text/at-once.ts";
import { JudgedExample } from "../../support/literate.ts";
import { type Files, ROOT } from "../../support/memory-workspace.ts";

const ZONE = `$TTL 1h
@    IN  SOA  ns1.example.net. hostmaster.example.net. 2026112301 8h 2h 4w 30m
     IN  NS   ns1.example.net.
     IN  NS   ns2.example.net.
mail IN  A    192.0.2.65
www  IN  A    192.0.2.66
v6   IN  AAAA 2001:db8::25
`;
const CONFIGURATION = 'zone "example.com" {\n\ttype primary;\n\tfile "/etc/bind/zones/db.example.com";\n};\n';
const FILES: Files = { "named.conf": CONFIGURATION, "zones/db.example.com": ZONE };

function planned(wish: Partial<ZoneWish>, files: Files = FILES) {
	const judged = new JudgedExample({ files, settings: {} });
	const wished = { name: "example.org", kind: "forward", near: "", ...wish } as const;
	const plan = atOnce(planNewZone(judged.service, wished));
	return { judged, plan };
}

function made(wish: Partial<ZoneWish>, files: Files = FILES): { judged: JudgedExample; plan: ZonePlan } {
	const { judged, plan } = planned(wish, files);
	if (isRefusal(plan)) throw new Error(plan.refusal);
	judged.apply(plan.edits);
	return { judged, plan };
}

describe("a new zone", () => {
	test("has its file beside that of the others, its servers, and a statement like theirs", () => {
		const { judged, plan } = made({});
		expect(plan.file).toBe(`${ROOT}/zones/db.example.org`);
		expect(judged.text(plan.file)).toBe(`$ORIGIN example.org.
$TTL 1h
@    IN  SOA  ns1.example.net. hostmaster.example.net. 2026112401 8h 2h 4w 30m
     IN  NS   ns1.example.net.
     IN  NS   ns2.example.net.
`);
		expect(judged.text(`${ROOT}/named.conf`)).toBe(
			`${CONFIGURATION}\n${CONFIGURATION.replaceAll("example.com", "example.org")}`,
		);
		const found = judged.findings().filter(({ severity }) => severity === "error");
		expect(found.map(({ message }) => message)).toEqual([]);
	});

	test("can have another file, which its statement names as those of its neighbours do", () => {
		const { judged, plan } = made({ file: `${ROOT}/zones/org.zone` });
		expect(plan.file).toBe(`${ROOT}/zones/org.zone`);
		expect(judged.text(`${ROOT}/named.conf`)).toContain('file "/etc/bind/zones/org.zone";');
		expect(judged.service.zonesOfFile(plan.file).map(({ origin }) => origin)).toEqual(["example.org."]);
	});

	test.each([
		["a /24", "192.0.2.0/24", "2.0.192.in-addr.arpa.", ["65 IN PTR mail", "66 IN PTR www"]],
		["a /26 of its own", "192.0.2.64/26", "64/26.2.0.192.in-addr.arpa.", ["65 IN PTR mail", "66 IN PTR www"]],
		["a /8", "192.0.0.0/8", "192.in-addr.arpa.", ["65.2.0 IN PTR mail", "66.2.0 IN PTR www"]],
		[
			"IPv6",
			"2001:db8::/64",
			"0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa.",
			["5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0 IN PTR v6"],
		],
	])("for %s has the PTRs of the hosts in it", (_, name, origin, pointers) => {
		const { judged, plan } = made({ name, kind: "reverse" });
		expect(plan.origin).toBe(origin);
		const lines = judged
			.text(plan.file)
			.replaceAll(/[ \t]+/g, " ")
			.split("\n")
			.filter((line) => line.includes("PTR"));
		expect(lines).toEqual(pointers.map((line) => `${line}.example.com.`));
		const found = judged.findings().filter(({ severity, path }) => severity === "error" && path === plan.file);
		expect(found.map(({ message }) => message)).toEqual([]);
	});

	test("needs no configuration", () => {
		const { plan } = made({}, { "zones/db.example.com": ZONE });
		expect(plan.edits).toHaveLength(1);
		expect(plan.file).toBe(`${ROOT}/zones/db.example.org`);
	});
});

describe("no new zone is made", () => {
	test.each<[string, Partial<ZoneWish>, string, Files?]>([
		["that is there", { name: "Example.COM." }, "example.com. is there already, in db.example.com"],
		["of what is no domain", { name: "not a name" }, "not a name is no domain"],
		["for a reverse name as a domain", { name: "2.0.192.in-addr.arpa" }, "write its network"],
		["of what is no network", { name: "192.0.2.1", kind: "reverse" }, "192.0.2.1 is no network"],
		["of a network whose last bits are set", { name: "192.0.2.1/24", kind: "reverse" }, "is no network"],
		[
			"of a network that ends within a label",
			{ name: "192.0.0.0/20", kind: "reverse" },
			"create one for each /24 in it",
		],
		["in the place of a file", { file: `${ROOT}/zones/db.example.com` }, "db.example.com is there already"],
		["without an example", {}, "there is no zone whose name servers", { "named.conf": "options { };\n" }],
	])("%s", (_, wish, reason, files = FILES) => {
		const { plan } = planned(wish, files);
		expect(isRefusal(plan) && plan.refusal).toContain(reason);
	});
});
