import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { readAction } from "./github-runner.ts";
import { PROJECT } from "./packed-command.ts";

const read = (path: string) => readFileSync(join(PROJECT, path), "utf8");
const PAGES = [
	"docs/ci.md",
	"README.md",
	"docs/command-line.md",
	"packaging/npm/README.md",
	"examples/review/README.md",
];
const { version } = JSON.parse(read("package.json"));

interface Step {
	readonly uses?: string;
	readonly with?: Readonly<Record<string, string>>;
}

/** All steps of workflows in a page, whether the page shows a whole workflow or a part of it. */
function stepsIn(page: string): Step[] {
	return yamlIn(page).flatMap((part) => {
		if (Array.isArray(part)) return part as Step[];
		const { jobs = {} } = part as { jobs?: Record<string, { steps: Step[] }> };
		return Object.values(jobs).flatMap(({ steps }) => steps);
	});
}

function yamlIn(page: string): unknown[] {
	return [...read(page).matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text]) => parse(text!));
}

test("workflows give the action what it takes", () => {
	const { inputs } = readAction();
	const steps = PAGES.flatMap(stepsIn).filter(({ uses }) => uses?.startsWith("zonetrio/"));
	expect(steps.length).toBeGreaterThanOrEqual(3);
	for (const step of steps) {
		expect(step.uses).toBe(`zonetrio/zonetrio@v${version}`);
		for (const name of Object.keys(step.with ?? {})) expect(inputs).toHaveProperty([name]);
	}
});

test("the inputs and outputs of the action are told, with their presets", () => {
	const page = read("docs/ci.md");
	const { inputs, outputs } = readAction();
	const rows = new Map([...page.matchAll(/^\| `([\w-]+)` +\| (.*?) +\|/gm)].map(([, name, preset]) => [name, preset]));
	for (const [name, { default: preset }] of Object.entries(inputs)) {
		expect(rows.has(name), name).toBe(true);
		if (preset !== "") expect(rows.get(name), name).toBe(`\`${preset}\``);
	}
	for (const name of Object.keys(outputs)) expect(page).toMatch(new RegExp(`^\\| .*\`${name}\`.* \\|`, "m"));
});

test("hooks and versions are those that there are", () => {
	const hooks = (parse(read(".pre-commit-hooks.yaml")) as { id: string }[]).map(({ id }) => id);
	const configured = yamlIn("docs/ci.md").flatMap(
		(part) => (part as { repos?: { hooks: { id: string }[] }[] }).repos ?? [],
	);
	expect(configured.flatMap((repo) => repo.hooks.map(({ id }) => id)).sort()).toEqual(hooks.sort());
	for (const page of PAGES) {
		for (const [text, told] of read(page).matchAll(/(?:zonetrio@v?|rev: v|zonetrio\/v)(\d+\.\d+\.\d+)/g)) {
			expect(told, `${page}: ${text}`).toBe(version);
		}
	}
});

test("links lead to what is there", () => {
	for (const page of PAGES) {
		for (const [, target] of read(page).matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)) {
			expect(existsSync(join(PROJECT, dirname(page), target!)), `${page}: ${target}`).toBe(true);
		}
	}
});
