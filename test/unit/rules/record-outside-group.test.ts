import { describe, expect, test } from "vitest";
import { JudgedExample } from "../../support/literate.ts";
import { ROOT } from "../../support/memory-workspace.ts";

const RULE = "record-outside-group";
const HEAD = "$TTL 3600\n@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600\n@ IN NS ns1\n";
const NAMES = ["ns1", "mail", "web", "shop", "docs", "wiki", "git", "vpn", "cloud", "chat"];

/** Names with two addresses each, together. */
function pairs(names: readonly string[]): string {
	return names.map((name) => pair(name)).join("");
}

function pair(name: string): string {
	const number = NAMES.indexOf(name) + 1;
	return `${name} IN A 192.0.2.${number}\n${name} IN AAAA 2001:db8::${number}\n`;
}

function judged(records: string, head = HEAD): JudgedExample {
	return new JudgedExample({ files: { "db.example.com": head + records }, settings: {} });
}

/** The lines of the findings, from 1. */
function lines(example: JudgedExample): number[] {
	return example.findings(RULE).map(({ range }) => range.start.line + 1);
}

/** What the first finding's fix makes of the file, or why it does not. */
function repaired(example: JudgedExample): string {
	const fix = example.findings(RULE)[0]!.actions[0]!;
	if (!("edits" in fix)) throw new Error(fix.title);
	const edits = fix.edits();
	if ("refusal" in edits) return edits.refusal;
	example.apply(edits);
	return example.texts()["db.example.com"]!;
}

const STRAY = "web IN TXT x\n";

describe("a record is told of", () => {
	test("once a line is moved away from the others of its name, and no longer once it is back", () => {
		const rest = pairs(NAMES.slice(3));
		const example = judged(pairs(NAMES.slice(0, 3)) + STRAY + rest);
		const first = HEAD.split("\n").length - 1 + 6;
		const last = first + 1 + 14;
		expect(lines(example)).toEqual([]);
		const at = (line: number) => ({ line, character: 0 });
		example.edit(`${ROOT}/db.example.com`, [
			{ start: at(last), end: at(last), text: STRAY },
			{ start: at(first), end: at(first + 1), text: "" },
		]);
		example.settle();
		expect(lines(example)).toEqual([last]);
		expect(repaired(example)).toBe(HEAD + pairs(NAMES.slice(0, 3)) + STRAY + rest);
		expect(lines(example)).toEqual([]);
	});

	test("in front of the others", () => {
		const example = judged(STRAY + pairs(NAMES.filter((name) => name !== "web")) + pair("web"));
		expect(lines(example)).toEqual([4]);
		expect(repaired(example)).toBe(HEAD + pairs(NAMES.filter((name) => name !== "web")) + pair("web") + STRAY);
	});

	test("in a file with Windows line ends and without a last one", () => {
		const windows = (text: string) => text.replaceAll("\n", "\r\n");
		const example = judged(windows(`${pairs(NAMES)}web IN TXT x`), windows(HEAD));
		expect(lines(example)).toEqual([24]);
		expect(repaired(example)).toBe(windows(HEAD + pairs(NAMES.slice(0, 3)) + STRAY + pairs(NAMES.slice(3))));
	});

	test("behind the last line, which has no end", () => {
		const others = pairs(NAMES.filter((name) => name !== "web"));
		const example = judged((STRAY + others + pair("web")).trimEnd());
		expect(repaired(example)).toBe(HEAD + others + pair("web") + STRAY);
	});

	test("with a severity of one's own also in what a program writes", () => {
		const text = `; automatically generated\n${HEAD}${pairs(NAMES)}${STRAY}`;
		const files = { "db.example.com": text };
		expect(lines(new JudgedExample({ files, settings: {} }))).toEqual([]);
		expect(lines(new JudgedExample({ files, settings: { rules: { [RULE]: "warning" } as never } }))).toEqual([25]);
	});
});

describe("nothing is said", () => {
	test.each([
		["under a heading, with others below it", `${pairs(NAMES)}\n; texts\nmail2 IN A 192.0.2.99\n${STRAY}`],
		["where two of six names are apart", `${pairs(NAMES.slice(0, 7))}${STRAY}mail IN TXT x\n`],
		[
			"where names are in another order too",
			`${pairs(NAMES.slice(0, 5))}${NAMES.slice(5)
				.map((name) => `${name} IN A 192.0.2.9\n`)
				.join("")}${NAMES.slice(5)
				.map((name) => `${name} IN AAAA 2001:db8::9\n`)
				.join("")}`,
		],
		["of another $ORIGIN", `${pairs(NAMES)}$ORIGIN com.\nweb.example IN TXT x\n`],
		["of what $GENERATE makes", `${pairs(NAMES)}$GENERATE 1-1 web IN A 192.0.2.9\n`],
		["of a second SOA", `${pairs(NAMES)}@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600\n`],
	])("%s", (_, records) => {
		expect(lines(judged(records))).toEqual([]);
	});

	test("of a file that another one includes", () => {
		const files = {
			"named.conf": 'zone "example.com" { type primary; file "db.example.com"; };',
			"db.example.com": `${HEAD}$INCLUDE hosts.inc\n`,
			"hosts.inc": pairs(NAMES) + STRAY,
		};
		expect(lines(new JudgedExample({ files, settings: {} }))).toEqual([]);
	});
});

test("a heading may stand in front of the chunk of the record", () => {
	const many = Array.from({ length: 600 }, (_, host) => `h${host} IN CNAME web\n`).join("");
	expect(lines(judged(pairs(NAMES) + many + STRAY))).toEqual([3 + 20 + 600 + 1]);
	expect(lines(judged(`${pairs(NAMES)}; aliases\n${many}${STRAY}`))).toEqual([]);
});

test.each([
	["where another $TTL is in force", `${pairs(NAMES)}$TTL 60\n${STRAY}`, HEAD],
	["where none is", `${pairs(NAMES)}${STRAY}`, HEAD.replace("$TTL 3600\n@ ", "@ 3600 ")],
])("a record is not moved %s", (_, records, head) => {
	expect(repaired(judged(records, head))).toContain("no $TTL, or another one, is in force there");
});
