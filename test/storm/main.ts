import { parseArgs } from "node:util";
import { bundleServer } from "../protocol/bundled-server.ts";
import { storm } from "./storm.ts";

/** What is kept may differ by so much between the second half's checkpoints, from their middle. */
const FLAT = 0.1;

const { values } = parseArgs({
	options: { edits: { type: "string", default: "200000" }, seed: { type: "string", default: "1" } },
});
const edits = Number(values.edits);
const seed = Number(values.seed);
if (![edits, seed].every((number) => Number.isSafeInteger(number) && number > 0)) {
	console.error("--edits and --seed are whole numbers above 0");
	process.exit(2);
}
let isOver = false;
// Whoever interrupts it is told how far it came.
for (const signal of ["SIGINT", "SIGTERM"] as const) {
	process.on(signal, () => {
		isOver = true;
	});
}
const checkpoints = Math.max(2, Math.ceil(edits / 200));
const start = performance.now();
const { memory, compared, ...result } = await storm({
	server: await bundleServer(),
	edits,
	checkpoints,
	seed,
	isOver: () => isOver,
	onCheckpoint: (checkpoint, done) => {
		if (process.stderr.isTTY || checkpoint % 10 === 0)
			process.stderr.write(`${done} edits, ${checkpoint} checkpoints\n`);
	},
});
const half = memory.slice(memory.length / 2);
const [least, most] = [Math.min(...half), Math.max(...half)];
const deviation = (most - least) / (most + least);
const megabytes = (octets: number) => (octets / 1024 / 1024).toFixed(1);
console.log(
	`${result.edits.toLocaleString("en")} edits (seed ${seed}) in ${((performance.now() - start) / 1000).toFixed(0)} s: ` +
		`${compared.toLocaleString("en")} findings at ${memory.length.toLocaleString("en")} checkpoints as from scratch; ` +
		`memory of the second half ${megabytes(least)} to ${megabytes(most)} MB (± ${(deviation * 100).toFixed(1)} %)`,
);
if (deviation > FLAT) {
	console.error(`memory is not flat: more than ± ${FLAT * 100} %`);
	process.exitCode = 1;
}
