import { describe, expect, test } from "vitest";
import { tokenEdits } from "../../../server/src/features/tokens/token-data.ts";
import { TOKEN_MODIFIERS, TOKEN_TYPES } from "../../../server/src/features/tokens/token-legend.ts";
import { tokensOfLines } from "../../../server/src/features/tokens/tokens-of-lines.ts";
import { atOnce } from "../../../server/src/text/at-once.ts";
import { JudgedExample } from "../../support/literate.ts";
import { type Files, ROOT } from "../../support/memory-workspace.ts";

const HEAD = "$TTL 3600\n@ SOA ns.example.net. h.example.net. 1 7200 3600 1209600 3600\n@ NS ns.example.net.\n";
const HEAD_LINES = 3;

/** The words of a file as `TEXT type modifiers`, in the lines that are given. */
function wordsOf(files: Files, name: string, first = 0, last = Number.POSITIVE_INFINITY): string[] {
	const { service } = new JudgedExample({ files, settings: {} });
	const lines = files[name]!.replace("\uFEFF", "").split(/\r\n|\n/);
	const { numbers } = atOnce(tokensOfLines(service.reading, `${ROOT}/${name}`, first, last));
	const words: string[] = [];
	let line = 0;
	let character = 0;
	for (let at = 0; at < numbers.length; at += 5) {
		const [down, right, length, type, bits] = numbers.slice(at, at + 5) as [number, number, number, number, number];
		character = down === 0 ? character + right : right;
		line += down;
		const modifiers = TOKEN_MODIFIERS.filter((_, bit) => (bits & (1 << bit)) !== 0).map(({ id }) => id);
		words.push([lines[line]!.slice(character, character + length), TOKEN_TYPES[type]!.id, ...modifiers].join(" "));
	}
	return words;
}

/** The words in the text behind a head. */
function words(text: string, others: Files = {}): string[] {
	return wordsOf({ "db.example.com": HEAD + text, ...others }, "db.example.com", HEAD_LINES);
}

describe("the words of a record", () => {
	test("are owner, TTL, class, type and data", () => {
		expect(words("www 1h IN A 192.0.2.1 ; a comment\nb 300 AAAA 2001:db8::1\n* IN CNAME www\n")).toEqual([
			"www owner relative",
			"1h ttl",
			"IN recordClass",
			"A recordType",
			"192.0.2.1 address",
			"b owner relative",
			"300 ttl",
			"AAAA recordType",
			"2001:db8::1 address",
			"* owner wildcard relative",
			"IN recordClass",
			"CNAME recordType",
			"www target relative",
		]);
	});

	test("know the apex, mail hosts and what is not there", () => {
		const text = "@ MX 10 mail\n  MX 20 gone.example.com.\nmail.example.com. A 192.0.2.25\n";
		expect(words(text)).toEqual([
			"@ owner apex relative",
			"MX recordType",
			"10 number",
			"mail target relative mailHost",
			"MX recordType inherited",
			"20 number",
			"gone.example.com. target mailHost unresolved",
			"mail.example.com. owner mailHost",
			"A recordType",
			"192.0.2.25 address mailHost",
		]);
	});

	test("know glue, and names of other zones", () => {
		expect(words("sub NS ns.sub\nns.sub A 192.0.2.2\nx.example.org. A 192.0.2.3\nm MX 5 mx.example.org.\n")).toEqual([
			"sub owner relative",
			"NS recordType",
			"ns.sub target relative",
			"ns.sub owner glue relative",
			"A recordType",
			"192.0.2.2 address",
			"x.example.org. owner outOfZone",
			"A recordType",
			"192.0.2.3 address",
			"m owner relative",
			"MX recordType",
			"5 number",
			"mx.example.org. target outOfZone mailHost",
		]);
	});

	test("are found on all lines of a group, and in fields of all kinds", () => {
		expect(words("@ SOA ns h ( 1\n 2h ; refresh\n 3 4 5 )\n")).toEqual([
			"@ owner apex relative",
			"SOA recordType",
			"ns target relative unresolved",
			"h target relative",
			...["1 number", "2h number", "3 number", "4 number", "5 number"],
		]);
		expect(words('a HTTPS 1 . alpn=h2 port=443\na CAA 0 issue "ca.example.net"\n').slice(2)).toEqual([
			...["1 number", ". target outOfZone", "alpn property", "h2 string", "port property", "443 string"],
			...["a owner relative", "CAA recordType", "0 number", "issue property"],
		]);
		expect(words("a DS 1 RSASHA256 2 00ff\na NSEC b A TYPE65280\n")).toEqual([
			...["a owner relative", "DS recordType", "1 number", "RSASHA256 enumMember", "2 number", "00ff data"],
			...["a owner relative", "NSEC recordType", "b target relative", "A recordType", "TYPE65280 recordType"],
		]);
	});

	test("are told in lines that are still being written", () => {
		expect(words("www A\nx 300 IN\ny TYP 1\nz MX ten mail\n")).toEqual([
			...["www owner relative", "A recordType", "x owner relative", "300 ttl", "IN recordClass", "y owner relative"],
			...["z owner relative", "MX recordType", "ten number", "mail target relative"],
		]);
	});
});

test("the words of directives; what a $GENERATE makes is left to the grammar", () => {
	const text =
		"$ORIGIN sub\n$INCLUDE more other.example.com. ; x\n$GENERATE 1-3 h$ 300 IN A 192.0.2.$\n$TTL 1d\n$NONE 1\n";
	expect(words(text, { more: "" })).toEqual([
		...["$ORIGIN directive", "sub origin", "$INCLUDE directive", "more string", "other.example.com. origin"],
		...["$GENERATE directive", "1-3 number", "300 ttl", "IN recordClass", "A recordType", "$TTL directive", "1d ttl"],
	]);
});

test("a file that is in no zone has words that nothing more is known of", () => {
	expect(wordsOf({ "more.zone": "a MX 10 b\n" }, "more.zone")).toEqual([
		...["a owner relative", "MX recordType", "10 number", "b target relative"],
	]);
});

test("a byte order mark, CRLF and characters of two units", () => {
	expect(wordsOf({ "db.example.com": `\uFEFF${HEAD}é\u{1F4EC} TXT x\r\n` }, "db.example.com", HEAD_LINES)).toEqual([
		...["é\u{1F4EC} owner relative", "TXT recordType", "x string"],
	]);
});

describe("the words of mail policies", () => {
	/** Those of the policy alone. */
	const policy = (text: string) => words(text).filter((word) => !/ (owner|recordType)\b/.test(word));

	test("are the terms of an SPF record", () => {
		expect(policy('@ TXT "v=spf1 mx -ip4:192.0.2.0/24 redirect=_spf.example.net"\n')).toEqual([
			"v=spf1 keyword",
			"mx function",
			"- operator",
			"ip4 function",
			"192.0.2.0/24 string",
			"redirect function",
			"_spf.example.net string",
		]);
	});

	test("go on in another string, behind characters of two units, and on another line", () => {
		expect(policy('é TXT ( "v=spf1 include:a.exa"\n "mple.net ?all" ) ; \u{1F4EC}\n')).toEqual([
			"v=spf1 keyword",
			"include function",
			"a.exa string",
			"mple.net string",
			"? operator",
			"all function",
		]);
	});

	test("are the tags of other policies", () => {
		expect(policy('_dmarc TXT "v=DMARC1\\; p=none;rua=mailto:a@example.com; x="\n')).toEqual([
			"v=DMARC1 keyword",
			"p property",
			"none enumMember",
			"rua property",
			"mailto:a@example.com string",
			"x property",
		]);
	});

	test("are not in other texts, nor in terms that are none", () => {
		expect(policy('@ TXT "hello=world; p=none"\nx TXT "v=spf1 ip5:1"\n')).toEqual(["v=spf1 keyword"]);
	});
});

test("only the words of the lines that are asked for", () => {
	const files = { "db.example.com": `${HEAD}a A 192.0.2.1\nb A 192.0.2.2\nc A 192.0.2.3\n` };
	expect(wordsOf(files, "db.example.com", 4, 4)).toEqual(["b owner relative", "A recordType", "192.0.2.2 address"]);
});

test("the lines that are shown of 100,000 are told at once", () => {
	const address = (index: number) => `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`;
	const hosts = Array.from(
		{ length: 50_000 },
		(_, index) => `h${index} A ${address(index)}\nc${index} CNAME h${index}\n`,
	);
	const { service } = new JudgedExample({ files: { "db.example.com": HEAD + hosts.join("") }, settings: {} });
	const shown = () => atOnce(tokensOfLines(service.reading, `${ROOT}/db.example.com`, 75_000, 75_060)).numbers;
	expect(shown().length).toBeGreaterThan(5 * 180);
	const times = Array.from({ length: 5 }, () => {
		const start = performance.now();
		shown();
		return performance.now() - start;
	});
	// Others work on the machine too.
	expect(Math.min(...times)).toBeLessThan(50);
});

describe("the edits between two answers", () => {
	const edited = (before: number[], now: number[]) => {
		const result = [...before];
		for (const { start, deleteCount, data } of tokenEdits(before, now)) result.splice(start, deleteCount, ...data);
		return result;
	};

	test("make one of the other", () => {
		for (const [before, now] of [
			[[], [1, 2]],
			[[1, 2], []],
			[
				[1, 2, 3],
				[1, 4, 5, 3],
			],
			[
				[1, 1, 1],
				[1, 1],
			],
			[
				[2, 1],
				[2, 1, 2, 1],
			],
		] as [number[], number[]][]) {
			expect(edited(before, now)).toEqual(now);
		}
	});

	test("are none where nothing changed, and short where little did", () => {
		expect(tokenEdits([1, 2, 3], [1, 2, 3])).toEqual([]);
		expect(tokenEdits([1, 2, 3, 4], [1, 9, 3, 4])).toEqual([{ start: 1, deleteCount: 1, data: [9] }]);
	});
});
