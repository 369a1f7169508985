import { defineConfig } from "vitest/config";
import { editorTests } from "./test/editors/installed-editor.ts";

/** Other editors that run the server, as docs/editors.md says; those that are installed. */
export default defineConfig({
	test: {
		include: editorTests(),
		passWithNoTests: true,
		testTimeout: 180_000,
		hookTimeout: 60_000,
		fileParallelism: false,
	},
});
