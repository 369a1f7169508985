import { expect, test } from "vitest";
import { joinedStrings } from "../../../server/src/rules/views/joined-strings.ts";
import { toOctets } from "../../../server/src/text/utf8.ts";

/** The joined text, and the octets from which each of its units was read. */
function joined(...strings: string[]): [string, string[]] {
	const octets = toOctets(strings.join(""));
	let end = 0;
	const spans = strings.map((string) => {
		const start = end;
		end += toOctets(string).length;
		return { start, end };
	});
	const { text, places } = joinedStrings(octets, spans);
	return [text, places.map((place) => `${place.start}-${place.end}`)];
}

test("strings are put together with nothing between", () => {
	expect(joined("ab", "", "c")).toEqual(["abc", ["0-1", "1-2", "2-3"]]);
});

test("an escape is one unit", () => {
	expect(joined("a\\;\\097b")).toEqual(["a;ab", ["0-1", "1-3", "3-7", "7-8"]]);
	expect(joined("a\\")).toEqual(["a\\", ["0-1", "1-2"]]);
});

test("a surrogate pair is two units of the same place", () => {
	expect(joined("\u{1F4EE}\u00e9")).toEqual(["\u{1F4EE}\u00e9", ["0-4", "0-4", "4-6"]]);
});
