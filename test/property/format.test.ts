import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { LAYOUTS } from "../support/layouts.ts";
import { type Files, memoryWorkspace } from "../support/memory-workspace.ts";
import { expectSameContent } from "../support/same-content.ts";
import { smallZones } from "../support/small-zones.ts";

test.each(LAYOUTS)("generated zones keep their records and comments, $columns", (layout) => {
	fc.assert(
		fc.property(smallZones, (files) => {
			expectSameContent(memoryWorkspace(files), layout);
		}),
		{ seed: 20261130, numRuns: 60 },
	);
});

/** What a line may be made of; most of it is wrong. */
const PIECE = fc.constantFrom(
	"www",
	"@",
	"IN",
	"in",
	"3600",
	"1h",
	"A",
	"a",
	"AAAA",
	"MX",
	"TXT",
	"192.0.2.1",
	"2001:db8::1",
	"10",
	"mail",
	'"a b"',
	'"a;b"',
	'"open',
	"(",
	")",
	";c",
	"; a comment ",
	"a\\ b",
	"\\",
	"$TTL",
	"$ORIGIN",
	"ns1 h 1 2 3 4 5",
	"SOA",
	"é",
);
const GAP = fc.constantFrom(" ", "  ", "\t", "\t\t", " \t", "        ", "");
const LINE = fc.oneof(
	fc.array(fc.tuple(PIECE, GAP), { maxLength: 9 }).map((pieces) => pieces.map(([piece, gap]) => piece + gap).join("")),
	fc
		.tuple(
			fc.constantFrom("a", "host", "a-long-owner-of-a-record", ""),
			GAP,
			GAP,
			GAP,
			fc.constantFrom("", "  ; c", "\t;c"),
		)
		.map(
			([owner, one, two, three, comment]) => `${owner}${one || " "}IN${two || " "}A${three || "\t"}192.0.2.1${comment}`,
		),
	fc.constantFrom("", "  ", "<<<<<<< ours", "=======", ">>>>>>> theirs", "; comment", "\t; comment"),
);

test.each(LAYOUTS)("lines of anything keep what they say, $columns", (layout) => {
	const text = fc
		.tuple(fc.array(LINE, { maxLength: 25 }), fc.constantFrom("\n", "\r\n", "\r"), fc.boolean(), fc.boolean())
		.map(([lines, lineEnd, hasBom, isEnded]) => {
			const all = ["$ORIGIN example.com.", "@ 60 IN SOA ns1 h 1 2 3 4 5", ...lines, ...(isEnded ? [""] : [])];
			return (hasBom ? "\ufeff" : "") + all.join(lineEnd);
		});
	fc.assert(
		fc.property(text, (zone) => {
			expectSameContent(memoryWorkspace({ "db.example.com": zone }), layout);
		}),
		{ seed: 20261130, numRuns: 400 },
	);
});

test.each(LAYOUTS)("zones of the tests and examples keep their records and comments, $columns", (layout) => {
	const folders = ["test/zones", "examples"].flatMap(foldersBelow);
	const changed = folders.map((folder) => expectSameContent(memoryWorkspace(filesIn(folder)), layout));
	expect(folders.length).toBeGreaterThan(2);
	expect(changed.some((count) => count > 0)).toBe(true);
});

function foldersBelow(folder: string): string[] {
	const entries = readdirSync(folder, { withFileTypes: true });
	return [
		folder,
		...entries.filter((one) => one.isDirectory()).flatMap(({ name }) => foldersBelow(join(folder, name))),
	];
}

function filesIn(folder: string): Files {
	const files = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isFile());
	return Object.fromEntries(files.map(({ name }) => [name, readFileSync(join(folder, name), "utf8")]));
}
