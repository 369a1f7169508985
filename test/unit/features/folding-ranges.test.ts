import { expect, test } from "vitest";
import { foldingRanges } from "../../../server/src/features/folding-ranges.ts";
import { atOnce } from "../../../server/src/text/at-once.ts";
import { ROOT } from "../../support/memory-workspace.ts";
import { readWorkspace } from "../../support/zone-records.ts";

/** What can be folded, as `FIRST-LAST KIND`, lines from 1. */
function folds(text: string, limit = 5000): string[] {
	const workspace = readWorkspace({ "db.example.com": text });
	const ranges = atOnce(foldingRanges(workspace, `${ROOT}/db.example.com`, limit));
	return ranges.map(({ startLine, endLine, kind }) => `${startLine + 1}-${endLine + 1}${kind ? ` ${kind}` : ""}`);
}

test.each([
	["a group", "@ SOA ns1 h (\n 1 2 3\n 4 5 )\nwww A 192.0.2.1\n", ["1-3"]],
	["strings in parentheses, at the end of the file", 'a TXT ( "a"\n "b" )', ["1-2"]],
	["comments that stand together", "; a\n; b\n\n; c\nwww A 192.0.2.1 ; d\n; e\n ; f\n", ["1-2 comment", "6-7 comment"]],
	[
		"the records of an owner",
		"www A 192.0.2.1\n A 192.0.2.2\n; c\n\n AAAA 2001:db8::1\nx A 192.0.2.3\nX TXT a\n",
		["1-5", "6-7"],
	],
	["an owner whose first record is a group, by its group", "@ SOA ns1 h (\n 1 2 3 4 5 )\n NS ns1\n", ["1-2"]],
	[
		"what stands below an origin, up to the comments before the next",
		"$ORIGIN a.example.com.\nx A 192.0.2.1\n\n; b\n$ORIGIN b.example.com.\nx A 192.0.2.1\ny A 192.0.2.1\n\n",
		["1-2", "5-7"],
	],
	[
		"regions, one in another",
		";#region one\n; #region two\nx A 192.0.2.1\n;#endregion\n; a\n; b\n;#endregion\n;#endregion\n",
		["1-7 region", "2-4 region", "5-6 comment"],
	],
	["an open group, as far as it goes", "www IN\n A\nx TXT (\n\n", ["3-4"]],
	["lines that end with CRLF", "@ SOA ns1 h (\r\n 1 2 3 4 5 )\r\n; a\r\n; b\r\n", ["1-2", "3-4 comment"]],
	["an empty file", "", []],
])("%s", (_, text, expected) => {
	expect(folds(text)).toEqual(expected);
});

test("where an editor takes few, regions and sections come first", () => {
	const text = ";#region\n$ORIGIN a.example.com.\nwww A 192.0.2.1\n A 192.0.2.2\n;#endregion\n";
	expect(folds(text)).toEqual(["1-5 region", "2-4", "3-4"]);
	expect(folds(text, 2)).toEqual(["1-5 region", "2-4"]);
});
