import fc from "fast-check";
import { expect, test } from "vitest";
import { CHUNK_LINES, cutIntoChunks } from "../../server/src/syntax/cut.ts";
import { ChunkedText, chunkOf, type Position } from "../../server/src/text/chunked-text.ts";
import { countLineEnds } from "../../server/src/text/line-end.ts";
import { type ColumnUnit, octetOffset, toOctets, toText, unitLength } from "../../server/src/text/utf8.ts";

const PIECE = fc.constantFrom("a", "b ", "é", "€", "😀", "\n", "\r\n", "\r", ";", "x\ny", "\ufffd");
const TEXT = fc.array(PIECE, { maxLength: 40 }).map((pieces) => pieces.join(""));

const UNIT = fc.constantFrom<ColumnUnit>("utf-8", "utf-16", "utf-32");

const LENGTH: Readonly<Record<ColumnUnit, (text: string) => number>> = {
	"utf-8": (text) => Buffer.byteLength(text),
	"utf-16": (text) => text.length,
	"utf-32": (text) => Array.from(text).length,
};

/** The chunks of a text, cut behind some of its line ends. */
function chunked(text: string, every: number, unit: ColumnUnit): ChunkedText {
	const lines = text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
	const chunks: string[] = [];
	for (let line = 0; line < lines.length; line += every) chunks.push(lines.slice(line, line + every).join(""));
	return new ChunkedText(
		chunks.map((chunk) => chunkOf(toOctets(chunk))),
		unit,
	);
}

function position(text: string, offset: number, unit: ColumnUnit): Position {
	const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
	return { line: lines.length - 1, character: LENGTH[unit](lines.at(-1)!) };
}

/** The nearest offset at or before one where an editor can put its cursor. */
function cursor(text: string, wanted: number): number {
	const offset = wanted % (text.length + 1);
	const isInside =
		(text[offset - 1] === "\r" && text[offset] === "\n") || /[\ud800-\udbff]/.test(text[offset - 1] ?? "");
	return isInside ? offset - 1 : offset;
}

const EDIT = fc.record({ from: fc.nat(10_000), length: fc.oneof(fc.constant(0), fc.nat(12)), text: TEXT });

test("edits of a chunked text are edits of the string", () => {
	fc.assert(
		fc.property(
			TEXT,
			fc.integer({ min: 1, max: 4 }),
			fc.array(EDIT, { maxLength: 6 }),
			UNIT,
			(start, every, edits, unit) => {
				let model = start;
				const text = chunked(start, every, unit);
				for (const edit of edits) {
					const from = cursor(model, edit.from);
					const to = Math.max(from, cursor(model, Math.min(model.length, from + edit.length)));
					text.replace({ start: position(model, from, unit), end: position(model, to, unit), text: edit.text });
					model = model.slice(0, from) + edit.text + model.slice(to);
					expect(toText(text.octets())).toBe(model);
					expect(text.lineCount).toBe(model.split(/\r\n|\r|\n/).length);
				}
			},
		),
		{ seed: 20261124, numRuns: 400 },
	);
});

test("a position leads to an octet and back", () => {
	fc.assert(
		fc.property(TEXT, fc.integer({ min: 1, max: 4 }), fc.nat(10_000), UNIT, (model, every, wanted, unit) => {
			const text = chunked(model, every, unit);
			const offset = cursor(model, wanted);
			const place = text.locate(position(model, offset, unit));
			expect(text.position(place.index, place.offset)).toEqual(position(model, offset, unit));
			const before = text.chunks.slice(0, place.index).reduce((sum, chunk) => sum + chunk.length, 0);
			expect(before + place.offset).toBe(toOctets(model.slice(0, offset)).length);
		}),
		{ seed: 20261124, numRuns: 400 },
	);
});

test("of any octets, UTF-16 units are counted as the decoder makes them", () => {
	const octet = fc.oneof(
		fc.nat(255),
		fc.constantFrom(0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80, 0xed, 0xa0),
	);
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 12 }), fc.array(octet, { maxLength: 12 }), (some, others) => {
			const octets = Uint8Array.from([...some, ...others]);
			const text = toText(octets);
			for (let units = 0; units <= text.length; units++) {
				const offset = octetOffset(octets, 0, octets.length, units);
				// One unit less where the second half of a pair would follow.
				const isInside = /[\ud800-\udbff]/.test(text[units - 1] ?? "");
				expect(toText(octets, 0, offset)).toBe(text.slice(0, isInside ? units - 1 : units));
			}
			expect(unitLength(octets, 0, octets.length, "utf-16")).toBe(text.length);
		}),
		{ seed: 20261124, numRuns: 500 },
	);
});

test.each([
	["utf-8", 1 + 2 + 2],
	["utf-16", 1 + 1 + 1],
	["utf-32", 1 + 1 + 1],
] as const)("octets that are no UTF-8 count in %s as editors show them", (unit, length) => {
	const latin = Uint8Array.of(0x61, 0xe9, 0xfc);
	expect(unitLength(latin, 0, 3, unit)).toBe(length);
	expect(octetOffset(latin, 0, 3, length - 1, unit)).toBe(2);
});

test("a column within a character is taken as its beginning", () => {
	const octets = toOctets("é😀b");
	const at = (unit: ColumnUnit) => [0, 1, 2, 3, 4, 5, 6, 7, 9].map((column) => octetOffset(octets, 0, 7, column, unit));
	expect(at("utf-8")).toEqual([0, 0, 2, 2, 2, 2, 6, 7, 7]);
	expect(at("utf-16")).toEqual([0, 2, 2, 6, 7, 7, 7, 7, 7]);
	expect(at("utf-32")).toEqual([0, 2, 6, 7, 7, 7, 7, 7, 7]);
});

test("cutting and releasing keep every octet", () => {
	const line = fc.constantFrom(
		"a A 192.0.2.1\n",
		"(\n",
		")\n",
		'"\n',
		"; (\n",
		"$INCLUDE x\n",
		"\\\n",
		"é\r\n",
		"\r",
		"; a\rb\n",
	);
	fc.assert(
		fc.property(fc.array(line, { maxLength: 3 * CHUNK_LINES, size: "max" }), (lines) => {
			const octets = toOctets(lines.join(""));
			const chunks = cutIntoChunks(octets);
			const counted = chunks.map((chunk) => countLineEnds(chunk.octets, 0, chunk.length));
			expect(chunks.map(({ lineEnds }) => lineEnds)).toEqual(counted);
			const text = new ChunkedText(chunks);
			expect(text.octets()).toEqual(octets);
			text.release();
			expect(text.restore(octets)).toBe(true);
			expect(text.octets()).toEqual(octets);
		}),
		{ seed: 20261124, numRuns: 25 },
	);
});
