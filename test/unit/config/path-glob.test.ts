import fc from "fast-check";
import picomatch from "picomatch";
import { expect, test } from "vitest";
import { pathGlob } from "../../../server/src/config/path-glob.ts";

test.each([
	["*.zone", ["a.zone", ".zone"], ["b/a.zone", "a.zone.bak"]],
	["**/db.*", ["db.a", "x/db.a", "x/y/db.b"], ["db", "xdb.a"]],
	["archive/**", ["archive/a", "archive/b/c", "archive/"], ["archives/a"]],
	["{internal,external}/*.db", ["internal/a.db", "external/b.db"], ["other/a.db"]],
	["a{b,c{d,e}}f", ["abf", "acdf", "acef"], ["acf"]],
	["a{b}", ["a{b}"], ["ab"]],
	["[0-9]?.rev", ["10.rev"], ["1.rev", "a0.rev"]],
	["[!a]x", ["bx"], ["ax"]],
	["\\*", ["*"], ["a"]],
	["a/**/b", ["a/b", "a/x/b", "a/x/y/b"], ["ab", "a/b/c"]],
	["*/", [], ["a"]],
])("%s", (pattern, matching, others) => {
	const matches = pathGlob(pattern)!;
	expect(matching.filter((path) => !matches(path))).toEqual([]);
	expect(others.filter(matches)).toEqual([]);
});

test("what is empty, too long or stands for too much is no pattern", () => {
	expect(pathGlob("")).toBeUndefined();
	expect(pathGlob("a".repeat(70_000))).toBeUndefined();
	expect(pathGlob("{a,b}".repeat(200))).toBeUndefined();
});

test("matches what picomatch does", () => {
	const piece = fc.constantFrom("a", "b", ".", "*", "?", "/", "**/", "{a,b}", "[ab]", "*.a");
	const pattern = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(""));
	const name = fc
		.array(fc.constantFrom("a", "b", "c", ".a", "."), { minLength: 1, maxLength: 3 })
		.map((parts) => parts.join(""));
	const path = fc
		.array(
			name.filter((one) => !/^\.*$/.test(one)),
			{ minLength: 1, maxLength: 3 },
		)
		.map((names) => names.join("/"));
	// Of empty segments, of stars beside stars and of dots alone everybody has an opinion.
	const isClear = (text: string) =>
		!/\/\/|^\/|\/$|\*\*[^/]|[^/]\*\*|(^|\/)\.+(\/|$)|\{/.test(text.replace(/\{a,b\}/g, "a"));
	fc.assert(
		fc.property(pattern.filter(isClear), path, (glob, candidate) => {
			const expected = picomatch(glob, { dot: true, nonegate: true, windows: false })(candidate);
			expect(pathGlob(glob)!(candidate)).toBe(expected);
		}),
		{ seed: 20261130, numRuns: 3000 },
	);
});

test.each([
	"a*".repeat(60) + "b",
	"**/".repeat(100) + "b",
	"+(+(+(a)))b",
	"{a,*a}".repeat(9) + "b",
	"**/*a/".repeat(50) + "b",
])("takes no longer for a pattern that asks for it: %s", (pattern) => {
	const matches = pathGlob(pattern)!;
	const start = process.cpuUsage();
	for (const path of ["a".repeat(250), "a/".repeat(100), "a/b".repeat(100)]) matches(path);
	expect(process.cpuUsage(start).user / 1000).toBeLessThan(500);
});
