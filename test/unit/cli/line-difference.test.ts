import { applyPatch } from "diff";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineDifference, newFileDifference } from "../../../server/src/cli/line-difference.ts";
import { editedOctets, type OctetEdit, octetEdits } from "../../../server/src/features/octet-edits.ts";
import { toOctets, toText } from "../../../server/src/text/utf8.ts";

/** Edits of a text by offsets: `[from, to, text]`. */
function edited(text: string, ...edits: readonly (readonly [number, number, string])[]) {
	const octets = edits.map(([start, end, added]): OctetEdit => ({ start, end, octets: toOctets(added) }));
	return toText(lineDifference("db.x", toOctets(text), octets));
}

const TEN = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n";

describe("the difference that edits make", () => {
	test("has lines that come, go and change, with three lines around", () => {
		expect(edited(TEN, [8, 9, "five"]).split("\n").slice(3)).toEqual([
			"@@ -2,7 +2,7 @@",
			" 2",
			" 3",
			" 4",
			"-5",
			"+five",
			" 6",
			" 7",
			" 8",
			"",
		]);
		expect(edited(TEN, [8, 8, "new\n"]).split("\n").slice(3)).toEqual([
			"@@ -2,6 +2,7 @@",
			" 2",
			" 3",
			" 4",
			"+new",
			" 5",
			" 6",
			" 7",
			"",
		]);
		expect(edited(TEN, [0, 4, ""]).split("\n").slice(3)).toEqual(["@@ -1,5 +1,3 @@", "-1", "-2", " 3", " 4", " 5", ""]);
	});

	test("counts lines on from what came before", () => {
		const far = `${TEN}${TEN}`;
		expect(edited(far, [0, 0, "new\n"], [33, 34, "x"]).match(/@@.*@@/g)).toEqual([
			"@@ -1,3 +1,4 @@",
			"@@ -14,7 +15,7 @@",
		]);
	});

	test("is none where nothing changes", () => {
		expect(edited(TEN)).toBe("");
		expect(edited(TEN, [2, 3, "2"])).toBe("");
	});

	test("makes a new file, an empty one too", () => {
		expect(
			toText(newFileDifference("db.y", toOctets("a\nb")))
				.split("\n")
				.slice(1),
		).toEqual(["--- /dev/null", "+++ b/db.y", "@@ -0,0 +1,2 @@", "+a", "+b", "\\ No newline at end of file", ""]);
	});

	test("of a huge file takes no longer than the file is long", () => {
		const lines = Array.from({ length: 100_000 }, (_, line) => `host${line} A 192.0.2.1`);
		const before = toOctets(lines.join("\n"));
		let at = 0;
		const edits = lines.map((line): OctetEdit => {
			const edit = { start: at, end: at, octets: toOctets(" ") };
			at += line.length + 1;
			return edit;
		});
		const start = performance.now();
		expect(lineDifference("db.x", before, edits).length).toBeGreaterThan(before.length * 2);
		expect(performance.now() - start).toBeLessThan(15_000);
	});

	test("applied to the file makes what the edits make", () => {
		const line = fc.constantFrom("", "a", "bé", "c d", "\ta");
		const text = fc
			.array(fc.tuple(line, fc.constantFrom("\n", "\n", "\r\n")), { maxLength: 30 })
			.map((lines) => lines.map((parts) => parts.join("")).join(""));
		const added = fc.constantFrom("", "x", "x\n", "x\ny", "\n", "é\r\n");
		const mark = fc.constantFrom("", "", "\ufeff");
		fc.assert(
			fc.property(
				mark,
				text,
				line,
				fc.array(fc.tuple(fc.nat(), fc.nat(), added), { maxLength: 6 }),
				(bom, body, last, raw) => {
					const whole = bom + body + last;
					const before = toOctets(whole);
					const lines = (body + last).split("\n").map((one) => one.replace(/\r$/, ""));
					const placeOf = (number: number) => {
						const line = number % lines.length;
						return { line, character: number % (lines[line]!.length + 1) };
					};
					const places = raw
						.flatMap(([one, other]) => [placeOf(one), placeOf(other)])
						.sort((one, other) => one.line - other.line || one.character - other.character);
					const changes = raw.map(([, , added], index) => ({
						start: places[2 * index]!,
						end: places[2 * index + 1]!,
						text: added,
					}));
					const edits = octetEdits(before, changes);
					const after = toText(editedOctets(before, edits));
					const patch = toText(lineDifference("db.x", before, edits));
					if (patch === "") expect(after).toBe(whole);
					else expect(applyPatch(whole, patch, { autoConvertLineEndings: false })).toBe(after);
				},
			),
			{ seed: 20261130, numRuns: 2000 },
		);
	});
});
