import fc from "fast-check";
import { expect, test } from "vitest";
import { ComposedEdits } from "../../server/src/features/composed-edits.ts";
import { toOctets, toText } from "../../server/src/text/utf8.ts";

const TEXT = fc.string({ unit: fc.constantFrom("a", "b", "é", "😀", "\n"), maxLength: 30 });
const EDIT = fc.record({ from: fc.nat(1000), length: fc.nat(8), text: TEXT });

/** Whole characters, so that octets cut none in two. */
function octetsBefore(characters: readonly string[], count: number): number {
	return toOctets(characters.slice(0, count).join("")).length;
}

test("edits put together do to the first text what they did one after the other", () => {
	fc.assert(
		fc.property(TEXT, fc.array(EDIT, { maxLength: 12 }), (first, edits) => {
			const length = toOctets(first).length;
			const composed = new ComposedEdits(length);
			let now = [...first];
			for (const edit of edits) {
				const from = edit.from % (now.length + 1);
				const to = Math.min(now.length, from + edit.length);
				composed.replace(octetsBefore(now, from), octetsBefore(now, to), edit.text);
				now = [...now.slice(0, from), ...edit.text, ...now.slice(to)];
			}
			const octets = toOctets(first);
			let result = "";
			let at = 0;
			for (const { start, end, text } of composed.edits(length)) {
				expect(start, "they are in order, and do not touch").toBeGreaterThanOrEqual(at);
				result += toText(octets, at, start) + text;
				at = end;
			}
			expect(result + toText(octets, at)).toBe(now.join(""));
		}),
		{ seed: 20261124, numRuns: 1000 },
	);
});

test("what is taken back leaves no edit", () => {
	const composed = new ComposedEdits(10);
	composed.replace(3, 3, "abc");
	composed.replace(3, 6, "");
	expect(composed.edits(10)).toEqual([]);
});
