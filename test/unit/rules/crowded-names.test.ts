import { describe, expect, test } from "vitest";
import { JudgedExample } from "../../support/literate.ts";
import { ROOT } from "../../support/memory-workspace.ts";

const HEAD = `$ORIGIN example.com.
$TTL 3600
@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600
@ IN NS ns1
ns1 IN A 192.0.2.1
`;

/** So many records of one name would take minutes if each were compared with each. */
const MANY = 30_000;

/** Much more than is needed, and much less than comparing would take; in milliseconds. */
const PATIENCE = 20_000;

function zone(line: (index: number) => string, count: number): string {
	return HEAD + Array.from({ length: count }, (_, index) => line(index)).join("\n") + "\n";
}

describe("a name with very many records", () => {
	test.each<[string, (index: number) => string]>([
		["A", (index) => `x A 10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`],
		["MX", (index) => `x MX ${index} h${index}`],
		["MX of one host", (index) => `x MX ${index} ns1`],
		["NS", (index) => `x NS h${index}`],
		["NS at the apex", (index) => `@ NS h${index}`],
		["SPF", (index) => `x TXT "v=spf1 ip4:10.${index >> 16}.${(index >> 8) & 255}.${index & 255} -all"`],
		["DMARC", (index) => `_dmarc TXT "v=DMARC1; p=none; rua=mailto:a${index}@example.com"`],
		["CNAME", (index) => `x CNAME h${index}`],
		["SSHFP", (index) => `x SSHFP 1 1 ${index.toString(16).padStart(40, "0")}`],
		["TLSA", (index) => `_25._tcp.x TLSA 3 1 1 ${index.toString(16).padStart(64, "0")}`],
		["HTTPS", (index) => `x HTTPS ${index + 1} h${index}`],
		["SOA", (index) => `@ SOA ns1 hostmaster ${index} 7200 3600 1209600 3600`],
		["DNSKEY", (index) => `@ DNSKEY 256 3 8 ${Buffer.from(`AwEAAc${index}`).toString("base64")}`],
	])(
		"of %s is told of once, and soon",
		(_, line) => {
			const judged = new JudgedExample({ files: { "example.com": zone(line, MANY) }, settings: {} });
			const told = judged.findings("rrset-too-many-records").map(({ message }) => message);
			expect(told.filter((message) => message.includes("checks their text only"))).toHaveLength(1);
		},
		PATIENCE,
	);

	test("is told of by the record that is one too many, and judged again without it", () => {
		const files = { "example.com": zone((index) => `x ${3000 + index} A 10.0.${index >> 8}.${index & 255}`, 1000) };
		const judged = new JudgedExample({ files, settings: {} });
		const own = judged.findings();
		expect(own.some(({ rule }) => rule === "ttl-mismatch-in-rrset")).toBe(true);
		const start = { line: 1005, character: 0 };
		judged.edit(`${ROOT}/example.com`, [{ start, end: start, text: "x A 10.0.5.1\n" }]);
		judged.settle();
		expect(judged.findings("rrset-too-many-records")).toHaveLength(2);
		judged.edit(`${ROOT}/example.com`, [{ start, end: { line: 1006, character: 0 }, text: "" }]);
		judged.settle();
		expect(judged.findings().map(({ message }) => message)).toEqual(own.map(({ message }) => message));
	});

	test("is one in a zone: copies of a zone in many files make none", () => {
		const files = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`${index}/example.com`, HEAD]));
		const judged = new JudgedExample({ files, settings: {} });
		expect(judged.findings("rrset-too-many-records")).toEqual([]);
		expect(judged.findings("apex-ns-single").length).toBeGreaterThan(0);
	});
});
