import { describe, expect, test } from "vitest";
import { type Files, ROOT } from "../../support/memory-workspace.ts";
import { problemsOf, readWorkspace, recordsOf } from "../../support/zone-records.ts";

const HEAD = "$TTL 60\n@ SOA ns h 1 2 3 4 5\n@ NS ns\n";

/** The records of example.com with a text behind its head, and other files beside it. */
function records(text: string, files: Files): string[] {
	const workspace = readWorkspace({ "db.example.com": HEAD + text, ...files });
	return recordsOf(workspace, "example.com.").map((line) => line.replaceAll(".example.com.", ""));
}

describe("an included file", () => {
	test("has the origin at hand, or the one that is given", () => {
		const text = "$INCLUDE hosts\n$INCLUDE hosts sub\n$ORIGIN deep\n$INCLUDE hosts\n";
		expect(records(text, { hosts: "a A 192.0.2.1\n" })).toEqual([
			"a 60 A 192.0.2.1",
			"a.sub 60 A 192.0.2.1",
			"a.deep 60 A 192.0.2.1",
		]);
	});

	test("leaves origin and owner as they were", () => {
		const text = "a A 192.0.2.1\n$INCLUDE hosts\n A 192.0.2.2\nc A 192.0.2.3\n";
		expect(records(text, { hosts: "$ORIGIN sub\nb A 192.0.2.9\n" })).toEqual([
			"a 60 A 192.0.2.1",
			"b.sub 60 A 192.0.2.9",
			"a 60 A 192.0.2.2",
			"c 60 A 192.0.2.3",
		]);
	});

	test("begins with the owner before it", () => {
		expect(records("a A 192.0.2.1\n$INCLUDE hosts\n", { hosts: " A 192.0.2.2\n" })).toEqual([
			"a 60 A 192.0.2.1",
			"a 60 A 192.0.2.2",
		]);
	});

	test("leaves its TTL behind", () => {
		const text = "$INCLUDE hosts\nb A 192.0.2.2\n";
		expect(records(text, { hosts: "$TTL 90\na A 192.0.2.1\n" })).toEqual(["a 90 A 192.0.2.1", "b 90 A 192.0.2.2"]);
	});

	test("may include others, relative to the folder of the zone or its own", () => {
		const files = {
			"parts/one": "a A 192.0.2.1\n$INCLUDE parts/two\n$INCLUDE three\n",
			"parts/two": "b A 192.0.2.2\n",
			"parts/three": "c A 192.0.2.3\n",
		};
		expect(records('$INCLUDE "parts/one"\n', files)).toEqual([
			"a 60 A 192.0.2.1",
			"b 60 A 192.0.2.2",
			"c 60 A 192.0.2.3",
		]);
	});

	test("is read in each zone that includes it, and is no zone itself", () => {
		const workspace = readWorkspace({
			"db.example.com": `${HEAD}$INCLUDE hosts.inc\n`,
			"db.example.net": `${HEAD}$INCLUDE hosts.inc\n`,
			"hosts.inc": "a A 192.0.2.1\n",
		});
		expect(recordsOf(workspace, "example.com.")).toEqual(["a.example.com. 60 A 192.0.2.1"]);
		expect(recordsOf(workspace, "example.net.")).toEqual(["a.example.net. 60 A 192.0.2.1"]);
		expect([...workspace.openZones()].map(({ spec }) => spec.origin)).toEqual(["example.com.", "example.net."]);
	});
});

describe("an include that cannot be followed", () => {
	test.each<[string, string, Files, string]>([
		["no such file", "$INCLUDE gone\n", {}, "db.example.com:4 include-missing gone"],
		["out of the folder", "$INCLUDE ../../gone\n", {}, "db.example.com:4 include-outside ../../gone"],
		["no path", "$INCLUDE\n", {}, "db.example.com:4 missing-rdata $INCLUDE"],
		["too much", "$INCLUDE a b c\n", {}, "db.example.com:4 extra-rdata c"],
		["itself", "$INCLUDE db.example.com\n", {}, "db.example.com:4 include-cycle db.example.com"],
		["a circle", "$INCLUDE a\n", { a: "$INCLUDE b\n", b: "x A 192.0.2.1\n$INCLUDE a\n" }, "b:2 include-cycle a"],
	])("%s", (_, text, files, expected) => {
		const workspace = readWorkspace({ "db.example.com": `${HEAD}${text}z A 192.0.2.26\n`, ...files });
		expect(problemsOf(workspace)).toEqual([expected]);
		expect(recordsOf(workspace, "example.com.").at(-1)).toBe("z.example.com. 60 A 192.0.2.26");
	});

	test("nested deeper than ten", () => {
		const nested = Array.from({ length: 12 }, (_, index) => [`i${index}`, `$INCLUDE i${index + 1}\n`]);
		const files = { ...Object.fromEntries(nested), i12: "a A 192.0.2.1\n" };
		const workspace = readWorkspace({ "db.example.com": `${HEAD}$INCLUDE i0\n`, ...files });
		expect(problemsOf(workspace)).toEqual(["i9:1 include-too-deep i10"]);
	});
});

describe("an edit", () => {
	const FILES = {
		"db.example.com": `${HEAD}$INCLUDE hosts\n$INCLUDE hosts sub\nz A 192.0.2.26\n`,
		hosts: "a A 192.0.2.1\nb A 192.0.2.2\n",
	};

	test("of an included file counts in every place where it is read, and reads nothing else", () => {
		const workspace = readWorkspace(FILES);
		const { blocksRead } = workspace.reader.work;
		const change = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 }, text: "c" };
		workspace.edit(`${ROOT}/hosts`, [change]);
		workspace.advance(() => false);
		expect(recordsOf(workspace, "example.com.")).toEqual([
			"c.example.com. 60 A 192.0.2.1",
			"b.example.com. 60 A 192.0.2.2",
			"c.sub.example.com. 60 A 192.0.2.1",
			"b.sub.example.com. 60 A 192.0.2.2",
			"z.example.com. 60 A 192.0.2.26",
		]);
		expect(workspace.reader.work.blocksRead - blocksRead).toBe(2);
	});

	test("that sets a TTL in an included file changes those behind it", () => {
		const workspace = readWorkspace(FILES);
		const start = { line: 2, character: 0 };
		workspace.edit(`${ROOT}/hosts`, [{ start, end: start, text: "$TTL 90\n" }]);
		workspace.advance(() => false);
		expect(recordsOf(workspace, "example.com.").map((line) => line.split(" ")[1])).toEqual([
			"60",
			"60",
			"90",
			"90",
			"90",
		]);
	});

	test("that takes the include away takes its records away", () => {
		const workspace = readWorkspace(FILES);
		const change = { start: { line: 3, character: 0 }, end: { line: 4, character: 0 }, text: "" };
		workspace.edit(`${ROOT}/db.example.com`, [change]);
		workspace.advance(() => false);
		expect(recordsOf(workspace, "example.com.").map((line) => line.split(" ")[0])).toEqual([
			"a.sub.example.com.",
			"b.sub.example.com.",
			"z.example.com.",
		]);
	});
});

describe("a file that comes later", () => {
	const FILES = { "db.example.com": `${HEAD}$INCLUDE hosts\nz A 192.0.2.26\n` };
	const OWNERS = (workspace: ReturnType<typeof readWorkspace>) =>
		recordsOf(workspace, "example.com.").map((line) => line.split(".")[0]);

	test("is asked for, read, and taken out again", () => {
		const workspace = readWorkspace(FILES);
		const paths = [`${ROOT}/db.example.com`, `${ROOT}/hosts`];
		workspace.setPaths(paths);
		workspace.advance(() => false);
		expect(workspace.wanted()).toEqual([`${ROOT}/hosts`]);
		expect([OWNERS(workspace), problemsOf(workspace)]).toEqual([["z"], []]);

		workspace.setFile(`${ROOT}/hosts`, new TextEncoder().encode("a A 192.0.2.1\n"), false);
		workspace.advance(() => false);
		expect([OWNERS(workspace), workspace.wanted()]).toEqual([["a", "z"], []]);

		workspace.setPaths(paths.slice(0, 1));
		workspace.removeFile(`${ROOT}/hosts`);
		workspace.advance(() => false);
		expect([OWNERS(workspace), problemsOf(workspace)]).toEqual([["z"], ["db.example.com:4 include-missing hosts"]]);
	});
});
