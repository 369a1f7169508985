import { describe, expect, test } from "vitest";
import { cutIntoChunks } from "../../../server/src/syntax/cut.ts";
import { ChunkedText, chunkOf, type Position } from "../../../server/src/text/chunked-text.ts";
import { toOctets, toText } from "../../../server/src/text/utf8.ts";

/** The text, each piece a chunk of its own. */
function chunked(...pieces: string[]): ChunkedText {
	return new ChunkedText(pieces.map((piece) => chunkOf(toOctets(piece))));
}

function pieces(text: ChunkedText): string[] {
	return text.chunks.map((chunk) => toText(chunk.octets));
}

function at(line: number, character: number): Position {
	return { line, character };
}

describe("lines", () => {
	test.each([
		["", 1],
		["a", 1],
		["a\n", 2],
		["a\r\nb", 2],
		["a\rb\r", 3],
		["a\n\rb", 3],
	])("%j has %i", (text, lines) => {
		expect(chunked(text).lineCount).toBe(lines);
	});

	test("are counted through chunks", () => {
		const text = chunked("a\nb\n", "c\r\n", "d");
		expect([text.lineCount, text.firstLine(0), text.firstLine(1), text.firstLine(2)]).toEqual([4, 0, 2, 3]);
	});
});

describe("positions", () => {
	const text = chunked("ab\r\n", "é😀x\n", "last");

	test.each([
		[0, 0, at(0, 0)],
		[0, 2, at(0, 2)],
		[0, 4, at(1, 0)],
		[1, 0, at(1, 0)],
		[1, 2, at(1, 1)],
		[1, 6, at(1, 3)],
		[1, 7, at(1, 4)],
		[2, 4, at(2, 4)],
	])("octet %i:%i", (index, offset, position) => {
		expect(text.position(index, offset)).toEqual(position);
	});

	test.each([
		[at(0, 1), 0, 1],
		[at(0, 99), 0, 2],
		[at(1, 0), 1, 0],
		[at(1, 1), 1, 2],
		[at(1, 3), 1, 6],
		[at(2, 4), 2, 4],
		[at(2, 99), 2, 4],
		[at(99, 0), 2, 4],
	])("%j", (position, index, offset) => {
		expect(text.locate(position)).toEqual({ index, offset });
	});

	test("within a surrogate pair is the place before the character", () => {
		expect(text.locate(at(1, 2))).toEqual({ index: 1, offset: 2 });
	});
});

describe("replacing", () => {
	test("touches one chunk and leaves the others as they are", () => {
		const text = chunked("one\n", "two\n", "three");
		const [first, , last] = text.chunks;
		expect(text.replace({ start: at(1, 0), end: at(1, 3), text: "2" })).toEqual({ index: 1, removed: 1 });
		expect(pieces(text)).toEqual(["one\n", "2\n", "three"]);
		expect([text.chunks[0], text.chunks[2]]).toEqual([first, last]);
	});

	test("across chunks makes them one", () => {
		const text = chunked("one\n", "two\n", "three\n", "four");
		expect(text.replace({ start: at(0, 1), end: at(2, 2), text: "-" })).toEqual({ index: 0, removed: 3 });
		expect(pieces(text)).toEqual(["o-ree\n", "four"]);
	});

	test("a line end that goes away joins the chunk with the next", () => {
		const text = chunked("one\n", "two\n", "three");
		text.replace({ start: at(0, 3), end: at(1, 0), text: "" });
		expect(pieces(text)).toEqual(["onetwo\n", "three"]);
	});

	test("a CR and the LF that comes to stand behind it share a chunk", () => {
		const text = chunked("one\r", "two\n", "three");
		text.replace({ start: at(1, 0), end: at(1, 3), text: "" });
		expect(pieces(text)).toEqual(["one\r\n", "three"]);
		expect(text.lineCount).toBe(2);
	});
});

describe("releasing", () => {
	test("lets the octets go and keeps lengths and lines", () => {
		const text = chunked("one\n", "two");
		text.release();
		expect([text.isLoaded, text.length, text.lineCount]).toEqual([false, 7, 2]);
	});

	test("is undone by the same octets", () => {
		const text = chunked("one\n", "two");
		text.release();
		expect(text.restore(toOctets("one\ntwo"))).toBe(true);
		expect([text.isLoaded, pieces(text)]).toEqual([true, ["one\n", "two"]]);
	});

	test("is not undone by a text of another length", () => {
		const text = chunked("one\n", "two");
		text.release();
		expect(text.restore(toOctets("one\n"))).toBe(false);
		expect(text.isLoaded).toBe(false);
	});
});

test("splitting and merging keep the text", () => {
	const text = chunked("one\ntwo\nthree\n");
	text.split(0, [4, 8]);
	expect(pieces(text)).toEqual(["one\n", "two\n", "three\n"]);
	text.merge(1);
	expect(pieces(text)).toEqual(["one\n", "two\nthree\n"]);
	expect(text.lineCount).toBe(4);
});

test("octets that are no UTF-8 keep their value", () => {
	const octets = Uint8Array.of(97, 0xff, 0xe2, 0x82, 10, 0x80, 98);
	const text = new ChunkedText(cutIntoChunks(octets));
	expect(text.octets()).toEqual(octets);
	// The decoder makes one U+FFFD of 0xff and one of the cut-off sequence.
	expect(text.position(0, 4)).toEqual(at(0, 3));
	expect(text.locate(at(0, 3))).toEqual({ index: 0, offset: 4 });
	expect(text.locate(at(1, 1))).toEqual({ index: 0, offset: 6 });
});
