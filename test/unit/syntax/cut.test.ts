import { describe, expect, test } from "vitest";
import { CHUNK_LINES, cutIntoChunks, cutPoints, cutSteps } from "../../../server/src/syntax/cut.ts";
import { toOctets, toText } from "../../../server/src/text/utf8.ts";

/** The chunks of a text that is cut every two lines. */
function cut(text: string): string[] {
	const octets = toOctets(text);
	const points = [0, ...cutPoints(octets, 2), octets.length];
	return points.slice(1).map((end, index) => toText(octets, points[index], end));
}

test("a text is cut between lines", () => {
	expect(cut("a\nb\nc\nd\ne")).toEqual(["a\nb\n", "c\nd\n", "e"]);
	expect(cut("a\r\nb\r\nc\r\n")).toEqual(["a\r\nb\r\n", "c\r\n"]);
	expect(cut("")).toEqual([""]);
});

test("never within a group", () => {
	expect(cut("a (\nb\nc\n) d\ne\nf\n")).toEqual(["a (\nb\nc\n) d\n", "e\nf\n"]);
});

test("never within a string that goes on behind a backslash", () => {
	expect(cut('a\nb "\\\n\\\n"\nc\n')).toEqual(['a\nb "\\\n\\\n"\n', "c\n"]);
});

test("parentheses in comments and strings hold nothing together", () => {
	expect(cut('a ; (\nb "("\nc\n')).toEqual(['a ; (\nb "("\n', "c\n"]);
});

describe("behind an include", () => {
	test.each(["$INCLUDE x", "$GENERATE 1-9 a$ A 10.0.0.$", "$include\tx", '$INCLUDE "x"', "$INCLUDE ( x\n)"])(
		"%j starts another chunk",
		(line) => {
			expect(cut(`${line}\na\n`)).toEqual([`${line}\n`, "a\n"]);
		},
	);

	test.each([" $INCLUDE x", "$GENERATED x", "; $INCLUDE x", "$INCLUDED x"])("%j does not", (line) => {
		expect(cut(`${line}\na\n`)).toEqual([`${line}\na\n`]);
	});
});

test("a large file becomes chunks of some hundred lines", () => {
	const lines = 10 * CHUNK_LINES;
	const chunks = cutIntoChunks(toOctets("a A 192.0.2.1\n".repeat(lines)));
	expect(chunks.map((chunk) => chunk.lineEnds)).toEqual(Array.from({ length: 10 }, () => CHUNK_LINES));
});

test("a large file is cut in steps, into the same chunks", () => {
	const octets = toOctets('a A 192.0.2.1\nb TXT ( "x"\n) ; c\n$INCLUDE d\n'.repeat(1000));
	const steps = cutSteps(octets);
	let count = 0;
	let step = steps.next();
	for (; !step.done; step = steps.next()) count++;
	expect(step.value).toEqual(cutIntoChunks(octets));
	expect(count).toBeGreaterThanOrEqual(Math.floor(step.value.length / 32));
});
