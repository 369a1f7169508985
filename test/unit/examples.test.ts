import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { EXAMPLES, exampleService } from "../support/example-service.ts";

/** `file rule` for each finding that the README lists of an example. */
function listed(example: string): string[] {
	const readme = readFileSync(join(EXAMPLES, "README.md"), "utf8");
	const section = readme.split(/^## /m).find((text) => text.startsWith(`${example}\n`)) ?? "";
	return [...section.matchAll(/^\| `([^`]+)` +\|.*\| \[([\w-]+)\]/gm)].map(([, file, rule]) => `${file} ${rule}`);
}

function found(example: string): string[] {
	const service = exampleService(example);
	const root = join(EXAMPLES, example);
	return service
		.files()
		.flatMap((path) => service.findings(path).map(({ rule }) => `${path.slice(root.length + 1)} ${rule}`));
}

describe.each(["harbour", "orchard", "review"])("%s", (example) => {
	test("has the mistakes that its description lists, and no others", () => {
		expect(listed(example)).not.toEqual([]);
		expect(found(example).sort()).toEqual(listed(example).sort());
	});
});
