import { expect, test } from "vitest";
import { JudgedExample } from "../../support/literate.ts";

const FORWARD = `$ORIGIN example.com.
$TTL 3600
@    IN SOA ns1 hostmaster 1 7200 3600 1209600 3600
     IN NS  ns1
ns1  IN A   192.0.2.1
mail IN A   192.0.2.25
     IN AAAA 2001:db8::25
`;

/** The first repair of the finding of a rule, with the reason if it cannot be made. */
function repair(rule: string, origin: string, line: string): { safe: boolean; preferred: boolean; refusal?: string } {
	const head = `$ORIGIN ${origin}\n$TTL 3600\n@ IN SOA ns1.example.com. hostmaster.example.com. 1 7200 3600 1209600 3600\n IN NS ns1.example.com.\n`;
	const judged = new JudgedExample({ files: { "db.example.com": FORWARD, "db.reverse": head + line }, settings: {} });
	const [action] = judged.findings(rule)[0]!.actions;
	if (!action || !("edits" in action)) throw new Error(`${rule} has no repair`);
	const edits = action.edits();
	return {
		safe: action.safe ?? false,
		preferred: action.preferred,
		...("refusal" in edits && { refusal: edits.refusal }),
	};
}

const ZONE = "2.0.192.in-addr.arpa.";
const ZONE6 = "8.b.d.0.1.0.0.2.ip6.arpa.";
const ZEROS = "0.".repeat(21).slice(0, -1);

test.each([
	["rev-owner-leading-zero", ZONE, "025 PTR mail.example.com.\n", true],
	["rev-owner-depth", ZONE, "192.0.2.25 PTR mail.example.com.\n", true],
	["rev-owner-depth", ZONE, "25.2.0.192 PTR mail.example.com.\n", true],
	["rev-owner-depth", ZONE, "25.2.0.192.in-addr.arpa PTR mail.example.com.\n", true],
	["rev6-nibble-char", ZONE6, `25.0.${ZEROS} PTR mail.example.com.\n`, true],
	["rev6-nibble-count", ZONE6, `5.2.0.${ZEROS}.${ZONE6.slice(0, -1)} PTR mail.example.com.\n`, true],
	["rev6-nibble-count", ZONE6, `5.2.${ZEROS} PTR mail.example.com.\n`, false],
	["rev-owner-octet-range", ZONE, "256 PTR mail.example.com.\n", false],
	["rev-owner-not-numeric", ZONE, "mail PTR mail.example.com.\n", false],
	["rev-owner-reversed", "0.192.in-addr.arpa.", "2.25 PTR mail.example.com.\n", false],
])("%s below %s: %s is safe: %s", (rule, origin, line, safe) => {
	expect(repair(rule, origin, line)).toMatchObject({ safe });
});

test("what only the host tells is not the one to take unseen", () => {
	expect(repair("rev-owner-not-numeric", ZONE, "mail PTR mail.example.com.\n").preferred).toBe(false);
	expect(repair("rev-owner-leading-zero", ZONE, "025 PTR mail.example.com.\n").preferred).toBe(true);
});

test("a PTR that is there already makes it unsafe, and stays", () => {
	expect(repair("rev-owner-leading-zero", ZONE, "025 PTR mail.example.com.\n25 PTR ns1.example.com.\n")).toMatchObject({
		safe: false,
		refusal: expect.stringContaining("has a PTR to ns1.example.com. already"),
	});
	expect(repair("rev-owner-leading-zero", ZONE, "025 PTR mail.example.com.\n25 PTR mail.example.com.\n")).toMatchObject(
		{
			safe: false,
		},
	);
});
