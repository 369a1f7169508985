// npm run fuzz -- [--inputs N] [--seed N] [--workers N] [--longest-step MILLISECONDS]: reads zones that are a little wrong, and fails if one of them
// makes the service throw, hold others up, point outside a text, or see another thing than opening the file anew does.
import { fork } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { bundlePrograms } from "../support/bundled-program.mjs";

const { values } = parseArgs({
	options: {
		inputs: { type: "string", default: "50000" },
		seed: { type: "string", default: "1" },
		"longest-step": { type: "string", default: "100" },
		workers: { type: "string", default: String(availableParallelism()) },
	},
});
const given = [values.inputs, values.seed, values.workers, values["longest-step"]];
const [inputs, seed, workers, longestStep] = given.map(Number);
if (![inputs, seed, workers, longestStep].every((number) => Number.isSafeInteger(number) && number > 0)) {
	console.error("--inputs, --seed, --workers and --longest-step are whole numbers above 0");
	process.exit(2);
}
const corpus = process.env.ZONETRIO_CORPUS;

const out = await bundlePrograms("fuzz", ["worker"]);

const start = performance.now();
const children = [];
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, interrupted);
const tried = new Array(workers).fill(0);
const finds = [];
const results = await Promise.all(tried.map((_, index) => work(index)));
clearLine();
const total = (key) => results.reduce((sum, result) => sum + (result?.[key] ?? 0), 0);
const seconds = (performance.now() - start) / 1000;
console.log(
	`${total("tried").toLocaleString("en")} inputs from ${results[0]?.seeds ?? 0} files in ${seconds.toFixed(0)} s ` +
		`(seed ${seed}, ${workers} workers): ${total("combinations").toLocaleString("en")} combinations of findings, ` +
		`${total("compared").toLocaleString("en")} times compared with the files opened anew, ${finds.length} failures`,
);
if (finds.length > 0 || results.includes(undefined)) process.exitCode = 1;

/** Lets one worker do its share; undefined if it came to no end. */
function work(index) {
	return new Promise((resolve) => {
		// A terminal sends its interrupt to all; the workers are to be counted first.
		const child = fork(join(out, "worker.mjs"), { execArgv: ["--enable-source-maps"], detached: true });
		children.push(child);
		let result;
		child.on("message", ({ find, tried: count, done }) => {
			if (find) keep(find);
			if (count !== undefined) progress(index, count);
			if (done) result = done;
		});
		child.on("exit", (status, signal) => {
			if (!result) console.error(`A worker ended before its work was done (${signal ?? `status ${status}`})`);
			resolve(result);
		});
		child.send({ seed: seed + index, inputs: Math.ceil(inputs / workers), longestStep, corpus });
	});
}

/** Says how far it came. */
function interrupted() {
	for (const child of children) child.kill("SIGKILL");
	clearLine();
	const sum = tried.reduce((all, one) => all + one, 0);
	const seconds = ((performance.now() - start) / 1000).toFixed(0);
	console.log(`Interrupted after ${sum.toLocaleString("en")} inputs in ${seconds} s: ${finds.length} failures`);
	process.exit(130);
}

function keep(find) {
	finds.push(find);
	const folder = join(out, "finds");
	mkdirSync(folder, { recursive: true });
	const path = join(folder, `${seed}-${finds.length}.json`);
	writeFileSync(path, `${JSON.stringify(find, null, "\t")}\n`);
	clearLine();
	console.error(`${find.what}\n  kept in ${path}`);
}

function progress(index, count) {
	tried[index] = count;
	if (!process.stderr.isTTY) return;
	const sum = tried.reduce((all, one) => all + one, 0);
	process.stderr.write(`\r${sum.toLocaleString("en")} of ${inputs.toLocaleString("en")} inputs`);
}

function clearLine() {
	if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
}
