import { expect, test } from "vitest";
import { sameLines } from "../../../server/src/cli/same-lines.ts";

test.each([
	["", "", [[0, 0]]],
	[
		"a\nb\n",
		"a\nb\n",
		[
			[0, 0],
			[1, 1],
			[2, 2],
		],
	],
	[
		"a\nb",
		"new\na\nb",
		[
			[0, 1],
			[1, 2],
		],
	],
	[
		"a\r\nb\r\n",
		"a\nb\n",
		[
			[0, 0],
			[1, 1],
			[2, 2],
		],
	],
	[
		"a\nb\nc",
		"a\nx\nc",
		[
			[0, 0],
			[2, 2],
		],
	],
	["a\nb\nc", "", []],
	[
		"a\na\na",
		"a\na",
		[
			[0, 0],
			[1, 1],
		],
	],
])("%j becomes %j", (older, now, same) => {
	expect([...sameLines(older, now)].toSorted(([one], [other]) => one - other)).toEqual(same);
});

test("of versions that are hardly alike the ends are compared", () => {
	const lines = (name: string) => Array.from({ length: 2000 }, (_, at) => `${name}${at}`);
	const version = (name: string) => ["head", ...lines(name), "foot", ""].join("\n");
	expect([...sameLines(version("a"), version("b"))]).toEqual([
		[0, 0],
		[2002, 2002],
		[2001, 2001],
	]);
});
