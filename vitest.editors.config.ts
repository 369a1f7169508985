import { defineConfig } from "vitest/config";

/** Other editors that run the server, as docs/editors.md says; those that are installed. */
export default defineConfig({
	test: {
		include: ["test/editors/**/*.test.ts"],
		testTimeout: 180_000,
		hookTimeout: 60_000,
		fileParallelism: false,
	},
});
