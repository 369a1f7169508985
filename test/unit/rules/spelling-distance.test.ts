import { expect, test } from "vitest";
import { spellingDistance } from "../../../server/src/text/spelling-distance.ts";

test.each([
	["mail", "mail", 0],
	["mial", "mail", 1],
	["mal", "mail", 1],
	["maill", "mail", 1],
	["mael", "mail", 1],
	["amil", "mali", 2],
	["smtp", "mail", 3],
	["mail", "webmail", 3],
	["", "mx", 2],
])("from %s to %s it is %i", (one, other, distance) => {
	expect(spellingDistance(one, other, 2)).toBe(distance);
	expect(spellingDistance(other, one, 2)).toBe(distance);
});
