import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RULES } from "../../server/src/rules/registry.ts";
import { SYNTAX_SEVERITIES } from "../../server/src/syntax/syntax-rules.ts";
import { JudgedExample } from "../support/literate.ts";
import type { Example } from "../support/literate-page.ts";
import { literatePages } from "../support/literate-pages.ts";
import { ROOT } from "../support/memory-workspace.ts";
import { NEVER_WORKS } from "../support/never-works.ts";
import { hasTool } from "../support/reference-tool.ts";

/** The rules whose errors mean that BIND refuses the zone. */
const REFUSED = new Set(
	[...RULES.map(({ id }) => id), ...SYNTAX_SEVERITIES.keys()].filter((id) => !NEVER_WORKS.has(id)),
);

describe.skipIf(!hasTool("named-checkzone"))("what an example calls an error, BIND refuses", () => {
	let folder = "";
	beforeAll(() => {
		folder = mkdtempSync(join(tmpdir(), "zonetrio-refused-"));
	});
	afterAll(() => rmSync(folder, { recursive: true }));

	for (const { rule, examples } of literatePages()) {
		if (!REFUSED.has(rule)) continue;
		for (const example of examples.filter(({ marks }) => marks.some(({ severity }) => severity === "error"))) {
			test(`${rule}: ${example.title}`, () => {
				const zones = zonesWithErrors(example);
				expect(zones.length).toBeGreaterThan(0);
				expect(zones.filter(({ origin, file }) => isLoaded(example, origin, file))).toEqual([]);
			});
		}
	}

	function isLoaded({ files }: Example, origin: string, file: string): boolean {
		for (const [name, text] of Object.entries(files)) {
			mkdirSync(dirname(join(folder, name)), { recursive: true });
			writeFileSync(join(folder, name), text);
		}
		return spawnSync("named-checkzone", ["-q", "-i", "local", origin, file], { cwd: folder }).status === 0;
	}
});

/** The zones in whose files the example marks an error. */
function zonesWithErrors(example: Example): { origin: string; file: string }[] {
	const { workspace } = new JudgedExample(example);
	const marked = new Set(example.marks.filter(({ severity }) => severity === "error").map(({ file }) => file));
	const paths = new Set([...marked].map((name) => `${ROOT}/${name}`));
	return [...workspace.openZones()]
		.filter(({ zone }) => [...paths].some((path) => workspace.zonesOfFile(path).includes(zone)))
		.map(({ spec }) => ({ origin: spec.origin, file: spec.path.slice(ROOT.length + 1) }));
}
