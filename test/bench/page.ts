import { type RowShape, type TableShape, type Target, tablesOf, WHOLE } from "./figure-tables.ts";
import type { Figures } from "./figures.ts";

/** Where and with what the figures were measured. */
export interface Circumstances {
	readonly date: string;
	readonly machine: string;
	readonly node: string;
	/** The peers that are installed, and their versions. */
	readonly peers: ReadonlyMap<string, string>;
	/** How many processes wanted a core on average while it was measured, and how many cores there are. */
	readonly load: number;
	readonly cores: number;
}

/** From here on the page is written by hand, and kept. */
export const BY_HAND = "<!-- What stands below is written by hand and kept. -->";

/** docs/performance.md: the tables with their figures, and what was written by hand in the page before. */
export function performancePage(figures: Figures, circumstances: Circumstances, before: string): string {
	const { date, machine, node, peers, load, cores } = circumstances;
	const programs = [...peers].map(([peer, version]) => `${peer} ${version}`);
	const tables = tablesOf(WHOLE);
	const { met, all } = targetsMet(tables, figures);
	return `# Performance

Measured by \`npm run bench -- --write\` on ${date}: ${machine}, ${node},
beside ${programs.join(", ") || "no other program"}. While it was
measured ${load.toFixed(1)} processes wanted one of the ${cores} cores on average${load > cores ? ", so times on the clock say less than ratios and times of the processor" : ""}. ${met} of ${all} targets are met.
A target counts as met only by the figure that stands here. The zones are invented (\`test/bench/written-zones.ts\`), and the same each time.

${tables.map((table) => `## ${table.title}\n\n${table.about}\n\n${tableText(table, figures)}`).join("\n\n")}

${BY_HAND}${before.slice(before.indexOf(BY_HAND) + BY_HAND.length).trimEnd()}
`;
}

/** A table as Markdown, columns aligned. */
export function tableText(table: TableShape, figures: Figures): string {
	const hasTargets = table.rows.some(({ targets }) => targets.length > 0);
	const head = [
		table.first,
		...table.columns.map(({ name, unit }) => (unit === "" ? name : `${name}, ${unit}`)),
		...(hasTargets ? ["Target", "Met"] : []),
	];
	const rows = table.rows.map((row) => [
		row.name,
		...table.columns.map(({ digits }, column) => shown(figures.get(row.key)?.[column], digits)),
		...(hasTargets ? [targetsText(table, row), verdict(row, figures)] : []),
	]);
	const widths = head.map((name, column) =>
		Math.max(...[name, ...rows.map((row) => row[column]!)].map((cell) => cell.length)),
	);
	const isNumber = (column: number) => column > 0 && column <= table.columns.length;
	const line = (cells: readonly string[]) =>
		`| ${cells.map((cell, column) => (isNumber(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!))).join(" | ")} |`;
	const rule = widths.map((width, column) => (isNumber(column) ? `${"-".repeat(width - 1)}:` : "-".repeat(width)));
	return [line(head), line(rule), ...rows.map(line)].join("\n");
}

/** Whether a figure keeps to its target; one that was not measured does not. */
export function isMet(figures: readonly (number | undefined)[] | undefined, { column, atMost }: Target): boolean {
	const figure = figures?.[column];
	return figure !== undefined && figure <= atMost;
}

function targetsMet(tables: readonly TableShape[], figures: Figures): { met: number; all: number } {
	const all = tables.flatMap(({ rows }) =>
		rows.flatMap(({ key, targets }) => targets.map((target) => ({ key, target }))),
	);
	return { met: all.filter(({ key, target }) => isMet(figures.get(key), target)).length, all: all.length };
}

function targetsText({ columns }: TableShape, { targets }: RowShape): string {
	if (targets.length === 0) return "none";
	return targets
		.map(({ column, atMost }) => {
			const { name, unit } = columns[column]!;
			return `${name} at most ${atMost.toLocaleString("en")}${unit === "" ? "" : ` ${unit}`}`;
		})
		.join(", ");
}

function verdict({ key, targets }: RowShape, figures: Figures): string {
	if (targets.length === 0) return "";
	return targets.every((target) => isMet(figures.get(key), target)) ? "yes" : "**no**";
}

function shown(figure: number | undefined, digits: number): string {
	if (figure === undefined) return "not measured";
	return figure.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
