import fc from "fast-check";
import { expect, test } from "vitest";
import { CHUNK_LINES } from "../../server/src/syntax/cut.ts";
import { type Files, ROOT } from "../support/memory-workspace.ts";
import { problemsOf, readWorkspace, recordsOf } from "../support/zone-records.ts";

const HEAD = ["$TTL 60", "@ SOA ns h 1 2 3 4 5", "@ NS ns"];
/** So many lines that the file has several chunks. */
const LINES = 3 * CHUNK_LINES;

const HOSTS = Array.from({ length: LINES }, (_, index) => `h${index} A 192.0.2.${index % 256}`);

const PIECES = [
	"x TXT ( one",
	")",
	"two )",
	"( (",
	'x TXT "one',
	'"',
	"; (",
	"$TTL 90",
	"$ORIGIN sub",
	"$ORIGIN example.com.",
	"$INCLUDE hosts",
	" A 192.0.2.9",
	"$GENERATE 1-3 g$ A 192.0.2.$",
	"x 30 MX ( 10",
	"a..b A 192.0.2.1",
	"",
];

const EDIT = fc.record({
	line: fc.nat(LINES - 1),
	removed: fc.oneof(fc.constantFrom(0, 1), fc.nat(LINES)),
	piece: fc.constantFrom(...PIECES),
});

test("after edits far apart, a zone of several chunks is what it is when opened anew", () => {
	fc.assert(
		fc.property(fc.array(EDIT, { minLength: 1, maxLength: 5 }), fc.boolean(), (edits, readsBetween) => {
			const lines = [...HEAD, ...HOSTS];
			const hosts: Files = { hosts: "i A 192.0.2.1\n$TTL 120\n" };
			const live = readWorkspace({ "db.example.com": lines.join("\n"), ...hosts });
			for (const edit of edits) {
				const line = Math.min(HEAD.length + edit.line, lines.length - 1);
				const end = Math.min(line + edit.removed, lines.length - 1);
				lines.splice(line, end - line, edit.piece);
				const change = { start: { line, character: 0 }, end: { line: end, character: 0 }, text: `${edit.piece}\n` };
				live.edit(`${ROOT}/db.example.com`, [change]);
				if (readsBetween) live.advance(() => false);
			}
			live.advance(() => false);
			const anew = readWorkspace({ "db.example.com": lines.join("\n"), ...hosts });
			expect(recordsOf(live, "example.com.")).toEqual(recordsOf(anew, "example.com."));
			expect(problemsOf(live)).toEqual(problemsOf(anew));
		}),
		{ seed: 20261124, numRuns: 40 },
	);
});

test("a broken line costs its own record, wherever it stands", () => {
	const line = fc.constantFrom("a A 192.0.2.1", " A 192.0.2.2", "b MX ( 10", 'c TXT "( one"', "d TXT ( one", "$TTL 90");
	const closed: Readonly<Record<string, string>> = { "b MX ( 10": "  mail )", "d TXT ( one": "two ) ; )" };
	const entry = line.map((text) => (closed[text] === undefined ? text : `${text}\n${closed[text]}`));
	const broken = fc.constantFrom("x A ( 192.0.2.9", 'x TXT "one', "x A 192.0.2.9 )", "x MX ( 10 ( m )", "x TXT one\\");
	const entries = fc.array(entry, { maxLength: 8 });
	fc.assert(
		fc.property(entries, broken, entries, (before, wrong, after) => {
			// A record without an owner has that of the broken line, so none stands right behind it.
			const behind = ["z A 192.0.2.26", ...after];
			const zone = (...lines: string[]) =>
				readWorkspace({ "db.example.com": `${[...HEAD, ...before, ...lines, ...behind].join("\n")}\n` });
			const read = zone(wrong);
			expect(recordsOf(read, "example.com.")).toEqual(recordsOf(zone(), "example.com."));
			expect(problemsOf(read)).toHaveLength(1);
		}),
		{ seed: 20261124, numRuns: 120 },
	);
});
