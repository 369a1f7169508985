import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** What is seen in a browser. It needs Chromium, which the host of the integration suite brings. */
export default defineConfig({
	// What the client says is tested without VS Code.
	resolve: { alias: { vscode: fileURLToPath(new URL("test/support/vscode.ts", import.meta.url)) } },
	test: {
		include: ["test/{pages,web}/**/*.test.mjs"],
		testTimeout: 60_000,
		hookTimeout: 300_000,
		// One file at a time: what is measured in one must not wait for the browser of another.
		fileParallelism: false,
	},
});
