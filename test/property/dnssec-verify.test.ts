import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { JudgedExample } from "../support/literate.ts";
import { hasTool, REFERENCE_ENVIRONMENT } from "../support/reference-tool.ts";
import { verifyZones } from "../support/verify-zones.ts";

/** More and other ones are tried with RUNS and SEED. */
const RUNS = Number(process.env["RUNS"] ?? 40);
const SEED = Number(process.env["SEED"] ?? 20261124);
const folder = mkdtempSync(join(tmpdir(), "zonetrio-dnssec-"));

/** Lines of a zone, from which some are chosen. */
const LINES = [
	"www A 192.0.2.1",
	"www AAAA 2001:db8::1",
	"WWW A 192.0.2.2",
	"mail MX 10 Mail.Example.COM.",
	"mail A 192.0.2.25",
	"alias CNAME WWW",
	"*.wild TXT a b",
	"* A 192.0.2.9",
	"a.b.c A 192.0.2.3",
	"b.c TXT x",
	"deep.down.there SRV 1 2 3 Target.example.com.",
	"sub NS ns.sub",
	"ns.sub A 192.0.2.53",
	"deeper.ns.sub A 192.0.2.54",
	"sub NS ns.sub\nsub DS 12345 13 2 0000000000000000000000000000000000000000000000000000000000000000",
	"plain NS ns1.example.net.",
	"one.ent NS ns1.example.net.",
	"two.ent NS ns2.example.net.",
	"two.ent A 192.0.2.55",
	"secure.ent2 NS ns1.example.net.\nsecure.ent2 DS 12345 13 2 0000000000000000000000000000000000000000000000000000000000000000",
	"plain.ent2 NS ns1.example.net.",
	"d DNAME example.net.",
	"below.d A 192.0.2.77",
	"\\001.z A 192.0.2.4",
	"*.z A 192.0.2.5",
	"\\200.z A 192.0.2.6",
	"z A 192.0.2.7",
	'naptr NAPTR 1 2 S SIP+D2U "" Replacement.example.com.',
	"svc HTTPS 1 Svc.Example.com. alpn=h2",
	'caa CAA 0 issue "ca.example.net"',
	"unknown TYPE65280 \\# 2 abcd",
	"rp RP Mbox.example.com. Txt.example.com.",
];

const KEYS: Readonly<Record<string, readonly string[]>> = {
	ed25519: ["-a ED25519 -f KSK"],
	p256: ["-a ECDSAP256SHA256 -f KSK"],
	p384: ["-a ECDSAP384SHA384 -f KSK"],
	rsa: ["-a RSASHA256 -b 1024 -f KSK"],
	split: ["-a ED25519 -f KSK", "-a ED25519"],
	two: ["-a ED25519 -f KSK", "-a ECDSAP256SHA256 -f KSK"],
};
const CHAINS = ["", "-3 -", "-3 abcd -H 3", "-3 - -A", "-3 AABBCC -A -H 1"];

const zones = fc.record({
	lines: fc.subarray(LINES, { minLength: 1 }),
	keys: fc.constantFrom(...Object.keys(KEYS)),
	chain: fc.constantFrom(...CHAINS),
});

/** What somebody does to a signed file by hand: to the record at a part of it. */
const edit = fc.record({
	kind: fc.constantFrom("delete", "double", "change", "retype", "add", "swap"),
	at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
	other: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
});

function run(tool: string, args: readonly string[]): { ok: boolean; output: string } {
	const { status, stdout, stderr } = spawnSync(tool, args, {
		cwd: folder,
		env: REFERENCE_ENVIRONMENT,
		encoding: "utf8",
	});
	return { ok: status === 0, output: `${stdout}${stderr}` };
}

const keyFiles = new Map<string, string[]>();

/** The lines of a signed zone, a record each. */
function signed({ lines, keys, chain }: { lines: readonly string[]; keys: string; chain: string }): string[] {
	const files = keyFiles.get(keys)!;
	const dnskeys = files.map((file) => readFileSync(join(folder, `${file}.key`), "utf8"));
	const head =
		"$ORIGIN example.com.\n$TTL 3600\n@ SOA ns1 hostmaster 1 7200 3600 1209600 3600\n@ NS ns1\nns1 A 192.0.2.1\n";
	writeFileSync(join(folder, "zone"), `${head}${lines.join("\n")}\n${dnskeys.join("")}`);
	const flags = keys === "split" ? [] : ["-z"];
	const options = ["-q", "-P", ...flags, ...chain.split(" ").filter(Boolean), "-s", "-86400", "-e", "+864000"];
	const { ok, output } = run("dnssec-signzone", [
		...options,
		"-o",
		"example.com",
		"-O",
		"full",
		"-f",
		"signed",
		"zone",
		...files,
	]);
	if (!ok) throw new Error(output);
	return readFileSync(join(folder, "signed"), "utf8")
		.split("\n")
		.filter((line) => line !== "" && !line.startsWith(";"));
}

function edited(lines: string[], { kind, at, other }: { kind: string; at: number; other: number }): string[] {
	const index = Math.floor(at * lines.length);
	const line = lines[index]!;
	const otherLine = lines[Math.floor(other * lines.length)]!;
	// Without keys a zone is unsigned, and without its SOA none.
	if (/\sIN\s+(?:SOA|DNSKEY)\s/.test(line)) return lines;
	if (kind === "delete") return lines.toSpliced(index, 1);
	if (kind === "double") return lines.toSpliced(index, 0, line);
	if (kind === "add") return [...lines, `n${index}.example.com. 3600 IN A 192.0.2.200`];
	if (kind === "swap") return lines.with(index, line.replace(/^\S+/, otherLine.split(/\s/)[0]!));
	const digits = [...line.matchAll(/\d/g)];
	const chosen = digits[Math.floor(other * digits.length)];
	if (!chosen) return lines;
	if (kind === "retype") return lines.with(index, line.replace(/ (A|AAAA|NS|DS|TXT|MX) RRSIG/, " RRSIG"));
	const digit = String((Number(chosen[0]) + 1) % 10);
	return lines.with(index, line.slice(0, chosen.index) + digit + line.slice(chosen.index + 1));
}

/** The errors that verifying shows. */
async function errorsIn(lines: readonly string[]): Promise<string[]> {
	const judged = new JudgedExample({ files: { "db.example.com": `${lines.join("\n")}\n` }, settings: {} });
	const before = new Set(judged.findings().map(({ rule }) => rule));
	await verifyZones(judged.service, Math.floor(Date.now() / 1000));
	const found = judged.findings().filter(({ rule, severity }) => severity === "error" && !before.has(rule));
	return found.map(({ rule, range, message }) => `${rule} ${lines[range.start.line]?.slice(0, 80)}: ${message}`);
}

function verified(lines: readonly string[], keys: string): { ok: boolean; output: string } {
	writeFileSync(join(folder, "edited"), `${lines.join("\n")}\n`);
	return run("dnssec-verify", [...(keys === "split" ? [] : ["-z"]), "-o", "example.com", "edited"]);
}

describe.runIf(hasTool("dnssec-verify") && hasTool("dnssec-signzone"))("the verdict of dnssec-verify", () => {
	beforeAll(() => {
		for (const [name, keys] of Object.entries(KEYS)) {
			const files = keys.map((options) => {
				const { ok, output } = run("dnssec-keygen", ["-q", ...options.split(" "), "example.com"]);
				if (!ok) throw new Error(output);
				return output.trim();
			});
			keyFiles.set(name, files);
		}
	});

	afterAll(() => rmSync(folder, { recursive: true }));

	test("nothing is wrong with what dnssec-signzone has signed", async () => {
		await fc.assert(
			fc.asyncProperty(zones, async (zone) => {
				expect(await errorsIn(signed(zone))).toEqual([]);
			}),
			{ seed: SEED, numRuns: RUNS },
		);
	}, 600_000);

	test("is the same for what was edited after it was signed", async () => {
		const seen = { good: 0, bad: 0 };
		await fc.assert(
			fc.asyncProperty(zones, fc.array(edit, { minLength: 1, maxLength: 3 }), async (zone, edits) => {
				const lines = edits.reduce(edited, signed(zone));
				const { ok, output } = verified(lines, zone.keys);
				const errors = await errorsIn(lines);
				seen[ok ? "good" : "bad"]++;
				if (ok) expect(errors).toEqual([]);
				else expect(errors.length, output).toBeGreaterThan(0);
			}),
			{ seed: SEED, numRuns: RUNS },
		);
		expect(Math.min(seen.good, seen.bad)).toBeGreaterThan(0);
	}, 600_000);
});
