import {
	chmodSync,
	existsSync,
	linkSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type FileChange, replaceFiles } from "../../../server/src/cli/replace-files.ts";
import { toOctets } from "../../../server/src/text/utf8.ts";

let folder = "";
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "zonetrio-replace-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
	const path = join(folder, name);
	writeFileSync(path, content);
	return path;
}

function change(name: string, before: string | undefined, after: string): FileChange {
	return {
		path: join(folder, name),
		before: before === undefined ? undefined : toOctets(before),
		after: toOctets(after),
	};
}

function contents(): Record<string, string> {
	return Object.fromEntries(
		readdirSync(folder)
			.sort()
			.map((name) => [name, readFileSync(join(folder, name), "utf8")]),
	);
}

describe("files that are replaced together", () => {
	test("all have their new content, and nothing is left beside them", () => {
		file("a", "1");
		chmodSync(file("b", "2"), 0o640);
		expect(
			replaceFiles([change("a", "1", "one"), change("b", "2", "two"), change("c", undefined, "three")]),
		).toBeUndefined();
		expect(contents()).toEqual({ a: "one", b: "two", c: "three" });
		expect(statSync(join(folder, "b")).mode & 0o777).toBe(0o640);
	});

	test("none has where one was changed meanwhile", () => {
		file("a", "1");
		file("b", "changed");
		expect(replaceFiles([change("a", "1", "one"), change("b", "2", "two")])).toMatch(
			/\/b has changed since it was read/,
		);
		expect(contents()).toEqual({ a: "1", b: "changed" });
	});

	test("none has where one has gone, or one has come that is to be new", () => {
		file("a", "1");
		expect(replaceFiles([change("a", "1", "one"), change("b", "2", "two")])).toMatch(
			/\/b cannot be written \(ENOENT\)/,
		);
		file("c", "mine");
		expect(replaceFiles([change("a", "1", "one"), change("c", undefined, "three")])).toMatch(
			/\/c cannot be written, because there is such a file/,
		);
		expect(contents()).toEqual({ a: "1", c: "mine" });
	});

	test("a link stays one, and two names of one file cannot become two things", () => {
		file("a", "1");
		symlinkSync("a", join(folder, "link"));
		linkSync(join(folder, "a"), join(folder, "hard"));
		expect(replaceFiles([change("link", "1", "one")])).toBeUndefined();
		expect(readFileSync(join(folder, "a"), "utf8")).toBe("one");
		expect(replaceFiles([change("link", "one", "x"), change("a", "one", "y")])).toMatch(
			/are one file, and would become different/,
		);
		expect(contents()["a"]).toBe("one");
		expect(existsSync(join(folder, "hard"))).toBe(true);
	});
});
