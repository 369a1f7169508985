import { describe, expect, test } from "vitest";
import type { DocumentSymbol } from "vscode-languageserver-types";
import { flatSymbols, MAX_SYMBOLS, outline } from "../../../server/src/features/document-symbols.ts";
import { JudgedExample } from "../../support/literate.ts";
import { type Files, ROOT } from "../../support/memory-workspace.ts";
import { outdented } from "./zones-with-cursor.ts";

function outlineOf(files: Files, name = "db.example.com"): DocumentSymbol[] {
	const { service } = new JudgedExample({ files, settings: {} });
	const { symbols } = finished(outline(service.reading, `${ROOT}/${name}`));
	for (const symbol of symbols) expectNested(symbol);
	return symbols;
}

/** What comes out of work that pauses, and how often it did. */
function finished(work: ReturnType<typeof outline>): { symbols: DocumentSymbol[]; pauses: number } {
	for (let pauses = 0; ; pauses++) {
		const { done, value } = work.next();
		if (done) return { symbols: value, pauses };
	}
}

/** An outline as lines `NAME (DETAIL) LINES`. */
function shown(symbols: readonly DocumentSymbol[], indent = ""): string {
	return symbols
		.map(({ name, detail, range, children }) => {
			const lines = `${range.start.line + 1}-${range.end.line + 1}`;
			return `${indent}${name}${detail ? ` (${detail})` : ""} ${lines}\n${shown(children ?? [], `${indent}  `)}`;
		})
		.join("");
}

function expectOutline(text: string, expected: string, others: Files = {}): void {
	expect(shown(outlineOf({ "db.example.com": text, ...others })).trimEnd()).toBe(outdented(expected));
}

/** Editors refuse an outline whose selections or children lie outside their ranges. */
function expectNested({ range, selectionRange, children = [] }: DocumentSymbol): void {
	for (const inner of [selectionRange, ...children.map((child) => child.range)]) {
		expect(at(inner.start)).toBeGreaterThanOrEqual(at(range.start));
		expect(at(inner.end)).toBeLessThanOrEqual(at(range.end));
	}
	for (const child of children) expectNested(child);
}

function at({ line, character }: { line: number; character: number }): number {
	return line * 10_000 + character;
}

describe("the outline of a file", () => {
	test("stands while a string is not closed or the end of a line escaped", () => {
		const text = '@ 3600 IN SOA ns hostmaster 1 2 3 4 5\n@ IN NS ns1"\nx IN TXT one\\ \t\ny IN TXT "two\n';
		expect(outlineOf({ "db.example.com": `$ORIGIN example.com.\n${text}` })).not.toEqual([]);
	});

	test("is zone, owners and records", () => {
		expectOutline(
			`$TTL 1h
@ IN SOA ns hostmaster (
	1 2 3 4 5 )
  IN NS ns
  IN MX 10 mail
; a comment
ns A 192.0.2.2

mail A 192.0.2.25
     AAAA 2001:db8::25
`,
			`
			example.com. (zone) 2-10
			  @ 2-5
			    SOA (ns.example.com. hostmaster.example.com. 1 2 3 4 5) 2-3
			    NS (ns.example.com.) 4-4
			    MX (10 mail.example.com.) 5-5
			  ns 7-7
			    A (192.0.2.2) 7-7
			  mail 9-10
			    A (192.0.2.25) 9-9
			    AAAA (2001:db8::25) 10-10
			`,
		);
	});

	test("has a part for each origin, and one line for $GENERATE and $INCLUDE", () => {
		expectOutline(
			`$TTL 1h
@ SOA ns h 1 2 3 4 5
$ORIGIN sub.example.com.
a A 192.0.2.1
www.example.com. A 192.0.2.2
$GENERATE 1-9 h$ A 192.0.2.$
$ORIGIN example.com.
$INCLUDE more
b A 192.0.2.3
`,
			`
			example.com. (zone) 2-2
			  @ 2-2
			    SOA (ns.example.com. h.example.com. 1 2 3 4 5) 2-2
			sub.example.com. (in the zone example.com.) 4-6
			  a 4-4
			    A (192.0.2.1) 4-4
			  www.example.com. 5-5
			    A (192.0.2.2) 5-5
			  $GENERATE (9 A records) 6-6
			example.com. (zone) 8-9
			  $INCLUDE (more) 8-8
			  b 9-9
			    A (192.0.2.3) 9-9
			`,
			{ more: "x A 192.0.2.4\n" },
		);
	});

	test("gives the addresses of reverse names", () => {
		const text =
			"$ORIGIN 2.0.192.in-addr.arpa.\n$TTL 1\n@ SOA a.example.com. b.example.com. 1 2 3 4 5\n25 PTR a.example.com.\n";
		expect(shown(outlineOf({ "db.192.0.2": text }, "db.192.0.2"))).toContain("  25 (192.0.2.25) 4-4\n");
	});

	test("of an included file is what it is in its zone", () => {
		const zone = "$TTL 1h\n@ SOA ns h 1 2 3 4 5\n$INCLUDE more sub\n";
		expect(shown(outlineOf({ "db.example.com": zone, more: "x A 192.0.2.4\n" }, "more"))).toBe(
			"sub.example.com. (in the zone example.com.) 1-1\n  x 1-1\n    A (192.0.2.4) 1-1\n",
		);
	});

	test("counts UTF-16 units, with CRLF and a byte order mark too", () => {
		const text = '\uFEFF$TTL 1h\r\n@ SOA ns h 1 2 3 4 5\r\n@ TXT "\u{1F4EE}"\r\n';
		const [zone] = outlineOf({ "db.example.com": text });
		expect(zone?.children?.[0]?.children?.[1]?.range).toEqual({
			start: { line: 2, character: 0 },
			end: { line: 2, character: 10 },
		});
	});

	test("leaves out lines that cannot be read, and files of no zone", () => {
		expectOutline(
			"$TTL 1h\n@ SOA ns h 1 2 3 4 5\nb A 192.0.2.\n",
			`
			example.com. (zone) 2-2
			  @ 2-2
			    SOA (ns.example.com. h.example.com. 1 2 3 4 5) 2-2
		`,
		);
		expect(outlineOf({ "db.example.com": "a A 192.0.2.1\n" }, "gone")).toEqual([]);
	});

	test("is a list for editors that know no trees", () => {
		const symbols = outlineOf({ "db.example.com": "$TTL 1h\n@ SOA ns h 1 2 3 4 5\na A 192.0.2.1\n" });
		const flat = flatSymbols(symbols, "file:///x");
		expect(flat.map(({ name, containerName }) => `${containerName ?? ""} ${name}`)).toEqual([
			" example.com.",
			"example.com. @",
			"@ SOA",
			"example.com. a",
			"a A",
		]);
	});
});

describe("a large file", () => {
	const hosts = Array.from(
		{ length: 100_000 },
		(_, host) => `h${host} A 10.${host >> 16}.${(host >> 8) & 255}.${host & 255}\n`,
	);
	const files = { "db.example.com": `$TTL 1h\n@ SOA ns h 1 2 3 4 5\n${hosts.join("")}` };

	test("has its first symbols and says how many records are left", () => {
		const { service } = new JudgedExample({ files, settings: {} });
		const { symbols, pauses } = finished(outline(service.reading, `${ROOT}/db.example.com`));
		expect(pauses).toBeGreaterThan(20);
		const rest = symbols.at(-1)!;
		const [zone] = symbols;
		const count = (zone?.children ?? []).reduce((sum, { children }) => sum + (children?.length ?? 0), 0);
		expect(count * 2).toBeGreaterThan(MAX_SYMBOLS - 10);
		expect(rest.detail).toBe(`${100_001 - count} more records are not shown`);
		expect(rest.range.end.line).toBe(100_002);
	});
});
