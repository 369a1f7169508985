import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { NEVER_WORKS } from "../support/never-works.ts";
import { withCorpus } from "./corpus.ts";
import { entryLines } from "./entry-lines.ts";
import { judgeRow } from "./judged-row.ts";
import { type VerdictKind, type VerdictRow, verdictRows } from "./verdict-rows.ts";

/** The page with the figures; they are written there where `UPDATE` is set. */
const PAGE = join(import.meta.dirname, "../../docs/conformance.md");

/** So many of a hundred refused zones must be refused here, and at the line at which BIND stops. */
const REFUSED_FLOOR = 99;
const LINE_FLOOR = 98;

const KINDS: readonly VerdictKind[] = ["file", "snippet", "record", "question", "tree"];

const KIND_NAMES: Readonly<Record<VerdictKind, string>> = {
	file: "Zone files",
	snippet: "Zones within source code",
	record: "Single records",
	question: "Single questions",
	tree: "Zones of configured servers",
};

/** How our judgement of a zone compares with BIND's. */
interface Comparison {
	readonly row: VerdictRow;
	readonly path: string;
	/** Errors but for those of rules that may see more than BIND. */
	readonly errors: readonly string[];
	readonly onLine: boolean;
}

withCorpus((corpus) => {
	describe("verdicts on the corpus", () => {
		let compared: Comparison[] = [];

		beforeAll(() => {
			const trees = readdirSync(join(corpus, "trees")).map((name) => join(corpus, "trees", name));
			compared = verdictRows(corpus, trees).map(compare);
			const table = figures(compared);
			console.log(table);
			if (process.env["UPDATE"]) writeFileSync(PAGE, page(table));
		});

		test("nothing that BIND loads has an error without a reason", () => {
			const wrong = compared.filter(({ row, errors }) => !row.refusal && errors.length > 0);
			expect(wrong.map(shown)).toEqual([]);
		});

		test("what BIND refuses has an error", () => {
			const refused = compared.filter(({ row }) => row.refusal);
			const missed = refused.filter(({ errors }) => errors.length === 0);
			console.log(`No error, though BIND refuses:\n${missed.map(shown).join("\n")}`);
			expect((100 * (refused.length - missed.length)) / refused.length).toBeGreaterThanOrEqual(REFUSED_FLOOR);
		});

		test("the error is at the line at which BIND stops", () => {
			const found = compared.filter(({ row, errors }) => row.refusal?.line !== undefined && errors.length > 0);
			const elsewhere = found.filter(({ onLine }) => !onLine);
			console.log(`Errors at other lines than BIND's:\n${elsewhere.map(shown).join("\n")}`);
			expect((100 * (found.length - elsewhere.length)) / found.length).toBeGreaterThanOrEqual(LINE_FLOOR);
		});
	});
});

function compare(row: VerdictRow): Comparison {
	const { main, service, errors } = judgeRow(row);
	const counted = errors.filter(({ rule }) => row.refusal || !NEVER_WORKS.has(rule));
	const { line, file } = row.refusal ?? {};
	const onLine =
		line === undefined ||
		counted.some(({ path, range, related }) =>
			[{ path, range }, ...related].some((at) => {
				if (basename(at.path) !== basename(file ?? main)) return false;
				const { first, last } = entryLines(service.textOf(at.path)!.octets(), line);
				return at.range.start.line + 1 <= last && at.range.end.line + 1 >= first;
			}),
		);
	return {
		row,
		path: main,
		errors: counted.map(({ path, range, rule, message }) => `${path}:${range.start.line + 1} ${rule}: ${message}`),
		onLine,
	};
}

/** A comparison for those who look into it. */
function shown({ row, path, errors }: Comparison): string {
	return `  ${row.kind} ${row.id} ${path} (${row.origin})\n    BIND: ${row.refusal?.message ?? "loads it"}\n    here: ${errors[0] ?? "no error"}`;
}

function figures(compared: readonly Comparison[]): string {
	const rows = KINDS.map((kind) => {
		const ofKind = compared.filter(({ row }) => row.kind === kind);
		return [KIND_NAMES[kind], ...counts(ofKind).map(String)];
	});
	const head = [
		"",
		"Loaded by both",
		"Loaded by BIND only",
		"Refused by both",
		"of these, same line",
		"Refused by BIND only",
	];
	return table([head, ...rows, ["All", ...counts(compared).map(String)]]);
}

function counts(compared: readonly Comparison[]): number[] {
	const loaded = compared.filter(({ row }) => !row.refusal);
	const refused = compared.filter(({ row }) => row.refusal);
	const both = refused.filter(({ errors }) => errors.length > 0);
	const clean = loaded.filter(({ errors }) => errors.length === 0).length;
	return [
		clean,
		loaded.length - clean,
		both.length,
		both.filter(({ onLine }) => onLine).length,
		refused.length - both.length,
	];
}

function table(rows: readonly (readonly string[])[]): string {
	const widths = rows[0]!.map((_, column) => Math.max(3, ...rows.map((row) => row[column]!.length)));
	const line = (row: readonly string[]) => `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(" | ")} |`;
	const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
	return [line(rows[0]!), rule, ...rows.slice(1).map(line)].join("\n");
}

/** The page with other figures. */
function page(table: string): string {
	const text = readFileSync(PAGE, "utf8");
	return text.replace(/(<!-- figures -->\n)[\s\S]*(?=<!-- \/figures -->)/, `$1\n${table}\n\n`);
}
