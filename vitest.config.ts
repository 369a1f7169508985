import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Everything but the integration suite, which runs inside VS Code. The corpus and other editors have runs of their own. */
export default defineConfig({
	// What the client says is tested without VS Code.
	resolve: { alias: { vscode: fileURLToPath(new URL("test/support/vscode.ts", import.meta.url)) } },
	test: {
		include: ["test/**/*.test.ts"],
		exclude: ["test/integration/**", "test/host/**", "test/corpus/**", "test/editors/**"],
		testTimeout: 30_000,
		// By itself it leaves a processor free, which of two is half of them.
		maxWorkers: "100%",
	},
});
