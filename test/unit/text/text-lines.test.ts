import { expect, test } from "vitest";
import { TextLines } from "../../../server/src/text/text-lines.ts";

test.each([
	[0, 0, 0],
	[2, 0, 2],
	[3, 1, 0],
	[5, 2, 0],
	[8, 3, 0],
	[9, 3, 1],
])("the offset %d is in line %d at %d, whatever ends the lines", (offset, line, character) => {
	expect(new TextLines("ab\nc\rd\r\nef", "utf-16").position(offset)).toEqual({ line, character });
});

test.each([
	["utf-8", 6],
	["utf-16", 3],
	["utf-32", 2],
] as const)("columns are counted in %s", (unit, character) => {
	const lines = new TextLines("ab\né😀c\n", unit);
	expect(lines.position(6)).toEqual({ line: 1, character });
	expect(lines.offset({ line: 1, character })).toBe(6);
	expect(lines.offset({ line: 9, character })).toBe(8);
});
