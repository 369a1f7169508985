import { expect, test } from "vitest";
import { storm } from "../storm/storm.ts";
import { bundleServer } from "./bundled-server.ts";

test("edits of 50 zones, saves, renames and check-outs leave the findings that are found from scratch", {
	timeout: 120_000,
}, async () => {
	const { edits, compared, memory } = await storm({
		server: await bundleServer(),
		edits: 600,
		checkpoints: 6,
		seed: 3,
	});
	expect(edits).toBeGreaterThanOrEqual(600);
	expect(compared).toBeGreaterThan(1000);
	expect(memory).toHaveLength(6);
});
