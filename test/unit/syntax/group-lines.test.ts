import { expect, test } from "vitest";
import { depthAfter } from "../../../server/src/syntax/group-lines.ts";
import { toOctets } from "../../../server/src/text/utf8.ts";

const after = (text: string, depth = 1, end = Number.POSITIVE_INFINITY) => depthAfter(toOctets(text), 0, end, depth);

test.each([
	["no parenthesis leaves the group open", "a A 192.0.2.1\nb A 192.0.2.2\n", 1],
	["one that closes ends it, whatever follows", "1 2\n3 )\n( (\n", 0],
	["a group of its own changes nothing", "a SOA x y ( 1\n2 )\nb A 192.0.2.1\n", 1],
	["one more is open", "a SOA x y ( 1\n2\n", 2],
	["strings and comments do not count", 'a TXT ")" ; )\nb TXT "\\")"\n', 1],
	["an escaped one is part of a name", "a\\) A 192.0.2.1\n", 1],
	["a string ends with its line", 'a TXT "open\n)\n', 0],
	["closed and opened again on one line is closed", "a ) (\n", 0],
])("%s", (_, text, left) => {
	expect(after(text)).toBe(left);
});

test("lines behind the end do not count", () => {
	expect(after("a\nb\n)\n", 1, 3)).toBe(1);
});

test("twenty thousand groups that nobody closes are read in a moment", () => {
	const octets = toOctets("h A ( 192.0.2.1\n".repeat(20_000));
	const started = performance.now();
	for (let line = 0; line < 20_000; line += 20)
		expect(depthAfter(octets, line * 16, octets.length, 1)).toBeGreaterThan(0);
	expect(performance.now() - started).toBeLessThan(2000);
});
