import { describe, expect, test } from "vitest";
import { CancellationToken } from "vscode-languageserver/node";
import { inSlices } from "../../../server/src/lsp/in-slices.ts";

/** Longer than a slice, in milliseconds. */
const LONG = 10;

describe("work in slices", () => {
	test("comes to the result of its steps", async () => {
		expect(await inSlices(() => work(3), CancellationToken.None)).toBe("done after 3");
	});

	test("lets others work between its slices", async () => {
		let turns = 0;
		const other = setInterval(() => turns++, 0);
		await inSlices(() => work(6), CancellationToken.None);
		clearInterval(other);
		expect(turns).toBeGreaterThanOrEqual(3);
	});

	test("ends without a result when what it found is not right any more", async () => {
		let asked = 0;
		const holds = () => ++asked < 3;
		expect(await inSlices(() => work(100), CancellationToken.None, holds)).toBeUndefined();
		expect(asked).toBe(3);
	});

	test("ends with an error when the editor gives up", async () => {
		await expect(inSlices(() => work(100), CancellationToken.Cancelled)).rejects.toThrow("the editor gave up");
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
