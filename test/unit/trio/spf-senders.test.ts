import { expect, test } from "vitest";
import type { NameId } from "../../../server/src/tables/name-table.ts";
import { idOfKey } from "../../../server/src/trio/mail-key.ts";
import { ROOT } from "../../support/memory-workspace.ts";
import { type RandomNumbers, randomNumbers } from "../../support/random-numbers.ts";
import { HEAD, MailBench } from "./mail-bench.ts";

/** One host with many addresses, and others with few. */
const HOSTS = `${Array.from({ length: 7 }, (_, at) => `crowd A 192.0.2.${at + 1}\n`).join("")}few A 192.0.2.3\nfew A 192.0.2.40
few AAAA 2001:db8::1\nalias CNAME few\nmail A 192.0.2.50\n`;

const TERMS = [
	"a:crowd.example.com",
	"-a:crowd.example.com",
	"a:few.example.com",
	"a:alias.example.com/30",
	"mx",
	"a",
	"mx:d1.example.com",
	"ip4:192.0.2.3",
	"ip4:192.0.2.0/29",
	"-ip4:192.0.2.2",
	"~ip4:192.0.2.40",
	"ip6:2001:db8::/64",
	"ip4:203.0.113.9",
	"include:nobody.example.net",
	"exists:few.example.com",
	"+all",
];

/** A line of the zone for a domain: of many a record that others have too, or that they include. */
function line(domain: number, random: RandomNumbers): string {
	const include = () => `${random(4) === 0 ? "-" : ""}include:d${random(6)}.example.com`;
	const term = () => (random(3) === 0 ? include() : TERMS[random(TERMS.length)]!);
	const all = ["-all", "", "redirect=d2.example.com"][random(3)]!;
	const kind = random(6);
	if (kind === 0) return "";
	if (kind === 1) return `d${domain} MX 10 ${["mail", "crowd", "few"][random(3)]!}`;
	if (kind === 2) return `d${domain} A 192.0.2.${random(4)}`;
	if (kind === 3) return `d${domain} TXT "v=spf1 include:d${random(3)}.example.com -all"`;
	return `d${domain} TXT "v=spf1 ${Array.from({ length: random(4) }, term).join(" ")} ${all}"`;
}

const REVERSE = `${HEAD}${Array.from({ length: 4 }, (_, at) => `${2 * at + 1} PTR crowd.example.com.\n`).join("")}40 PTR few.example.com.\n`;

/** What is known of each address and each name, and what is told of them. */
function known(bench: MailBench): readonly string[] {
	const { universe, workspace } = bench;
	const { names } = workspace.tables;
	const { facts } = bench.engine.context;
	const texts = (of: Iterable<NameId>) => Array.from(of, (name) => names.text(name));
	const ofAddress = (text: string) => {
		const id = bench.address(text);
		const first = facts.firstSendingDomain(universe, id);
		return [
			text,
			bench.role(text),
			first === undefined ? "" : names.text(first),
			[1, 3, 64].map((most) => facts.countDomains(universe, id, most)).join(" "),
			bench.sendersAt(text).join(" "),
			texts(facts.namingDomains(universe, id)).join(" "),
		].join(", ");
	};
	const octets = Array.from({ length: 10 }, (_, at) => `192.0.2.${at}`);
	const readers = (text: string) =>
		texts(Array.from(facts.readersOf(workspace.name(text)), (key) => idOfKey(key) as NameId)).sort();
	const looked = ["few", "alias", "crowd", "d0", "d1", "d2"].map((label) => `${label}.example.com.`);
	const told = ["db.example.com", "db.192.0.2"].flatMap((name) =>
		bench.engine.findingsOf(`${ROOT}/${name}`).map((one) => `${name} ${JSON.stringify({ ...one, actions: [] })}`),
	);
	return [
		...told,
		...[...octets, "192.0.2.40", "192.0.2.50", "203.0.113.9", "2001:db8::1", "2001:db8::2"].map(ofAddress),
		...looked.map((text) => `${text} ${readers(text).filter((reader) => reader !== text)}`),
	];
}

test.each([
	[1, 24, 60],
	[2, 24, 60],
	[3, 120, 30],
	[4, 120, 30],
])(
	"who sends is the same after edits as from the start, whatever records share (seed %i, %i domains)",
	(seed, domains, steps) => {
		const random = randomNumbers(seed);
		const lines = Array.from({ length: domains }, (_, domain) => line(domain, random));
		const files = () => ({
			"db.example.com": `${HEAD}${HOSTS}${lines.map((one) => `${one}\n`).join("")}`,
			"db.192.0.2": REVERSE,
		});
		const above = (HEAD + HOSTS).split("\n").length;
		const edited = new MailBench(files());
		for (let step = 0; step < steps; step++) {
			// Most edits are those of records that the others include.
			const domain = random(2) === 0 ? random(6) : random(domains);
			lines[domain] = line(domain, random);
			edited.setLine("db.example.com", above + domain, lines[domain]!);
			expect(known(edited)).toEqual(known(new MailBench(files())));
		}
		for (let domain = 0; domain < domains; domain++) edited.setLine("db.example.com", above + domain, "");
		expect(edited.engine.context.facts.hasMail(edited.universe)).toBe(false);
	},
);

test("a finding about an address that many domains name moves to the first of them, in whatever file", () => {
	const named = (label: string) => `${label} TXT "v=spf1 ip4:203.0.113.9 -all"`;
	const many = Array.from({ length: 80 }, (_, at) => named(`m${at}`)).join("\n");
	const from = (line: string) =>
		new MailBench({
			"db.example.com": `${HEAD}${line}\n`,
			"db.example.net": `${HEAD}${many}\n`,
			"db.203.0.113": HEAD,
		});
	const places = (bench: MailBench) =>
		["db.example.com", "db.example.net"].flatMap((name) =>
			bench.engine
				.findingsOf(`${ROOT}/${name}`)
				.filter(({ rule }) => rule === "spf-sender-no-ptr")
				.map(({ range }) => `${name}:${range.start.line}`),
		);
	const edited = from('a TXT "x"');
	for (const line of [named("a"), 'a TXT "x"', named("a"), 'a TXT "v=spf1 -all"', named("a")]) {
		edited.setLine("db.example.com", HEAD.split("\n").length, line);
		expect(places(edited)).toEqual(places(from(line)));
		expect(places(edited)).toHaveLength(1);
	}
});
