import { expect, test } from "vitest";
import { depthChange } from "../../../server/src/syntax/group-lines.ts";
import { toOctets } from "../../../server/src/text/utf8.ts";

/** How many of so many open parentheses are open after a text; 0 as soon as none is. */
function after(text: string, depth = 1, end = Number.POSITIVE_INFINITY): number {
	const { net, least } = depthChange(toOctets(text), 0, end);
	return depth + least <= 0 ? 0 : depth + net;
}

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

test("two hundred thousand groups that nobody closes are read in a moment", () => {
	const octets = toOctets("h A (\n".repeat(200_000));
	const started = performance.now();
	for (let line = 0; line < 200_000; line += 10) {
		expect(depthChange(octets, line * 6, octets.length)).toEqual({ net: 200_000 - line, least: 0 });
	}
	expect(performance.now() - started).toBeLessThan(5000);
});

test("of any lines the change is that of going through them", () => {
	const lines = Array.from(
		{ length: 300 },
		(_, at) => `${"()".charAt((at * 7919) % 13 < 6 ? 0 : 1).repeat((at * 31) % 4)}\n`,
	);
	const octets = toOctets(lines.join(""));
	const starts = [0];
	for (const line of lines) starts.push(starts.at(-1)! + line.length);
	for (let first = 0; first < 300; first += 7) {
		for (let behind = first; behind <= 300; behind += 11) {
			let net = 0;
			let least = 0;
			for (const octet of lines.slice(first, behind).join("")) {
				if (octet !== "\n") net += octet === "(" ? 1 : -1;
				least = Math.min(least, net);
			}
			expect(depthChange(octets, starts[first]!, starts[behind]!)).toEqual({ net, least });
		}
	}
});
