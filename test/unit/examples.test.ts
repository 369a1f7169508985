import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { ZoneService } from "../../server/src/features/zone-service.ts";

const EXAMPLES = fileURLToPath(new URL("../../examples/", import.meta.url));

/** `file rule` for each finding that the README lists of an example. */
function listed(example: string): string[] {
	const readme = readFileSync(join(EXAMPLES, "README.md"), "utf8");
	const section = readme.split(/^## /m).find((text) => text.startsWith(`${example}\n`)) ?? "";
	return [...section.matchAll(/^\| `([^`]+)` +\|.*\| \[([\w-]+)\]/gm)].map(([, file, rule]) => `${file} ${rule}`);
}

function found(example: string): string[] {
	const root = join(EXAMPLES, example);
	const service = new ZoneService([root], { today: () => ({ year: 2026, month: 11, day: 24 }) });
	const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	const paths = files.map((file) => join(file.parentPath, file.name));
	service.setPaths(paths);
	for (const path of paths) service.setFile(path, readFileSync(path), { open: false });
	for (let wanted = service.wanted(); wanted.length > 0; wanted = service.wanted()) {
		for (const path of wanted) service.setFile(path, readFileSync(path), { open: false, named: true });
	}
	service.settle();
	return service
		.files()
		.flatMap((path) => service.findings(path).map(({ rule }) => `${path.slice(root.length + 1)} ${rule}`));
}

describe.each(["harbour", "orchard"])("%s", (example) => {
	test("has the mistakes that its description lists, and no others", () => {
		expect(listed(example)).not.toEqual([]);
		expect(found(example).sort()).toEqual(listed(example).sort());
	});
});
