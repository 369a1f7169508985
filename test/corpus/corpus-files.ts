import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

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
