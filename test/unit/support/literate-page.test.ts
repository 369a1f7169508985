import { expect, test } from "vitest";
import { readLiteratePage } from "../../support/literate-page.ts";

const PAGE = `# ptr-missing

Words.

## Wrong

\`\`\`zone file=db.example.com
$TTL 1h
mail IN A 192.0.2.25
;         ^^^^^^^^^^ warning: 192.0.2.25 has no PTR…
mx	A	192.0.2.26
;		^^^^^^^^^^ hint: no PTR
;< 1-2 error: other
\`\`\`

\`\`\`json settings
{ "serial": "leave" }
\`\`\`

## After the fix
<!-- fix: Add PTR -->

\`\`\`zone file=db.192.0.2
25 IN PTR mail.example.com.
\`\`\`

## Right: no mail

\`\`\`zone file=db.example.com
$TTL 1h
\`\`\`
`;

test("a page's examples are read, with their marks taken out", () => {
	const { rule, examples } = readLiteratePage("ptr-missing", PAGE);
	expect(rule).toBe("ptr-missing");
	expect(examples).toEqual([
		{
			title: "Wrong",
			kind: "wrong",
			files: { "db.example.com": "$TTL 1h\nmail IN A 192.0.2.25\nmx\tA\t192.0.2.26\n" },
			settings: { serial: "leave" },
			unreadable: {},
			published: {},
			marks: [
				{ file: "db.example.com", line: 1, start: 10, end: 20, severity: "warning", message: "192.0.2.25 has no PTR…" },
				{ file: "db.example.com", line: 2, start: 5, end: 15, severity: "hint", message: "no PTR" },
				{ file: "db.example.com", line: 2, start: 0, end: 2, severity: "error", message: "other" },
			],
			fixed: { "db.192.0.2": "25 IN PTR mail.example.com.\n" },
			fixTitle: "Add PTR",
		},
		{
			title: "Right: no mail",
			kind: "right",
			files: { "db.example.com": "$TTL 1h\n" },
			settings: {},
			marks: [],
			unreadable: {},
			published: {},
			fixed: undefined,
			fixTitle: undefined,
		},
	]);
});

test.each([
	["a fix without what it fixes", "## After the fix\n"],
	["a block without a file name", "## Wrong\n```zone\n$TTL 1h\n```\n"],
])("a page with %s is refused", (_, page) => {
	expect(() => readLiteratePage("ptr-missing", page)).toThrow("ptr-missing");
});
