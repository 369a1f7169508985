import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "vitest";

const FOLDER = resolve(process.env["ZONETRIO_CORPUS"] ?? join(import.meta.dirname, "../../../shared/corpus"));

/** Defines tests that need the corpus; where it is not, a single one that says so. */
export function withCorpus(define: (folder: string) => void): void {
	if (existsSync(join(FOLDER, "truth.jsonl"))) define(FOLDER);
	else
		test("the corpus", () =>
			console.log(`Nothing is compared: there is no corpus in ${FOLDER} (ZONETRIO_CORPUS names another folder)`));
}
