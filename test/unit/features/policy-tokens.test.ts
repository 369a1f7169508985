import { expect, test } from "vitest";
import { policyTokens } from "../../../server/src/features/policy-tokens.ts";
import { JudgedExample } from "../../support/literate.ts";
import { ROOT } from "../../support/memory-workspace.ts";

const HEAD = "$TTL 3600\n@ SOA ns.example.net. h.example.net. 1 7200 3600 1209600 3600\n@ NS ns.example.net.\n";

/** The words in the text behind the head, each with what it is. */
function words(text: string, range?: { first: number; last: number }): string[] {
	const files = { "db.example.com": HEAD + text };
	const { workspace } = new JudgedExample({ files, settings: {} });
	const lines = (HEAD + text).split("\n");
	const start = { line: range?.first ?? 0, character: 0 };
	const end = { line: range?.last ?? lines.length, character: 0 };
	return policyTokens(workspace, `${ROOT}/db.example.com`, { start, end }).map(
		({ start: at, length, type }) => `${lines[at.line]!.slice(at.character, at.character + length)} ${type}`,
	);
}

test("the terms of an SPF record", () => {
	expect(words('@ TXT "v=spf1 mx -ip4:192.0.2.0/24 redirect=_spf.example.net"\n')).toEqual([
		"v=spf1 keyword",
		"mx function",
		"- operator",
		"ip4 function",
		"192.0.2.0/24 string",
		"redirect function",
		"_spf.example.net string",
	]);
});

test("a word that goes on in another string, behind characters of two units, and on another line", () => {
	expect(words('é TXT ( "v=spf1 include:a.exa"\n "mple.net ?all" ) ; \u{1F4EC}\n')).toEqual([
		"v=spf1 keyword",
		"include function",
		"a.exa string",
		"mple.net string",
		"? operator",
		"all function",
	]);
});

test("the tags of other policies", () => {
	expect(words('_dmarc TXT "v=DMARC1\\; p=none;rua=mailto:a@example.com; x="\n')).toEqual([
		"v=DMARC1 keyword",
		"p property",
		"none enumMember",
		"rua property",
		"mailto:a@example.com string",
		"x property",
	]);
});

test("nothing in other texts, in terms that are none, and in what a $GENERATE makes", () => {
	expect(words('@ TXT "hello=world; p=none"\nx TXT "v=spf1 ip5:1"\n$GENERATE 1-2 h$ TXT "v=spf1"\n')).toEqual([
		"v=spf1 keyword",
	]);
});

test("only those of the lines that are asked for", () => {
	const text = '@ TXT "v=spf1"\na TXT "v=spf1 mx"\nb TXT "v=spf1"\n';
	expect(words(text, { first: 4, last: 4 })).toEqual(["v=spf1 keyword", "mx function"]);
});
