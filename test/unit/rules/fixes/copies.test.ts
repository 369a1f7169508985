import { describe, expect, test } from "vitest";
import { isFix, isRefusal } from "../../../../server/src/rules/fix.ts";
import { JudgedExample } from "../../../support/literate.ts";

const SOA = "@ IN SOA ns1.example.net. hostmaster.example.net. 7 7200 3600 1209600 3600\n";
const SERVERS = "@ IN NS ns1.example.net.\n@ IN NS ns2.example.org.\n";

/** The text of the zone after the first fix of a rule whose title begins so. */
function repaired(text: string, rule: string, title: string): string {
	const judged = new JudgedExample({ files: { "db.example.com": text }, settings: {} });
	const fixes = judged.findings(rule).flatMap(({ actions }) => actions.filter(isFix));
	const fix = fixes.find((one) => one.title.startsWith(title));
	if (!fix) throw new Error(`offered are: ${fixes.map((one) => one.title)}`);
	const edits = fix.edits();
	if (isRefusal(edits)) return edits.refusal;
	judged.apply(edits);
	return judged.texts()["db.example.com"]!;
}

describe("records that are written twice", () => {
	const head = `$ORIGIN example.com.\n$TTL 3600\n${SOA}`;

	test("are changed both, of which a name has one at most", () => {
		const alias = "www IN CNAME www.example.net\n";
		const text = repaired(`${head}${SERVERS}${alias}${alias}`, "cname-dangling", "Append the dot");
		expect(text.match(/CNAME www\.example\.net\.$/gm)).toHaveLength(2);
	});

	test("are changed both in their fields", () => {
		const caa = '@ IN CAA 0 ISSUE "ca.example.net"\n';
		const text = repaired(`${head}${SERVERS}${caa}${caa}`, "caa-tag", "");
		expect(text.match(/CAA 0 issue "ca/g)).toHaveLength(2);
	});

	test("are one where a repair changes the first and deletes the others", () => {
		const spf = '@ IN TXT "v=spf1 ip4:192.0.2.1 -all"\n';
		const other = '@ IN TXT "v=spf1 ip4:192.0.2.2 -all"\n';
		const text = repaired(`${head}${SERVERS}${spf}${spf}${other}`, "spf-multiple-records", "Make one SPF record");
		expect(text.match(/TXT .*$/gm)).toEqual(['TXT "v=spf1 ip4:192.0.2.1 ip4:192.0.2.2 -all"']);
	});

	test("are changed both in their strings", () => {
		const spf = '@ IN TXT "v=spf1 ipv4:192.0.2.1 -all"\n';
		const text = repaired(`${head}${SERVERS}${spf}${spf}`, "spf-syntax", "");
		expect(text.match(/"v=spf1 ip4:192\.0\.2\.1 -all"/g)).toHaveLength(2);
	});

	test("have the same serial where the SOA is written twice", () => {
		const text = repaired(`${head}${SERVERS}${SOA}www IN CNAME www.example.net\n`, "cname-dangling", "Append");
		const [first, second] = text.match(/SOA .*$/gm)!;
		expect(second).toBe(first);
		expect(first).not.toContain(" 7 7200");
	});

	test("are one when the second SOA is deleted", () => {
		const text = repaired(`${head}${SERVERS}${SOA}`, "soa-multiple", "Delete");
		expect(text.match(/SOA .*$/gm)).toEqual([expect.not.stringContaining(" 7 7200")]);
	});

	const mx = "@ IN MX 10 mail\nmail IN A 192.0.2.25\n";
	const lan = "mail IN A 10.0.0.25\n";

	test("are deleted both", () => {
		const text = repaired(`${head}${SERVERS}${mx}${lan}${lan}`, "mx-target-private-address", "Delete 10.0.0.25 of");
		expect(text).not.toContain("10.0.0.25");
		expect(text).toContain("mail IN A 192.0.2.25\n");
	});

	test("are deleted both where one has its owner from the other, and the next from both", () => {
		const run = `mail IN A 10.0.0.25\r\n     IN A 10.0.0.25 ; again\r\n     IN TXT "rack 4"\r\n`;
		const text = repaired(
			`${head}${SERVERS}${mx}`.replaceAll("\n", "\r\n") + run,
			"mx-target-private-address",
			"Delete 10.0.0.25 of",
		);
		expect(text.split("\r\n").slice(-2)).toEqual([`mail IN TXT "rack 4"`, ""]);
	});

	test("are deleted both where one is in an included file", () => {
		const files = { "db.example.com": `${head}${SERVERS}${mx}${lan}$INCLUDE hosts\n`, hosts: lan };
		const judged = new JudgedExample({ files, settings: {} });
		const fix = judged
			.findings("mx-target-private-address")
			.flatMap(({ actions }) => actions.filter(isFix))
			.find(({ title }) => title.startsWith("Delete 10.0.0.25 of"));
		judged.make(fix!);
		expect(judged.texts()).toMatchObject({ hosts: "" });
		expect(judged.texts()["db.example.com"]).not.toContain("10.0.0.25");
	});

	test("are no PTRs of which one is to be kept", () => {
		const reverse = `$ORIGIN 2.0.192.in-addr.arpa.\n$TTL 3600\n${SOA}${SERVERS}`;
		const pointer = "25 IN PTR mail.example.com.\n";
		const files = {
			"db.example.com": `${head}${SERVERS}${mx}`,
			"db.192.0.2": `${reverse}${pointer}${pointer}`,
		};
		const judged = new JudgedExample({ files, settings: {} });
		expect(judged.findings().map(({ rule }) => rule)).not.toContain("ptr-multiple");
		expect(judged.findings("duplicate-record")).toHaveLength(1);
	});

	test("of which one goes stay as one, and nothing is told to a server that writes the zone", () => {
		const text = `${head}${SERVERS}${mx}mail IN A 192.0.2.25\n`;
		expect(repaired(text, "duplicate-record", "Delete this A")).toContain("mail IN A 192.0.2.25\n");
		const conf = 'zone "example.com" { type primary; file "db.example.com"; allow-update { any; }; };\n';
		const judged = new JudgedExample({ files: { "named.conf": conf, "db.example.com": text }, settings: {} });
		const [fix] = judged.findings("duplicate-record").flatMap(({ actions }) => actions.filter(isFix));
		expect(fix?.edits()).toEqual({ refusal: expect.stringContaining("dynamic zone") });
	});

	test("stay as they are where they say something else", () => {
		const text = repaired(
			`${head}${SERVERS}www IN CNAME www.example.net\nftp IN CNAME www.example.net\n`,
			"cname-dangling",
			"Append",
		);
		expect(text.match(/CNAME www\.example\.net$/gm)).toHaveLength(1);
	});
});

describe("a $TTL that cannot be read", () => {
	test("sets none, so the minimum of the SOA, which does, is left alone", () => {
		const text = `$ORIGIN example.com.\n$TTL 3R00\n${SOA.replace(/3600\n$/, "100000\n")}${SERVERS}`;
		const judged = new JudgedExample({ files: { "db.example.com": text }, settings: {} });
		const findings = judged.findings("soa-minimum-range");
		expect(findings).toHaveLength(1);
		expect(findings[0]!.actions.filter(isFix)).toEqual([]);
	});
});

describe("an SOA behind a word that looks like an owner", () => {
	test("gets the @ that is missing, since no record stands before it", () => {
		const text = repaired(
			`$ORIGIN example.com.\n$TTL 3600\n${SOA.slice(2)}${SERVERS}`,
			"owner-looks-like-keyword",
			"Begin the line with @",
		);
		expect(text).toContain("\n@ IN SOA ns1.example.net.");
	});
});

describe("a no-break space in the first column", () => {
	const titles = (line: string) => {
		const text = `$ORIGIN example.com.\n$TTL 3600\n${SOA}${SERVERS}${line}\n`;
		const judged = new JudgedExample({ files: { "db.example.com": text }, settings: {} });
		return judged
			.findings("invisible-character")
			.flatMap(({ actions }) => actions.filter(isFix).map(({ title }) => title));
	};

	test("is deleted in front of an owner, who would lose the record with a blank", () => {
		expect(titles("\u00a0www IN A 192.0.2.1")).toEqual(["Delete the character"]);
	});

	test.each(["\u00a0IN A 192.0.2.1", "\u00a0300 A 192.0.2.1", "\u00a0A 192.0.2.1"])(
		"becomes a blank in front of what is no owner: %s",
		(line) => {
			expect(titles(line)[0]).toBe("Write an ordinary blank");
		},
	);
});
