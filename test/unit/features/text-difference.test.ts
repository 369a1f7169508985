import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { textDifference } from "../../../server/src/features/text-difference.ts";
import { toOctets, toText } from "../../../server/src/text/utf8.ts";
import { ZoneFile } from "../../../server/src/zone/zone-file.ts";

function changed(before: string, after: string): { text: string; edits: number } {
	const file = new ZoneFile("/zone", toOctets(before), false);
	const difference = textDifference(file, toOctets(after));
	if (difference === undefined) throw new Error("no edit tells the difference");
	if (difference) file.edit(difference);
	return { text: toText(file.text.octets()), edits: difference === null ? 0 : 1 };
}

describe("the difference of two texts", () => {
	test("is none where they are the same", () => {
		expect(changed("a A 192.0.2.1\n", "a A 192.0.2.1\n")).toEqual({ text: "a A 192.0.2.1\n", edits: 0 });
	});

	test("is what changed, in whole lines", () => {
		const file = new ZoneFile("/zone", toOctets("a\nbb\nccc\ndddd\n"), false);
		expect(textDifference(file, toOctets("a\nbb\ncXc\ndddd\n"))).toEqual({
			start: { line: 2, character: 0 },
			end: { line: 3, character: 0 },
			text: "cXc\n",
		});
	});

	test("makes one of the other", () => {
		const text = fc
			.array(fc.constantFrom("a", "bc", "\n", "\r\n", "\r", "é", "\u{1F4EC}", "; x", "("), { maxLength: 40 })
			.map((pieces) => pieces.join(""));
		fc.assert(
			fc.property(text, text, text, text, (head, before, after, tail) => {
				const wanted = head + after + tail;
				expect(changed(head + before + tail, wanted).text).toBe(wanted);
			}),
			{ numRuns: 2000, seed: 1 },
		);
	});

	test("is not told where the octets are no text, or the mark at the beginning came or went", () => {
		const file = new ZoneFile("/zone", toOctets("a\nb\n"), false);
		expect(textDifference(file, Uint8Array.from([97, 10, 0xff, 10]))).toBeUndefined();
		expect(textDifference(file, toOctets("\uFEFFa\nb\n"))).toBeUndefined();
		file.text.release();
		expect(textDifference(file, toOctets("a\nc\n"))).toBeUndefined();
	});
});
