import { describe, expect, test } from "vitest";
import { hasVariable, isToolTask, toolArguments } from "../../../client/node/tool-command.ts";

const absolute = (path: string) => `/folder/${path}`;

describe("what a tool is given", () => {
	test("is each a word of its own, whatever is in it", () => {
		const zone = { type: "named-checkzone", zone: "a;rm -rf.example", file: "zones/a b" } as const;
		expect(toolArguments(zone, absolute)).toEqual(["--", "a;rm -rf.example", "/folder/zones/a b"]);
		expect(toolArguments({ type: "named-checkconf", file: "named.conf" }, absolute)).toEqual([
			"--",
			"/folder/named.conf",
		]);
	});
});

test.each([
	[{ type: "named-checkzone", zone: "example.com", file: "db" }, true],
	[{ type: "named-checkzone", zone: "example.com", file: "db", folder: "bind" }, true],
	[{ type: "named-checkconf", file: "named.conf" }, true],
	[{ type: "named-checkzone", file: "db" }, false],
	[{ type: "named-checkzone", zone: ["example.com"], file: "db" }, false],
	[{ type: "named-checkconf", file: "" }, false],
	[{ type: "named-checkconf", file: "named.conf", folder: 1 }, false],
	[{ type: "shell", file: "named.conf" }, false],
])("%j can be run: %s", (definition, can) => {
	expect(isToolTask(definition)).toBe(can);
});

test("what VS Code would fill in is told from what it would not", () => {
	expect(hasVariable("zones/${command:workbench.action.quit}.zone")).toBe(true);
	expect(hasVariable("zones/$TTL{1}.zone")).toBe(false);
});
