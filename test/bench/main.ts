// Measures the command and the server beside other programs; see run.mjs.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { TestFolder } from "../protocol/language-client.ts";
import { measureAnswers } from "./answers.ts";
import { measureBlocks } from "./blocks.ts";
import { exceededBudgets } from "./budgets.ts";
import { measureColdChecks, peerVersions, type ZoneFiles } from "./cold-check.ts";
import { QUICK, type Sizes, tablesOf, WHOLE } from "./figure-tables.ts";
import type { Figures } from "./figures.ts";
import { measureGrowth } from "./growth.ts";
import { measureEcho, measureKeystrokes } from "./keystrokes.ts";
import { measureOpening } from "./opening.ts";
import { performancePage, tableText } from "./page.ts";
import { MeasuredProcesses } from "./process-cost.ts";
import { median } from "./statistics.ts";
import {
	writeForwardZone,
	writeMailReverseZone,
	writeProvider,
	writeReverseZone,
	writeSmallZones,
} from "./written-zones.ts";

const PROJECT = join(import.meta.dirname, "../..");
const PAGE = join(PROJECT, "docs/performance.md");
const CLI = join(PROJECT, "dist/cli.cjs");
const SERVER = join(PROJECT, "dist/server.cjs");
const START_RUNS = 7;

const { values: options } = parseArgs({
	options: {
		quick: { type: "boolean", default: false },
		blocks: { type: "boolean", default: false },
		check: { type: "boolean", default: false },
		write: { type: "boolean", default: false },
	},
});
if (options.write && options.quick)
	throw new Error("The page has the figures of the whole measurement: --write without --quick");

const work = mkdtempSync(join(tmpdir(), "zonetrio-bench-"));
const written = new Map<number, ZoneFiles>();
const processes = new MeasuredProcesses(join(PROJECT, "test/bench/rusage.pl"), work);
try {
	if (options.blocks) showBlocks(await measureBlocks(SERVER, WHOLE.typed[0]!));
	else await measureAll(options.quick ? QUICK : WHOLE);
} finally {
	rmSync(work, { recursive: true });
}

async function measureAll(sizes: Sizes): Promise<void> {
	const figures: Figures = new Map();
	const loads: number[] = [];
	for (const [title, measure] of steps(sizes, figures)) {
		const start = performance.now();
		await measure();
		loads.push(loadavg()[0]!);
		process.stderr.write(`${title}: ${Math.round((performance.now() - start) / 1000)} s\n`);
	}
	for (const table of tablesOf(sizes)) console.log(`\n${table.title}\n\n${tableText(table, figures)}`);
	if (options.check) {
		const exceeded = exceededBudgets(figures, processes);
		for (const told of exceeded) console.error(told);
		process.exitCode = exceeded.length > 0 ? 1 : 0;
	}
	if (options.write) {
		const circumstances = {
			date: new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" }),
			machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown processor"}, ${process.platform}`,
			node: `Node ${process.version}`,
			peers: peerVersions(),
			load: median(loads),
			cores: cpus().length,
		};
		writeFileSync(PAGE, performancePage(figures, circumstances, readFileSync(PAGE, "utf8")));
	}
}

/** What is measured, one after the other. */
function steps(sizes: Sizes, figures: Figures): readonly (readonly [title: string, measure: () => unknown])[] {
	const zones = (records: number) => zonesOf(records);
	return [
		[
			"cold check",
			() => measureColdChecks(figures, processes, { cli: CLI, zones: zones(sizes.cold), runs: sizes.runs }),
		],
		...sizes.typed.map(
			(lines) =>
				[
					`keystrokes in ${lines} lines`,
					() => measureKeystrokes(figures, { server: SERVER, zones: zones(lines), lines, count: sizes.keystrokes }),
				] as const,
		),
		["a process that only answers", () => measureEcho(figures, sizes.keystrokes)],
		["growth", () => measureGrowth(figures, processes, { cli: CLI, work, sizes })],
		["opening small zones", () => measureFolder("opening.small", (path) => writeSmallZones(path, sizes.opened))],
		[
			"opening a provider's zones",
			() => measureFolder("opening.provider", (path) => writeProvider(path, sizes.opened, sizes.provided)),
		],
		[
			"answers",
			() => measureAnswers(figures, { server: SERVER, zones: zones(sizes.typed[0]!), count: sizes.keystrokes / 2 }),
		],
		["blocks", async () => figures.set("answers.block", await longestBlock(sizes))],
		["memory", () => measureMemory(zones(sizes.cold).forward)],
		["start", () => figures.set("start", [median(startTimes())])],
	];

	async function measureFolder(key: string, write: (path: string) => void): Promise<void> {
		const folder = new TestFolder({});
		try {
			write(folder.path);
			await measureOpening(figures, key, { server: SERVER, folder, servers: sizes.servers });
		} finally {
			folder.remove();
		}
	}

	function measureMemory(zone: string): void {
		const program = join(import.meta.dirname, "memory.mjs");
		const { stdout, status } = spawnSync(process.execPath, ["--expose-gc", program, zone], {
			stdio: ["ignore", "pipe", "inherit"],
		});
		if (status !== 0) throw new Error("the memory of a record cannot be measured");
		const { tables, heap } = JSON.parse(stdout.toString()) as { tables: number; heap: number };
		figures.set("memory.tables", [tables]);
		figures.set("memory.heap", [heap]);
	}
}

/** A forward zone of so many records and its reverse zones, as files. */
function zonesOf(records: number): ZoneFiles {
	const known = written.get(records);
	if (known) return known;
	const path = (name: string) => join(work, `${records}.${name}.zone`);
	const zones = { forward: path("forward"), reverse: path("reverse"), mail: path("mail") };
	writeForwardZone(zones.forward, records);
	writeReverseZone(zones.reverse, records);
	writeMailReverseZone(zones.mail);
	written.set(records, zones);
	return zones;
}

async function longestBlock(sizes: Sizes): Promise<readonly (number | undefined)[]> {
	const blocks = await measureBlocks(SERVER, Math.min(sizes.cold / 10, sizes.typed[0]!));
	const asked = [...blocks].filter(([what]) => what.includes("/")).map(([, longest]) => longest);
	return [undefined, undefined, Math.max(...asked)];
}

/** Milliseconds that the command takes to say its version. */
function startTimes(): number[] {
	return Array.from({ length: START_RUNS }, () => processes.run(process.execPath, [CLI, "--version"])!.clock * 1000);
}

function showBlocks(blocks: ReadonlyMap<string, number>): void {
	const width = Math.max(...[...blocks.keys()].map((what) => what.length));
	for (const [what, longest] of blocks) console.log(`${what.padEnd(width)}  ${longest.toFixed(2).padStart(10)} ms`);
}
