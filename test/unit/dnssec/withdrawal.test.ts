import { beforeAll, expect, test } from "vitest";
import { JudgedExample } from "../../support/literate.ts";
import { ROOT } from "../../support/memory-workspace.ts";
import { name, type PlainSet, TestSigner } from "../../support/test-signer.ts";
import { verifyZones } from "../../support/verify-zones.ts";

/** A zone with a signature that does not fit, and another zone beside it. */
let signed = "";

const SETS: readonly PlainSet[] = [
	{ owner: "www.example.com.", type: "A", records: [["192.0.2.1", [192, 0, 2, 1]]] },
	{ owner: "example.com.", type: "NS", records: [["ns1.example.net.", name("ns1.example.net.")]] },
];

beforeAll(async () => {
	const lines = await (await TestSigner.make(15)).zone(SETS, "example.com.");
	const soa = "example.com. 3600 SOA ns1.example.net. hostmaster 1 7200 3600 1209600 3600";
	signed = [soa, ...lines, "; the end"].join("\n").replace("192.0.2.1\n", "192.0.2.2\n");
});

async function verified(): Promise<JudgedExample> {
	const other = "$TTL 60\n@ SOA a b 1 1 1 1 1\n@ NS ns\nns A 192.0.2.3\n";
	const judged = new JudgedExample({ files: { "db.example.com": signed, "db.example.net": other }, settings: {} });
	await verifyZones(judged.service);
	return judged;
}

const rules = (judged: JudgedExample) => judged.findings().map(({ rule }) => rule);
const ofVerification = (judged: JudgedExample) => rules(judged).filter((rule) => /^rrs/.test(rule));

function insert(judged: JudgedExample, file: string, line: number, text: string): void {
	const at = { line, character: 0 };
	judged.edit(`${ROOT}/${file}`, [{ start: at, end: at, text }]);
	judged.service.settle();
}

test("what was found stays until the zone changes", async () => {
	const judged = await verified();
	expect(ofVerification(judged)).toEqual(["rrset-unsigned", "rrsig-bogus"]);
	insert(judged, "db.example.net", 3, "x A 192.0.2.4\n");
	expect(ofVerification(judged)).toEqual(["rrset-unsigned", "rrsig-bogus"]);
	insert(judged, "db.example.com", 1, "; nothing but a comment\n");
	expect(ofVerification(judged)).toEqual(["rrset-unsigned", "rrsig-bogus"]);
	expect(judged.findings("rrsig-bogus")[0]!.range.start.line).toBe(3);
	insert(judged, "db.example.com", 1, "x A 192.0.2.4\n");
	expect(ofVerification(judged)).toEqual([]);
	await verifyZones(judged.service);
	expect(ofVerification(judged)).toEqual(["rrset-unsigned", "rrset-unsigned", "rrsig-bogus"]);
});

test("what was found is judged anew by other settings, and by comments", async () => {
	const judged = await verified();
	const { settings } = judged.workspace;
	judged.service.setSettings({ ...settings, rules: { "rrsig-bogus": "hint", "rrset-unsigned": "off" } });
	judged.service.settle();
	expect(judged.findings().map(({ rule, severity }) => `${severity} ${rule}`)).toContain("hint rrsig-bogus");
	expect(ofVerification(judged)).toEqual(["rrsig-bogus"]);
	insert(judged, "db.example.com", 0, "; zonetrio-ignore-file rrsig-bogus\n");
	expect(ofVerification(judged)).toEqual([]);
});

test("what was found goes with the zone", async () => {
	const judged = await verified();
	judged.service.removeFile(`${ROOT}/db.example.com`);
	judged.service.settle();
	expect(ofVerification(judged)).toEqual([]);
});

test("a verification of a zone that changes meanwhile comes to nothing", async () => {
	const judged = await verified();
	const [open] = [...judged.workspace.openZones()];
	const { webcrypto } = await import("node:crypto");
	const steps = judged.service.verificationSteps(open!, { crypto: webcrypto.subtle, now: 0, advance: () => {} });
	let step = steps.next();
	for (let count = 0; !step.done; count++, step = steps.next()) {
		await step.value;
		if (count === 5) insert(judged, "db.example.com", 1, "x A 192.0.2.4\n");
	}
	expect(step.value).toBeUndefined();
	expect(ofVerification(judged)).toEqual([]);
});
