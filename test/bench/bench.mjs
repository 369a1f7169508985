// Measures the command and the service beside other programs, and prints a table.
//   --quick  a tenth of the records, fewer runs
//   --blocks only how long each request blocks the event loop of the language server
//   --check  fails if something takes more than its budget (budgets.json) and a half
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { FORWARD_ORIGIN, writeFolder, writeForwardZone, writeMailReverseZone, writeReverseZone } from "./generate.mjs";

const { values: options } = parseArgs({
	options: {
		quick: { type: "boolean", default: false },
		blocks: { type: "boolean", default: false },
		check: { type: "boolean", default: false },
	},
});
const HUGE = options.quick ? 100_000 : 1_000_000;
const LARGE = options.quick ? 10_000 : 100_000;
const RUNS = options.quick ? 3 : 5;
/** What takes longer than this, in milliseconds, runs fewer times. */
const SLOW = 10_000;
const SLOW_RUNS = 2;
/** A measurement fails if it is so many times its budget. */
const TOLERANCE = 1.5;

const root = join(import.meta.dirname, "../..");
const cli = join(root, "dist/cli.cjs");
const work = mkdtempSync(join(tmpdir(), "zonetrio-bench-"));
const rows = [];

try {
	await (options.blocks ? addBlocks() : run());
	report();
} finally {
	rmSync(work, { recursive: true });
}

async function run() {
	const huge = zonesOf("huge", HUGE);
	const large = zonesOf("large", LARGE);
	const folder = join(work, "folder");
	writeFolder(folder, 1000);
	console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}\n`);

	coldChecks(huge);
	const bundle = await bundleService();
	for (const [name, { forward, reverse, count }] of Object.entries({ large, huge })) {
		const kinds = measured(bundle, "keystrokes", forward, reverse);
		for (const [kind, { p50, p99, worst }] of Object.entries(kinds)) {
			add(`keystroke in ${count} lines: ${kind}, p50`, p50, "ms", `keystroke.${name}.p50`);
			add(`keystroke in ${count} lines: ${kind}, p99`, p99, "ms", `keystroke.${name}.p99`);
			add(`keystroke in ${count} lines: ${kind}, worst`, worst, "ms");
		}
	}
	const requests = await requestTimes(large);
	for (const [kind, { p50, p99, worst }] of Object.entries(requests)) {
		add(`answer in ${large.count} lines: ${kind}, p50`, p50, "ms");
		add(`answer in ${large.count} lines: ${kind}, p99`, p99, "ms", "answer.p99");
		add(`answer in ${large.count} lines: ${kind}, worst`, worst, "ms");
	}
	const { tables, heap, resident } = measured(bundle, "memory", huge.forward);
	add("tables, octets a record", tables, "", "memory.tables");
	add("heap, octets a record", heap, "", "memory.heap");
	add("resident growth, octets a record, with text", resident, "");
	add(
		"1,000 small zones: the command",
		medianTime(process.execPath, [cli, "check", folder]).time,
		"ms",
		"folder.command",
	);
	const slices = measured(bundle, "folder", folder);
	add("1,000 small zones: the service", slices.total, "ms", "folder.total");
	add("1,000 small zones: longest slice", slices.longest, "ms", "folder.slice");
	add("zonetrio --version", medianTime(process.execPath, [cli, "--version"]).time, "ms", "start");
	await addBlocks();
}

/** How long the event loop is blocked at most while each request is answered. */
async function addBlocks() {
	for (const [name, longest] of await fromServer("blocks.ts", String(LARGE))) {
		add(`block in ${LARGE} lines: ${name}`, longest, "ms", "block");
	}
}

function coldChecks({ forward, reverse, mail, count }) {
	const name = `cold check of ${count} records`;
	add(`${name}: zonetrio`, medianTime(process.execPath, [cli, "check", forward]).time, "ms", "cold.forward");
	const peers = {
		"named-checkzone": ["-q", FORWARD_ORIGIN, forward],
		kzonecheck: ["-o", FORWARD_ORIGIN, forward],
		"nsd-checkzone": [FORWARD_ORIGIN, forward],
		validns: ["-z", FORWARD_ORIGIN, forward],
	};
	for (const [peer, given] of Object.entries(peers)) {
		const found = medianTime(peer, given);
		if (found) add(`${name}: ${peer}${found.status === 0 ? "" : ` (status ${found.status})`}`, found.time, "ms");
		else console.log(`${peer} is not installed and not measured`);
	}
	const files = [forward, reverse, mail];
	const all = medianTime(process.execPath, [cli, "check", ...files]).time;
	add(`${name} with the reverse zones: zonetrio`, all, "ms", "cold.cross");
	add(
		`${name} as records: zonetrio`,
		medianTime(process.execPath, [cli, "records", forward]).time,
		"ms",
		"cold.records",
	);
}

function zonesOf(name, records) {
	const zones = {
		forward: join(work, `${name}.forward.zone`),
		reverse: join(work, `${name}.reverse.zone`),
		mail: join(work, `${name}.mail.zone`),
		count: records.toLocaleString("en"),
	};
	writeForwardZone(zones.forward, records);
	writeReverseZone(zones.reverse, records);
	writeMailReverseZone(zones.mail);
	return zones;
}

/** The median wall-clock time of some runs, in milliseconds; undefined if there is no such program. */
function medianTime(program, given) {
	const times = [];
	let status;
	do {
		const start = performance.now();
		const result = spawnSync(program, given, { stdio: "ignore" });
		if (result.error) return undefined;
		status = result.status ?? result.signal;
		times.push(performance.now() - start);
	} while (times.length < (times[0] > SLOW ? SLOW_RUNS : RUNS));
	return { time: times.sort((one, other) => one - other)[times.length >> 1], status };
}

async function bundleService() {
	const outfile = join(work, "service.cjs");
	const entry = join(root, "server/src/features/zone-service.ts");
	await build({ entryPoints: [entry], outfile, bundle: true, platform: "node", format: "cjs", logLevel: "warning" });
	return outfile;
}

function measured(bundle, what, ...paths) {
	const given = ["--expose-gc", join(import.meta.dirname, "measure.mjs"), bundle, what, ...paths];
	const { stdout, status } = spawnSync(process.execPath, given, { stdio: ["ignore", "pipe", "inherit"] });
	if (status !== 0) throw new Error(`${what} cannot be measured`);
	return JSON.parse(stdout.toString());
}

/** How long the server takes to answer while somebody types, by kind of request. */
function requestTimes({ forward, reverse, mail }) {
	return fromServer("requests.ts", forward, reverse, mail);
}

/** What a program that speaks to the language server measures. */
async function fromServer(program, ...given) {
	const outfile = join(work, program.replace(/ts$/, "mjs"));
	await build({
		entryPoints: [join(import.meta.dirname, program)],
		outfile,
		bundle: true,
		platform: "node",
		format: "esm",
		logLevel: "warning",
		banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
	});
	const { stdout, status } = spawnSync(process.execPath, [outfile, join(root, "dist/server.cjs"), ...given], {
		cwd: root,
		stdio: ["ignore", "pipe", "inherit"],
	});
	if (status !== 0) throw new Error(`${program} cannot measure`);
	return JSON.parse(stdout.toString());
}

function add(name, value, unit, budget) {
	rows.push({ name, value, unit, budget });
}

function report() {
	const budgets = JSON.parse(readFileSync(join(import.meta.dirname, "budgets.json"), "utf8"));
	const limits = options.quick ? {} : budgets;
	let exceeded = 0;
	const width = Math.max(...rows.map(({ name }) => name.length));
	for (const { name, value, unit, budget } of rows) {
		const limit = budget === undefined ? undefined : limits[budget];
		const isOver = limit !== undefined && value > limit * TOLERANCE;
		if (isOver) exceeded++;
		const told = limit === undefined ? "" : `  budget ${limit}${isOver ? "  EXCEEDED" : ""}`;
		console.log(`${name.padEnd(width)}  ${value.toFixed(2).padStart(10)} ${unit.padEnd(2)}${told}`.trimEnd());
	}
	if (options.check && exceeded > 0) process.exitCode = 1;
}
