import fc from "fast-check";
import { expect, test } from "vitest";
import { ZoneService } from "../../server/src/features/zone-service.ts";
import { toOctets } from "../../server/src/text/utf8.ts";

const DOMAINS = ["example.com", "example.net", "example.org"] as const;
const REVERSE = "/w/db.192.0.2";
const SOA = "SOA ns1.example.edu. hostmaster.example.edu. 2026112401 7200 3600 1209600 3600";
const HEAD = `$TTL 3600\n@ IN ${SOA}\n@ IN NS ns1.example.edu.\n@ IN NS ns2.example.edu.\n`;
/** The line of the SPF record, counted from 0. */
const SPF_LINE = 4;
/** The last parts of the addresses that hosts have; the others occur in SPF records alone. */
const HOSTS = [1, 25, 64, 65, 127, 128, 200];
const SINGLE = [1, 25, 65, 66, 200, 201];

/** A PTR that leads back, one that leads elsewhere, one of a dial-up line, and none. */
const pointer = fc.constantFrom("mail1.example.com.", "mail25.example.net.", "dsl-64.example.edu.", "");

const term = fc.oneof(
	fc.constantFrom(24, 25, 26, 28).map((length) => `ip4:192.0.2.0/${length}`),
	fc.constantFrom("ip4:192.0.2.64/26", "ip4:192.0.2.128/25"),
	fc.constantFrom(...SINGLE).map((last) => `ip4:192.0.2.${last}`),
	fc.constantFrom("mx", "a", "a:mail25", "include:example.net", "include:example.org", "exists:%{i}.example.edu"),
);

const record = fc
	.tuple(
		fc.array(fc.tuple(fc.constantFrom("", "", "", "-", "?"), term), { maxLength: 4 }),
		fc.constantFrom("-all", "~all", "+all", ""),
	)
	.map(([terms, all]) => `@ TXT "v=spf1 ${terms.map(([sign, text]) => `${sign}${text} `).join("")}${all}"`);

/** An SPF record, another TXT record, none. */
const line = fc.oneof({ weight: 6, arbitrary: record }, fc.constantFrom('@ TXT "v=verification 1"', ""));

const zone = fc.record({ spf: line, exchange: fc.constantFrom("@ MX 10 mail25", "@ MX 10 mail64.example.com.", "") });

type Edits = readonly (readonly [domain: number, spf: string])[];

/** What an editor shows: of each file, what it was told last. */
class Shown {
	readonly service = new ZoneService(["/w"], { today: () => ({ year: 2026, month: 11, day: 30 }) });
	readonly #findings = new Map<string, unknown>();

	constructor(files: Readonly<Record<string, string>>) {
		this.service.setPaths(Object.keys(files));
		for (const [path, text] of Object.entries(files)) this.service.setFile(path, toOctets(text), { open: true });
		this.settle();
	}

	settle(): void {
		this.service.settle();
		for (const path of this.service.takeChangedFiles()) {
			const found = this.service.shownFindings(path);
			this.#findings.set(
				path,
				found.map(({ actions: _, ...finding }) => finding),
			);
		}
	}

	get findings(): unknown {
		return [...this.#findings].sort(([one], [other]) => (one < other ? -1 : 1));
	}
}

const hosts = HOSTS.map((last) => `mail${last} A 192.0.2.${last}\n`).join("");

test("whatever SPF records say one after the other, what is shown is what is found from the start", () => {
	fc.assert(
		fc.property(
			fc.tuple(zone, zone, zone),
			fc.array(pointer, { minLength: 9, maxLength: 9 }),
			fc.array(fc.array(fc.tuple(fc.nat(2), line), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
			(zones, pointers, rounds: readonly Edits[]) => {
				const lines = zones.map(({ spf }) => spf);
				const addresses = [...new Set([...HOSTS, ...SINGLE])];
				const reverse = pointers.flatMap((target, index) => (target ? [`${addresses[index]} PTR ${target}\n`] : []));
				const files = () => ({
					...Object.fromEntries(
						DOMAINS.map((domain, index) => [
							`/w/db.${domain}`,
							`${HEAD}${lines[index]}\n${zones[index]!.exchange}\n${hosts}`,
						]),
					),
					[REVERSE]: `${HEAD}${reverse.join("")}`,
				});
				const live = new Shown(files());
				for (const edits of rounds) {
					for (const [domain, spf] of edits) {
						const end = { line: SPF_LINE, character: lines[domain]!.length };
						const change = { start: { line: SPF_LINE, character: 0 }, end, text: spf };
						live.service.edit(`/w/db.${DOMAINS[domain]}`, [change]);
						lines[domain] = spf;
					}
					live.settle();
					expect(live.findings).toEqual(new Shown(files()).findings);
				}
			},
		),
		{ seed: 20261130, numRuns: 150 },
	);
}, 60_000);
