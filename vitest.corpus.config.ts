import { defineConfig } from "vitest/config";

/** Zone files of other projects, judged by other programs: `npm run test:corpus`. */
export default defineConfig({
	test: { include: ["test/corpus/**/*.test.ts"], testTimeout: 600_000, hookTimeout: 600_000, maxWorkers: "100%" },
});
