import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withCorpus } from "./corpus.ts";
import { jsonLines } from "./corpus-files.ts";

/** A line of what the comparison writes; `records` is missing where there is no reference. */
interface Row {
	readonly id: string;
	readonly path: string;
	readonly kind: "zone" | "case" | "tree";
	readonly records?: "match" | "mismatch" | "none";
}

withCorpus((corpus) => {
	describe("the records of the corpus", () => {
		const folder = mkdtempSync(join(tmpdir(), "zonetrio-corpus-"));
		let rows: Row[] = [];

		beforeAll(async () => {
			const adapter = join(folder, "adapter.mjs");
			const results = join(folder, "results.jsonl");
			await build({
				entryPoints: [join(import.meta.dirname, "compare-adapter.ts")],
				outfile: adapter,
				bundle: true,
				platform: "node",
				format: "esm",
				// Modules of CommonJS in the bundle ask for modules of Node.
				banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
				logLevel: "warning",
			});
			const compare = [join(corpus, "compare.mjs"), "--adapter", adapter, "--json", results];
			execFileSync(process.execPath, compare, { maxBuffer: 1 << 28 });
			rows = jsonLines<Row>(results);
		});

		afterAll(() => rmSync(folder, { recursive: true }));

		test.each(["zone", "case", "tree"] as const)("each %s has the records that BIND reads", (kind) => {
			const compared = rows.filter((row) => row.kind === kind && row.records !== undefined);
			const differing = compared.filter(({ records }) => records !== "match");
			console.log(`${kind}: ${compared.length} compared`);
			expect(compared.length).toBeGreaterThan(0);
			expect(differing.map(({ id, path, records }) => `${id} ${records} ${path}`)).toEqual([]);
		});
	});
});
