import { describe, expect, test } from "vitest";
import { inSlices } from "../../../server/src/lsp/in-slices.ts";

/** Longer than a slice, in milliseconds. */
const LONG = 10;

describe("work in slices", () => {
	test("comes to the result of its steps", async () => {
		expect(await inSlices(work(3), () => true)).toBe("done after 3");
	});

	test("lets others work between its slices", async () => {
		let turns = 0;
		const other = setInterval(() => turns++, 0);
		await inSlices(work(6), () => true);
		clearInterval(other);
		expect(turns).toBeGreaterThanOrEqual(3);
	});

	test("ends without a result when what it found is not right any more", async () => {
		let asked = 0;
		const steps = work(100);
		expect(await inSlices(steps, () => ++asked < 3)).toBeUndefined();
		expect(asked).toBe(3);
	});
});

function* work(steps: number): Generator<void, string> {
	for (let step = 0; step < steps; step++) {
		const end = performance.now() + LONG;
		while (performance.now() < end);
		yield;
	}
	return `done after ${steps}`;
}
