import { beforeAll, describe, expect, test } from "vitest";
import { JudgedExample } from "../../support/literate.ts";
import { name, type PlainSet, SIGNING_ALGORITHMS, TestSigner } from "../../support/test-signer.ts";
import { NOW, verifyZones } from "../../support/verify-zones.ts";

const ORIGIN = "example.com.";
const SOA: PlainSet["records"][number] = [
	"NS1.example.com. hostmaster.example.com. 1 7200 3600 1209600 3600",
	[
		...name("ns1.example.com."),
		...name("hostmaster.example.com."),
		...[0, 0, 0, 1, 0, 0, 28, 32, 0, 0, 14, 16, 0, 18, 117, 0, 0, 0, 14, 16],
	],
];
const SETS: readonly PlainSet[] = [
	{ owner: ORIGIN, type: "SOA", records: [SOA] },
	{ owner: ORIGIN, type: "NS", records: [["NS1.Example.COM.", name("ns1.example.com.")]] },
	{
		owner: ORIGIN,
		type: "MX",
		records: [
			["10 MAIL.example.com.", [0, 10, ...name("mail.example.com.")]],
			["20 mail.example.net.", [0, 20, ...name("mail.example.net.")]],
		],
	},
	{ owner: "Mail.example.com.", type: "A", records: [["192.0.2.25", [192, 0, 2, 25]]] },
	{ owner: "*.example.com.", type: "TXT", records: [['"Hello"', [5, 72, 101, 108, 108, 111]]] },
];

async function found(lines: readonly string[]): Promise<string[]> {
	const judged = new JudgedExample({ files: { "db.example.com": `${lines.join("\n")}\n` }, settings: {} });
	await verifyZones(judged.service);
	return judged
		.findings()
		.filter(({ rule }) => /^rrs/.test(rule))
		.map(({ rule, range }) => `${rule} ${range.start.line}`);
}

describe.each(Object.keys(SIGNING_ALGORITHMS).map(Number))("algorithm %i", (algorithm) => {
	let lines: readonly string[] = [];

	beforeAll(async () => {
		lines = await (await TestSigner.make(algorithm)).zone(SETS, ORIGIN);
	});

	test("what was signed is good", async () => {
		expect(await found(lines)).toEqual([]);
	});

	test("no bit of a signature may be another", async () => {
		for (const [line, text] of lines.entries()) {
			if (!text.includes(" RRSIG ")) continue;
			const words = text.split(" ");
			const signature = Buffer.from(words.at(-1)!, "base64");
			const bit = (line * 37) % (signature.length * 8);
			signature[bit >> 3]! ^= 0x80 >> (bit & 7);
			const changed = [...words.slice(0, -1), signature.toString("base64")].join(" ");
			expect(await found(lines.with(line, changed))).toEqual([`rrsig-bogus ${line}`]);
		}
	});

	test("no record may be another, come or go", async () => {
		const mx = lines.findIndex((line) => line.includes(" MX 10 "));
		expect(await found(lines.with(mx, lines[mx]!.replace(" 10 ", " 11 ")))).toEqual([`rrsig-bogus ${mx + 2}`]);
		expect(await found(lines.toSpliced(mx, 1))).toEqual([`rrsig-bogus ${mx + 1}`]);
		expect(await found(lines.toSpliced(mx, 0, `${ORIGIN} 3600 MX 30 mail.example.org.`))).toEqual([
			`rrsig-bogus ${mx + 3}`,
		]);
	});

	test("records written twice, in another order or with other letters are the same", async () => {
		const mx = lines.findIndex((line) => line.includes(" MX 10 "));
		const twice = lines.toSpliced(mx, 0, lines[mx + 1]!, lines[mx]!.toUpperCase());
		expect(await found(twice)).toEqual([]);
	});
});

test("a signature is good from its first second to its last", async () => {
	const lines = await (await TestSigner.make(15)).zone(SETS.slice(0, 2), ORIGIN);
	const at = async (now: number) => {
		const judged = new JudgedExample({ files: { "db.example.com": `${lines.join("\n")}\n` }, settings: {} });
		await verifyZones(judged.service, now);
		return [...new Set(judged.findings().map(({ rule }) => rule))].filter((rule) => rule.startsWith("rrsig"));
	};
	const [first, last] = [Date.UTC(2026, 10, 1) / 1000, Date.UTC(2026, 11, 1) / 1000];
	expect(await at(first - 1)).toEqual(["rrsig-not-yet-valid"]);
	expect(await at(first)).toEqual([]);
	expect(await at(NOW)).toEqual([]);
	expect(await at(last - 43_200)).toEqual([]);
	expect(await at(last - 43_199)).toEqual(["rrsig-expires-soon"]);
	expect(await at(last)).toEqual(["rrsig-expires-soon"]);
	expect(await at(last + 1)).toEqual(["rrsig-expired"]);
	// Times count modulo 2^32: a moment 60 years later is later still.
	expect(await at(last + 60 * 31_536_000)).toEqual(["rrsig-expired"]);
});
