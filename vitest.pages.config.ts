import { defineConfig } from "vitest/config";

/** What is seen in a browser. It needs Chromium, which the host of the integration suite brings. */
export default defineConfig({
	test: {
		include: ["test/pages/**/*.test.mjs"],
		testTimeout: 60_000,
		hookTimeout: 300_000,
		// One file at a time: what is measured in one must not wait for the browser of another.
		fileParallelism: false,
	},
});
