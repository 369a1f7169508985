import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { toOctets, toText } from "../../server/src/text/utf8.ts";
import { dumpZone } from "../../server/src/workspace/zone-dump.ts";
import { Dice } from "../fuzz/dice.ts";
import { mutation } from "../fuzz/mutation.ts";
import { NEVER_WORKS } from "../support/never-works.ts";
import { hasTool, REFERENCE_ENVIRONMENT } from "../support/reference-tool.ts";
import { withCorpus } from "./corpus.ts";
import { judgeRow } from "./judged-row.ts";
import { type VerdictRow, verdictRows } from "./verdict-rows.ts";

/** So many zones are tried, each with a slip of its own; the same ones each time. */
const ZONES = 400;
const SEED = 20261130;

/** Larger files take longer, and tell no more. */
const LARGEST = 20_000;

const LENIENT = "-i local -k warn -m warn -M warn -n warn -S warn -r warn -T warn".split(" ");
const NO_CHECKS = "-i none -k ignore -m ignore -M ignore -n ignore -S ignore -r ignore -T ignore".split(" ");
const DUMP = "-q -D -f text -F text -s full -o -".split(" ");

/** What BIND would write out for minutes, the types that it does not know, and comments that speak to this program alone. */
const NOT_COMPARED = /-2147483647|CLA|IPN|zonetrio:/;

withCorpus((corpus) => {
	describe.skipIf(!hasTool("named-checkzone"))("zones of the corpus, each with a slip of somebody who types", () => {
		test("are loaded where BIND loads them, with the same records, and have an error where it refuses them", () => {
			const trees = readdirSync(join(corpus, "trees")).map((name) => join(corpus, "trees", name));
			const rows = verdictRows(corpus, trees).filter(
				({ kind, read, main }) => kind !== "question" && (read(main)?.length ?? LARGEST) < LARGEST,
			);
			const folder = mkdtempSync(join(tmpdir(), "zonetrio-slips-"));
			onTestFinished(() => rmSync(folder, { recursive: true }));
			const dice = new Dice(SEED);
			const differing: string[] = [];
			let loaded = 0;
			for (let zone = 0; zone < ZONES; zone++) {
				const row = pickRow(dice, rows);
				const compared = compare(row, withSlip(dice, row), folder);
				if (compared === "loaded") loaded++;
				else if (compared !== "refused") differing.push(compared);
			}
			console.log(`${ZONES} zones: ${loaded} loaded by both, ${ZONES - loaded - differing.length} refused by both`);
			expect(differing, differing.join("\n\n")).toEqual([]);
		});
	});
});

/** Mostly one that is loaded without a slip, so that it depends on that. */
function pickRow(dice: Dice, rows: readonly VerdictRow[]): VerdictRow {
	for (;;) {
		const row = dice.pick(rows);
		if (!row.refusal || dice.oneIn(10)) return row;
	}
}

function withSlip(dice: Dice, row: VerdictRow): Uint8Array {
	const text = toText(row.read(row.main)!);
	for (;;) {
		const { from, to, text: slip } = mutation(dice, text);
		if (!NOT_COMPARED.test(slip)) return toOctets(text.slice(0, from) + slip + text.slice(to));
	}
}

/** How both judge it; where they do not agree, what differs. */
function compare(row: VerdictRow, octets: Uint8Array, folder: string): string {
	const file = join(folder, "slip.zone");
	writeFileSync(file, octets);
	const cwd = row.kind === "record" ? folder : row.folder;
	const checks = row.kind === "record" ? NO_CHECKS : LENIENT;
	const theirs = named("named-checkzone", [...checks, row.origin, file], cwd);
	const refusal = theirs.status === 0 ? undefined : { line: undefined, file: undefined, message: theirs.stdout };
	const read = (path: string) => (path === row.main ? octets : row.read(path));
	const { errors, service } = judgeRow({ ...row, refusal, read });
	const counted = errors.filter(({ rule }) => refusal || !NEVER_WORKS.has(rule));
	const [first] = counted;
	const told = `${row.origin} ${row.main}\n${JSON.stringify(toText(octets)).slice(0, 3000)}`;
	if (refusal) return first ? "refused" : `BIND refuses ${told}\n${theirs.stdout}`;
	if (first) return `BIND loads ${told}\n${first.range.start.line + 1} ${first.rule}: ${first.message}`;
	const lines: string[] = [];
	dumpZone(service.workspace, [...service.workspace.openZones()][0]!, (line) => lines.push(line));
	const ours = join(folder, "ours.zone");
	writeFileSync(ours, `${lines.join("\n")}\n`);
	const inTheirs = records(row.origin, file, cwd);
	const inOurs = records(row.origin, ours, cwd);
	if (inTheirs === inOurs) return "loaded";
	return `other records in ${told}\nBIND: ${inTheirs}\nhere: ${inOurs}`;
}

/** The records of a file as BIND writes them, in order; of those that differ in capital letters alone it keeps either. */
function records(origin: string, file: string, cwd: string): string {
	const { stdout } = named("named-compilezone", [...NO_CHECKS, ...DUMP, origin, file], cwd);
	const lines = stdout.split("\n").filter((line) => line !== "" && !line.startsWith(";"));
	return [...new Set(lines.map((line) => line.toLowerCase()))].sort().join("\n");
}

function named(tool: string, given: readonly string[], cwd: string): { status: number | null; stdout: string } {
	const run = spawnSync(tool, given, { cwd, env: REFERENCE_ENVIRONMENT, encoding: "latin1", maxBuffer: 1 << 28 });
	if (run.error) throw run.error;
	return run;
}
