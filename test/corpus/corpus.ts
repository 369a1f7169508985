import { existsSync, readdirSync, readFileSync } from "node:fs";
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

/** The rows of a file with a JSON value on each line. */
export function jsonLines<Row>(path: string): Row[] {
	return readFileSync(path, "utf8")
		.split("\n")
		.filter((line) => line !== "")
		.map((line) => JSON.parse(line));
}

/** All files in a folder and below it. */
export function filesBelow(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
}
