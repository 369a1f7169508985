import { describe, expect, test } from "vitest";
import { lyingWithin } from "../../../server/src/config/config-path.ts";

describe("whether a path lies within some", () => {
	test.each([
		[["/w/a"], "/w/a", true],
		[["/w/a"], "/w/a/b", true],
		[["/w/a"], "/w/ab", false],
		[["/w/a/b"], "/w/a", false],
		[["/x", "/w/a"], "/w/a/b/c", true],
		[[""], "/w", true],
		[[], "/w", false],
	])("%j, %s: %s", (folders, path, expected) => {
		expect(lyingWithin(folders)(path)).toBe(expected);
	});

	test("of a million and a thousand is told at once", () => {
		const isWithin = lyingWithin(Array.from({ length: 1000 }, (_, index) => `/w/folder${index}/file`));
		let within = 0;
		const start = performance.now();
		for (let index = 0; index < 1_000_000; index++) if (isWithin(`/w/folder${index % 2000}/file/${index}`)) within++;
		expect(within).toBe(500_000);
		expect(performance.now() - start).toBeLessThan(10_000);
	});
});
