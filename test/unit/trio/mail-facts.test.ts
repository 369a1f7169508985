import { describe, expect, test } from "vitest";
import { parseAddress } from "../../../server/src/records/address.ts";
import { AddressPrefixes } from "../../../server/src/trio/address-prefixes.ts";
import type { PartialSettings } from "../../support/memory-workspace.ts";
import { HEAD, MailBench } from "./mail-bench.ts";

const HOSTS = `mail A 192.0.2.25
out A 192.0.2.30
web A 192.0.2.80
@ A 192.0.2.1
`;

function bench(text: string, settings: PartialSettings = {}): MailBench {
	return new MailBench({ "db.example.com": HEAD + HOSTS + text }, settings);
}

/** The roles of mail, out, web and the domain itself. */
function roles(text: string, settings: PartialSettings = {}): string[] {
	const some = bench(text, settings);
	return ["192.0.2.25", "192.0.2.30", "192.0.2.80", "192.0.2.1"].map((address) => some.role(address));
}

describe("who receives and who sends", () => {
	test.each([
		["no mail at all", "", ["none", "none", "none", "none"]],
		["an MX without SPF sends too", "@ MX 10 mail", ["in out", "none", "none", "none"]],
		["an SPF that does not pass it", '@ MX 10 mail\n@ TXT "v=spf1 -all"', ["in", "none", "none", "none"]],
		["an SPF of another host", '@ MX 10 mail\n@ TXT "v=spf1 a:out.example.com -all"', ["in", "out", "none", "none"]],
		["mx", '@ MX 10 mail\n@ TXT "v=spf1 mx -all"', ["in out", "none", "none", "none"]],
		["ip4", '@ MX 10 mail\n@ TXT "v=spf1 ip4:192.0.2.30 -all"', ["in", "out", "none", "none"]],
		["a network", '@ MX 10 mail\n@ TXT "v=spf1 ip4:192.0.2.24/29 -all"', ["in out", "out", "none", "none"]],
		["a network of mx", '@ MX 10 mail\n@ TXT "v=spf1 mx/28 -all"', ["in out", "out", "none", "none"]],
		[
			"first match wins",
			'@ MX 10 mail\n@ TXT "v=spf1 -ip4:192.0.2.30 ip4:192.0.2.0/27 -all"',
			["in out", "none", "none", "out"],
		],
		["nothing behind all", '@ MX 10 mail\n@ TXT "v=spf1 -all mx"', ["in", "none", "none", "none"]],
		["+all passes what receives", '@ MX 10 mail\n@ TXT "v=spf1 +all"', ["in out", "none", "none", "none"]],
		[
			"include",
			'@ MX 10 mail\n@ TXT "v=spf1 include:s.example.com -all"\ns TXT "v=spf1 a:out.example.com -all"',
			["in", "out", "none", "none"],
		],
		[
			"redirect",
			'@ MX 10 mail\n@ TXT "v=spf1 redirect=s.example.com"\ns TXT "v=spf1 a:out.example.com"',
			["in", "out", "none", "none"],
		],
		["an include elsewhere", '@ MX 10 mail\n@ TXT "v=spf1 include:example.net -all"', ["in", "none", "none", "none"]],
		["no MX, but an SPF that sends", '@ TXT "v=spf1 a -all"', ["none", "none", "none", "in out"]],
		["no MX, and an SPF that does not", '@ TXT "v=spf1 -all"', ["none", "none", "none", "none"]],
		["a null MX", "@ MX 0 .", ["none", "none", "none", "none"]],
		["an MX through an alias", "@ MX 10 alias\nalias CNAME mail", ["in out", "none", "none", "none"]],
		["a wildcard MX", "*.d MX 10 mail", ["in out", "none", "none", "none"]],
		[
			"another domain says it sends",
			'@ MX 10 mail\n@ TXT "v=spf1 -all"\nd MX 5 mail',
			["in out", "none", "none", "none"],
		],
	])("%s", (_, text, expected) => {
		expect(roles(text)).toEqual(expected);
	});

	test("several strings of a TXT are one SPF", () => {
		expect(roles('@ TXT "v=spf1 ip4:192.0" ".2.30 -all"')[1]).toBe("out");
	});

	test("an address that stands nowhere else sends if it stands alone in an SPF, not in a network", () => {
		const some = bench('@ TXT "v=spf1 ip4:198.51.100.7 ip4:203.0.113.0/24 -all"\n');
		expect([some.role("198.51.100.7"), some.role("203.0.113.7")]).toEqual(["out", "none"]);
	});

	test("the domains that send from an address are named", () => {
		const some = bench('z TXT "v=spf1 ip4:192.0.2.30 -all"\nb TXT "v=spf1 a:out.example.com -all"\nc MX 5 mail\n');
		expect(some.sendersAt("192.0.2.30")).toEqual(["b.example.com.", "z.example.com."]);
		expect(some.sendersAt("192.0.2.25")).toEqual(["c.example.com."]);
	});
});

describe("what users say of their hosts", () => {
	const remarked = (remark: string, text = "@ MX 10 mail\n") =>
		new MailBench({ "db.example.com": HEAD + HOSTS.replace("192.0.2.25", `192.0.2.25 ; zonetrio: ${remark}`) + text });

	test.each([
		["role=outbound", "", "out"],
		["role=outbound", "@ MX 10 mail\n", "in out"],
		["role=inbound", "@ MX 10 mail\n", "in"],
		["role=none", "@ MX 10 mail\n", "in"],
		["role=inbound", '@ TXT "v=spf1 a:mail.example.com -all"\n', "none"],
	])("%s with %j", (remark, text, expected) => {
		expect(remarked(remark, text).role("192.0.2.25")).toBe(expected);
	});

	test("a remark on a line of its own speaks of the whole file", () => {
		expect(roles("; zonetrio: role=outbound")).toEqual(["out", "out", "out", "out"]);
	});

	test.each(["192.0.2.80", "web.example.com", "web.example.com."])("the setting outboundHosts with %s", (host) => {
		expect(roles("", { mail: { outboundHosts: [host] } })).toEqual(["none", "none", "out", "none"]);
	});

	test("HELO names come from a remark or the settings", () => {
		const helo = ({ engine, address }: { engine: MailBench["engine"]; address: number }) =>
			engine.context.notes.helo(address as never);
		const some = remarked("helo=Mail.Example.com");
		expect(helo({ engine: some.engine, address: some.address("192.0.2.25") })).toBe("mail.example.com.");
		const other = bench("", { mail: { helo: { "out.example.com": "out.example.com" } } });
		expect(helo({ engine: other.engine, address: other.address("192.0.2.30") })).toBe("out.example.com.");
	});
});

test("of names with texts, those alone are read that have an SPF record, be it one that a $GENERATE makes", () => {
	const texts = Array.from({ length: 20 }, (_, index) => `note${index} TXT "rack ${index}"\n`).join("");
	const generated = "$GENERATE 1-2 g$ TXT v=spf1\\032ip4:192.0.2.80";
	const some = bench(`${texts}out TXT "v=spf1 ip4:192.0.2.30 -all"\n@ MX 10 mail\n${generated}`);
	expect(some.engine.work.domainsRead).toBe(4);
	expect([some.role("192.0.2.30"), some.role("192.0.2.80")]).toEqual(["in out", "out"]);
});

describe("after an edit", () => {
	const spf = HEAD.split("\n").length + HOSTS.split("\n").length - 1;

	test("roles are those of the new text", () => {
		const some = bench('@ TXT "v=spf1 ip4:192.0.2.30 -all"\n@ MX 10 mail\n');
		some.setLine("db.example.com", spf, '@ TXT "v=spf1 ip4:192.0.2.80 -all"');
		expect([some.role("192.0.2.25"), some.role("192.0.2.30"), some.role("192.0.2.80")]).toEqual(["in", "none", "out"]);
		some.setLine("db.example.com", spf, "");
		expect([some.role("192.0.2.25"), some.role("192.0.2.80")]).toEqual(["in out", "none"]);
	});

	test("that no mail depends on, no domain is read", () => {
		const some = bench('@ TXT "v=spf1 ip4:192.0.2.30 -all"\n@ MX 10 mail\nlast TXT "a"\n');
		const { domainsRead, subjectsChecked } = some.engine.work;
		some.setLine("db.example.com", spf + 2, 'last TXT "b"');
		expect(some.engine.work.domainsRead - domainsRead).toBeLessThanOrEqual(1);
		expect(some.engine.work.subjectsChecked - subjectsChecked).toBeLessThanOrEqual(2);
	});

	describe("of a network with forty hosts in an SPF record", () => {
		const many = Array.from({ length: 40 }, (_, host) => `m${host} 7200 A 198.51.100.${host + 1}\n`).join("");
		const pointers = Array.from({ length: 40 }, (_, host) => `${host + 1} 7200 PTR m${host}.example.com.\n`).join("");
		const line = HEAD.split("\n").length;
		const policy = (length: number) => `@ TXT "v=spf1 ip4:198.51.100.0/${length} -all"`;

		/** So many subjects are judged again when the network gets another length. */
		const judged = (from: number, to: number, others = ""): number => {
			const files = {
				"db.example.com": `${HEAD}${policy(from)}\n${many}`,
				"db.example.net": `${HEAD}${others}`,
				"db.198.51.100": HEAD + pointers,
			};
			const some = new MailBench(files);
			const { subjectsChecked } = some.engine.work;
			some.setLine("db.example.com", line, policy(to));
			expect(some.role("198.51.100.40")).toBe(to === 30 && others === "" ? "none" : "out");
			return some.engine.work.subjectsChecked - subjectsChecked;
		};

		test("none is judged again while all pass as before", () => {
			expect(judged(24, 25)).toBeLessThanOrEqual(6);
			expect(judged(26, 24)).toBeLessThanOrEqual(6);
		});

		test("those are that pass no longer", () => {
			// Of forty, three are in the smaller network too.
			expect(judged(24, 30)).toBeGreaterThanOrEqual(37);
		});

		test("their records and PTRs are not where another domain passes them too", () => {
			const count = judged(24, 30, '@ TXT "v=spf1 ip4:198.51.100.0/24 -all"');
			expect(count).toBeGreaterThanOrEqual(37);
			expect(count).toBeLessThanOrEqual(37 + 6);
		});
	});

	test("of the settings, they are those of the new ones", () => {
		const some = bench("", { mail: { outboundHosts: ["192.0.2.80"] } });
		some.setSettings({ mail: { outboundHosts: ["192.0.2.30"] } });
		expect([some.role("192.0.2.80"), some.role("192.0.2.30")]).toEqual(["none", "out"]);
	});
});

describe("address prefixes", () => {
	const prefix = (text: string) => {
		const [address, length] = text.split("/");
		return { address: parseAddress(address!)!, length: Number(length) };
	};

	test("know the owners of all that hold an address", () => {
		const prefixes = new AddressPrefixes<string>();
		for (const text of ["192.0.2.0/24", "192.0.2.24/29", "192.0.2.25/32", "198.51.100.0/24", "::/0"])
			prefixes.add(prefix(text), text);
		const address = parseAddress("192.0.2.25")!;
		expect([...prefixes.holding(address)].sort()).toEqual(["192.0.2.0/24", "192.0.2.24/29", "192.0.2.25/32"]);
		expect([...prefixes.covering(prefix("192.0.2.24/30"))].sort()).toEqual(["192.0.2.0/24", "192.0.2.24/29"]);
		expect([prefixes.has(prefix("192.0.2.25/32")), prefixes.has(prefix("192.0.2.26/32"))]).toEqual([true, false]);
	});

	test("are empty when all owners are gone", () => {
		const prefixes = new AddressPrefixes<string>();
		prefixes.add(prefix("192.0.2.7/24"), "one");
		prefixes.add(prefix("192.0.2.0/24"), "two");
		prefixes.remove(prefix("192.0.2.0/24"), "one");
		expect([prefixes.isEmpty, prefixes.holds(parseAddress("192.0.2.1")!)]).toEqual([false, true]);
		prefixes.remove(prefix("192.0.2.9/24"), "two");
		expect([prefixes.isEmpty, prefixes.holds(parseAddress("192.0.2.1")!)]).toEqual([true, false]);
	});
});
