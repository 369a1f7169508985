import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { BUDGETS, exceededBudgets } from "../bench/budgets.ts";
import { QUICK, type TableShape, tablesOf, WHOLE } from "../bench/figure-tables.ts";
import type { Figures } from "../bench/figures.ts";
import { BY_HAND, performancePage, tableText } from "../bench/page.ts";
import { growthExponent, percentile } from "../bench/statistics.ts";

const text = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), "utf8");
const PAGE = text("docs/performance.md");
const TABLES = tablesOf(WHOLE);

/** The figures of the page, as far as it shows them. */
function figuresOf(page: string): Figures {
	const figures: Figures = new Map();
	for (const table of TABLES) {
		const lines = page.slice(page.indexOf(`## ${table.title}\n`)).split("\n");
		const first = lines.findIndex((line) => line.startsWith(`| ${table.first} `)) + 2;
		for (const [index, row] of table.rows.entries()) {
			const cells = lines[first + index]!.split("|").slice(2, 2 + table.columns.length);
			const numbers = cells.map((cell) => cell.trim().replaceAll(",", ""));
			figures.set(
				row.key,
				numbers.map((number) => (number === "not measured" ? undefined : Number(number))),
			);
		}
	}
	return figures;
}

describe("docs/performance.md", () => {
	const figures = figuresOf(PAGE);

	test.each(TABLES)("has the table that the measurement makes: $title", (table: TableShape) => {
		expect(PAGE).toContain(`## ${table.title}\n\n${table.about}\n\n${tableText(table, figures)}\n`);
		for (const { key } of table.rows)
			expect(
				figures.get(key)!.some((figure) => Number.isFinite(figure)),
				key,
			).toBe(true);
	});

	test("says of each target whether its figure keeps to it, and of how many", () => {
		const targets = TABLES.flatMap(({ rows }) =>
			rows.flatMap(({ key, targets }) => targets.map((one) => ({ key, ...one }))),
		);
		const met = targets.filter(
			({ key, column, atMost }) => (figures.get(key)?.[column] ?? Number.POSITIVE_INFINITY) <= atMost,
		);
		expect(PAGE).toContain(`${met.length} of ${targets.length} targets are met`);
	});

	test("says where, when and beside which programs it was measured", () => {
		expect(PAGE).toMatch(
			/Measured by `npm run bench -- --write` on \d+ \w+ 20\d\d: \d+ × .+, Node v\d+\.\d+\.\d+,\sbeside .*kzonecheck \d/s,
		);
	});

	test("keeps what was written by hand", () => {
		const byHand = PAGE.slice(PAGE.indexOf(BY_HAND));
		expect(byHand).toContain("## What profiles showed");
		const circumstances = {
			date: "1 January 2030",
			machine: "a machine",
			node: "Node",
			peers: new Map(),
			load: 1,
			cores: 2,
		};
		const again = performancePage(figures, circumstances, PAGE);
		expect(again.slice(again.indexOf(BY_HAND))).toBe(byHand);
		expect(again).toContain("beside no other program");
	});

	test.each(["README.md", "ARCHITECTURE.md"])("is told of in %s", (page) => {
		expect(text(page)).toContain("(docs/performance.md)");
	});
});

test("every budget is that of a figure, and whoever exceeds it is told", () => {
	const all = (figure: number): Figures =>
		new Map(tablesOf(QUICK).flatMap(({ rows, columns }) => rows.map(({ key }) => [key, columns.map(() => figure)])));
	const processes = { run: () => ({ clock: 0.5, processor: 0.5, memory: null, status: 0 }) };
	expect(exceededBudgets(all(0), processes)).toEqual([]);
	const exceeded = exceededBudgets(all(1_000_000), processes);
	expect(exceeded.length).toBe(BUDGETS.length);
	expect(exceeded[0]).toBe(
		"seconds of the processor for a cold check: 1000000.00, and no more than 2.50 was expected (cold.zonetrio)",
	);
	// A slower machine may take longer, but what it takes grows as it does on a fast one.
	const slow = { run: () => ({ clock: 5, processor: 5, memory: null, status: 0 }) };
	expect(exceededBudgets(all(24), slow).map((told) => told.split(":")[0])).toEqual([
		"exponent of the growth with records",
		"exponent of the growth with zones",
	]);
});

test("costs that grow with a power of the size are known by it", () => {
	const points = (power: number) => [10, 100, 1000].map((size) => ({ size, cost: 3 * size ** power }));
	for (const power of [0.5, 1, 2]) expect(growthExponent(points(power))).toBeCloseTo(power);
});

test("a percentile is one of the values", () => {
	expect(percentile([5, 1, 3], 0.5)).toBe(3);
	expect(percentile([5, 1, 3], 0.99)).toBe(5);
	expect(percentile([5, 1, 3], 1)).toBe(5);
});
