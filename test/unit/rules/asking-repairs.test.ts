import { describe, expect, test } from "vitest";
import { type Fix, isFix, isRefusal } from "../../../server/src/rules/fix.ts";
import { JudgedExample } from "../../support/literate.ts";

const HEAD = "$ORIGIN example.com.\n$TTL 3600\n";
const NS = "  NS ns1\nns1 A 192.0.2.53\n";
const SOA = "@ SOA ns1 hostmaster 1 7200 3600 1209600 3600\n";
const SUM = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881";

/** The repair of the only finding of a rule that asks something, and the workspace on which it can be made. */
function asking(rule: string, files: Record<string, string>): { judged: JudgedExample; fix: Fix } {
	const judged = new JudgedExample({ files, settings: {} });
	const [finding, ...more] = judged.findings(rule);
	expect(more).toEqual([]);
	const fix = finding?.actions.filter(isFix).find(({ question }) => question !== undefined);
	if (!fix) throw new Error(`${rule} asks nothing`);
	return { judged, fix };
}

/** The lines that come with an answer, or why it is refused. */
function answered(rule: string, files: Record<string, string>, answer: string | undefined): string {
	const { judged, fix } = asking(rule, files);
	const before = new Set(Object.values(files).join("").split("\n"));
	const edits = fix.edits(answer);
	if (isRefusal(edits)) return edits.refusal;
	judged.apply(edits);
	expect(judged.findings(rule)).toEqual([]);
	const lines = Object.values(judged.texts()).join("").split("\n");
	return lines.filter((line) => !before.has(line) && !line.includes("SOA")).join("\n");
}

describe("a network that is too wide for SPF", () => {
	const files = { "db.example.com": `${HEAD}${SOA}${NS}@ TXT "v=spf1 ?ip4:203.0.113.9 ip4:192.0.0.0/8 -all"\n` };

	test.each([
		["192.0.2.0/24", '@ TXT "v=spf1 ?ip4:203.0.113.9 ip4:192.0.2.0/24 -all"'],
		["192.0.2.25", '@ TXT "v=spf1 ?ip4:203.0.113.9 ip4:192.0.2.25 -all"'],
		["192.0.2.25/24", "192.0.2.25/24 is no network: write its first address and length, such as 192.0.2.0/24"],
		["203.0.113.0/24", "203.0.113.0/24 is no part of 192.0.0.0/8"],
		["2001:db8::/64", "2001:db8::/64 is no part of 192.0.0.0/8"],
		["128.0.0.0/1", "128.0.0.0/1 is no part of 192.0.0.0/8"],
		["192.0.0.0/12", "192.0.0.0/12 is still larger than a /16: name the network of your own servers"],
		["", " is no network: write its first address and length, such as 192.0.2.0/24"],
	])("gives way to %s: %s", (answer, expected) => {
		expect(answered("spf-ip-too-wide", files, answer)).toBe(expected);
	});

	test("gives way to the mail servers in it that nothing else passes", () => {
		const text = `${HEAD}${SOA}${NS}@ MX 1 a\n  MX 2 b\n  MX 3 c\na A 192.0.2.1\nb A 192.0.2.2\nc A 203.0.113.3\n`;
		const spf = '@ TXT "v=spf1 ip4:192.0.2.2 ip4:192.0.0.0/8 -all"\n';
		const [finding] = new JudgedExample({ files: { "db.example.com": text + spf }, settings: {} }).findings(
			"spf-ip-too-wide",
		);
		expect(finding?.actions.map(({ title }) => title)).toEqual([
			"Write ip4:192.0.2.1 instead of ip4:192.0.0.0/8",
			"Narrow ip4:192.0.0.0/8 to the network of your mail servers",
		]);
	});
});

describe("a mailbox that nobody reads", () => {
	const files = {
		"db.example.com": `${HEAD}@ SOA ns1 hostmaster.example.net. 1 7200 3600 1209600 3600\n${NS}`,
		"db.example.net":
			"$ORIGIN example.net.\n$TTL 3600\n@ SOA ns1 hostmaster.example.org. 1 7200 3600 1209600 3600\n MX 0 .\n",
	};

	test("is left for the one that the user names", () => {
		const { judged, fix } = asking("null-mx-host-in-use", files);
		judged.apply(fix.edits("dns.team@example.org") as never);
		expect(judged.texts()["db.example.com"]).toContain("ns1 dns\\.team.example.org. 2 7200");
	});

	test.each([
		["hostmaster@example.net", "example.net. takes no mail either: name a mailbox in a domain that does"],
		["hostmaster@lost.example.com", "lost.example.com. takes no mail either: name a mailbox in a domain that does"],
		["hostmaster", "hostmaster is no mail address"],
		["", " is no mail address"],
		["a@b..c", "a@b..c is no mail address that an SOA can name"],
	])("is not left for %s: %s", (answer, refusal) => {
		expect(asking("null-mx-host-in-use", files).fix.edits(answer)).toEqual({ refusal });
	});
});

describe("a mail host without TLSA record", () => {
	const zone = `${HEAD}${SOA}${NS}@ MX 1 a\n  MX 2 b\na A 192.0.2.1\nb A 192.0.2.2\n_25._tcp.a TLSA 3 1 1 ${SUM}\n`;

	test.each([
		[SUM.toUpperCase(), `_25._tcp.b TLSA 3 1 1 ${SUM}`],
		["abc", "abc is no SHA-256: it has 64 hexadecimal digits"],
		[undefined, " is no SHA-256: it has 64 hexadecimal digits"],
	])("gets one with %s: %s", (answer, expected) => {
		expect(answered("smtp-tlsa-partial", { "db.example.com": zone }, answer)).toBe(expected);
	});
});

describe("a wildcard that answers for policies", () => {
	const zone = `${HEAD}${SOA}${NS}@ MX 1 ns1\nwww CNAME ns1\n* TXT "hello"\n  A 192.0.2.9\n`;

	test.each([
		["about.example.com", 'about TXT "hello"\n* A 192.0.2.9'],
		["*.example.com", "*.example.com. has it already: write a name for which it is meant"],
		[
			"www.example.com",
			"www.example.com. has a CNAME already, beside which nothing may stand: delete the one that is wrong",
		],
		["www.example.net", "www.example.net. lies outside example.com."],
		["a..b", "a..b is no name"],
	])("gives its text to %s: %s", (answer, expected) => {
		expect(answered("dmarc-wildcard", { "db.example.com": zone }, answer)).toBe(expected);
	});
});
