import { describe, expect, test } from "vitest";
import { JudgedExample } from "../../support/literate.ts";

const HEAD = `$ORIGIN example.com.
$TTL 3600
@ IN SOA ns1.example.net. hostmaster.example.net. 7 7200 3600 1209600 3600
@ IN NS ns1.example.net.
@ IN NS ns2.example.org.
@ IN MX 10 mail
mail IN A 192.0.2.25
`;
const SPF = '@ IN TXT "v=spf1 ip4:192.0.2.99 -all"\n';

/** The rules that find something, and whether the domain sends from the address that its SPF names. */
function judged(spf: string) {
	const example = new JudgedExample({ files: { "db.example.com": HEAD + spf }, settings: {} });
	return {
		rules: example.findings().map(({ rule }) => rule),
		senders: example.service.report().senders.map(({ address }) => address),
	};
}

describe("an SPF record that is written twice", () => {
	test("is one, as it is for receivers", () => {
		const once = judged(SPF);
		const twice = judged(SPF + SPF);
		expect(once.senders).toContain("192.0.2.99");
		expect(twice.senders).toEqual(once.senders);
		expect(twice.rules.filter((rule) => rule !== "duplicate-record")).toEqual(once.rules);
		expect(twice.rules).toContain("duplicate-record");
	});

	test("in other strings is another one", () => {
		const { rules, senders } = judged(`${SPF}@ IN TXT "v=spf1 ip4:192.0.2.99" " -all"\n`);
		expect(rules).toContain("spf-multiple-records");
		expect(senders).not.toContain("192.0.2.99");
	});

	test("stops being one once a copy is changed", () => {
		const example = new JudgedExample({ files: { "db.example.com": HEAD + SPF + SPF }, settings: {} });
		const line = HEAD.split("\n").length;
		const at = { line, character: SPF.indexOf("99") };
		example.edit("/w/db.example.com", [{ start: at, end: { ...at, character: at.character + 2 }, text: "98" }]);
		example.settle();
		expect(example.findings("spf-multiple-records")).toHaveLength(1);
		example.edit("/w/db.example.com", [{ start: at, end: { ...at, character: at.character + 2 }, text: "99" }]);
		example.settle();
		expect(example.findings("spf-multiple-records")).toEqual([]);
		expect(example.service.report().senders.map(({ address }) => address)).toContain("192.0.2.99");
	});
});
