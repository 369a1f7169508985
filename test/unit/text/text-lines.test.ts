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
	expect(new TextLines("ab\nc\rd\r\nef").position(offset)).toEqual({ line, character });
});
