import { describe, expect, test } from "vitest";
import { type Fix, isFix } from "../../../../server/src/rules/fix.ts";
import { answerTo } from "../../../support/judged-service.ts";
import { JudgedExample } from "../../../support/literate.ts";

const ZONE = "db.example.com";
const SOA = "@ SOA ns1 hostmaster 1 7200 3600 1209600 3600\n";
const HEAD = `$ORIGIN example.com.\n$TTL 3600\n${SOA}@ NS ns1\nns1 A 192.0.2.53\n`;

/** What is offered for the findings of a rule in a zone. */
function offered(rule: string, text: string): { judged: JudgedExample; fixes: readonly Fix[] } {
	const judged = new JudgedExample({ files: { [ZONE]: text }, settings: {} });
	const findings = judged.findings(rule);
	expect(findings.length).toBeGreaterThan(0);
	return { judged, fixes: findings.flatMap(({ actions }) => actions.filter(isFix)) };
}

function titles(rule: string, text: string): string[] {
	return offered(rule, text).fixes.map(({ title }) => title);
}

describe("what would break something else is not offered", () => {
	test("an address at what is no name of a host", () => {
		const zone = (host: string) => `${HEAD}@ MX 10 ${host}\n`;
		expect(titles("mx-target-no-address", zone("mail"))).toContain(
			"Add the address of mail.example.com. in db.example.com",
		);
		expect(titles("mx-target-no-address", zone("b\\246s"))).toEqual([]);
	});

	test("an MX at what is no name of a host", () => {
		const zone = (name: string) => `${HEAD.replaceAll("example.com.", name)}@ A 192.0.2.80\n`;
		expect(titles("mx-missing", zone("example.com.")).length).toBeGreaterThan(0);
		expect(titles("mx-missing", zone("an_example.com."))).toEqual([]);
	});

	test("a retry time where none is shorter than the refresh time", () => {
		const zone = (refresh: number) => HEAD.replace("7200 3600 1209600", `${refresh} ${refresh} 3600`);
		expect(titles("soa-retry-ge-refresh", zone(2))).toEqual(["Write 1 for the retry time"]);
		expect(titles("soa-retry-ge-refresh", zone(1))).toEqual([]);
	});

	test("another minimum time where records have their TTL from it", () => {
		const zone = HEAD.replace("1209600 3600", "1209600 1");
		expect(titles("soa-minimum-range", zone)).toEqual(["Write 3600 for the minimum time"]);
		expect(titles("soa-minimum-range", zone.replace("$TTL 3600\n", ""))).toEqual([]);
		expect(titles("soa-minimum-range", zone.replace("$TTL 3600\n", "").replace("@ SOA", "@ 60 SOA"))).toHaveLength(1);
	});

	test("mx in SPF where there are more than ten", () => {
		const zone = (count: number) =>
			HEAD + Array.from({ length: count }, (_, at) => `@ MX 10 m${at}\nm${at} A 192.0.2.${at}\n`).join("");
		expect(titles("spf-missing", zone(10))).toHaveLength(2);
		expect(titles("spf-missing", zone(11))).toEqual([]);
	});

	test("the end of the last record of a name that an alias leads to", () => {
		const zone = `${HEAD}host HINFO PC Linux\n`;
		expect(titles("hinfo-present", zone)).toHaveLength(1);
		expect(titles("hinfo-present", `${zone}www CNAME host\n`)).toEqual([]);
		expect(titles("hinfo-present", `${zone}host A 192.0.2.1\nwww CNAME host\n`)).toHaveLength(1);
	});

	test("a dot in the root zone, where it makes no difference", () => {
		const root = ". 3600 SOA ns1. marka.example.org 1 7200 3600 1209600 3600\n. 3600 NS ns1.\nns1. 3600 A 192.0.2.53\n";
		const judged = new JudgedExample({ files: { [ZONE]: `$ORIGIN .\n${root}` }, settings: {} });
		expect(judged.findings("name-missing-trailing-dot")).toEqual([]);
		const server = new JudgedExample({
			files: { [ZONE]: `$ORIGIN .\n${root}tld. 3600 NS host.tld\nnet. 3600 NS host.tld\n` },
			settings: {},
		});
		const actions = server.findings().flatMap((finding) => finding.actions.map(({ title }) => title));
		expect(actions.filter((title) => title.startsWith("Append the dot"))).toEqual([]);
	});
});

test("an IPv4 address within an IPv6 address gives way to an IPv6 address", () => {
	const zone = `${HEAD}@ MX 10 mail\nmail A 192.0.2.25\nmail AAAA ::ffff:192.168.10.23\n`;
	const { judged, fixes } = offered("mx-target-private-address", zone);
	const fix = fixes.find(({ question }) => question !== undefined)!;
	expect(fix.question).toMatchObject({ kind: "ipv6", prompt: "Public IPv6 address of mail.example.com." });
	judged.make(fix);
	expect(judged.texts()[ZONE]).toContain("mail AAAA 2001:db8:77::77\n");
	expect(answerTo(fix)).toBe("2001:db8:77::77");
});

test("a line end that is added is one of the file", () => {
	const zone = `${HEAD}www A 192.0.2.80`.replaceAll("\n", "\r\n");
	const { judged, fixes } = offered("file-no-final-newline", zone);
	judged.make(fixes[0]!);
	expect(judged.texts()[ZONE]).toBe(`${zone}\r\n`);
});
