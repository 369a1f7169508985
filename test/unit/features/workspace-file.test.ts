import { describe, expect, test } from "vitest";
import { combinedSettings, readWorkspaceFile } from "../../../server/src/features/workspace-file.ts";

describe(".zonetrio.json", () => {
	test("has settings as groups, with comments, and may name its schema", () => {
		const text =
			'\ufeff{\n// ours\n"$schema": "x", "profile": "strict", /* all */ "mail": { "helo": { "a.": "b." } },\n}\n';
		expect(readWorkspaceFile(text)).toEqual({ profile: "strict", mail: { helo: { "a.": "b." } } });
	});

	test("may be empty", () => {
		expect(readWorkspaceFile("")).toEqual({});
		expect(readWorkspaceFile("// nothing yet\n")).toEqual({});
	});

	test.each(["[]", "1", '"x"', "null"])("is no %s", (text) => {
		expect(() => readWorkspaceFile(text)).toThrow("is no JSON object");
	});

	test.each(["{", '{ "profile": }', "\0", "{}}"])("that cannot be read is said so: %j", (text) => {
		expect(() => readWorkspaceFile(text)).toThrow(/^is no JSON: /);
	});
});

describe("settings of two sources", () => {
	test("are put together; the second wins", () => {
		const first = { profile: "strict", rules: { a: "off", b: "hint" }, include: ["x"], mail: { helo: { h: "i" } } };
		const second = { profile: "trio-only", rules: { b: "error" }, include: ["x", "y"], exclude: ["z"] };
		expect(combinedSettings(first, second)).toEqual({
			profile: "trio-only",
			rules: { a: "off", b: "error" },
			include: ["x", "y"],
			exclude: ["z"],
			mail: { helo: { h: "i" } },
		});
	});

	test("that nobody has set win over nothing", () => {
		const preset = { profile: "recommended", serial: "bump" };
		const told = { profile: "recommended", serial: "bump", rules: {}, include: [] };
		expect(combinedSettings({ profile: "strict" }, told, preset)).toEqual({
			profile: "strict",
			serial: "bump",
			rules: {},
			include: [],
		});
	});

	test("of another kind than the first are taken, and told by whoever reads them", () => {
		expect(combinedSettings({ rules: { a: "off" } }, { rules: 7 })).toEqual({ rules: 7 });
		expect(combinedSettings({ rules: 7 }, { rules: { a: "off" } })).toEqual({ rules: { a: "off" } });
	});
});
