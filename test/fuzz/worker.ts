import { Script } from "node:vm";
import { type Find, Fuzzer } from "./fuzzer.ts";
import { reduced } from "./reduce.ts";
import { seeds } from "./seeds.ts";

/** What a worker is to do. */
interface Task {
	readonly seed: number;
	readonly inputs: number;
	readonly longestStep: number;
	readonly corpus: string | undefined;
}

/** Walks between two looks at the clock. */
const WALKS = 16;
/** Walks that take longer, in milliseconds, hang. */
const LONGEST = 120_000;
/** A worker that found so many inputs stops: they will mostly have one cause. */
const MOST_FINDS = 20;

process.on("message", (task: Task) => {
	const all = seeds(task.corpus);
	const fuzzer = new Fuzzer(all, task.seed, task.longestStep);
	// Only the machine itself can stop a loop that never ends.
	const script = new Script("walks()");
	let finds = 0;
	let told = 0;
	const walks = (): Find | undefined => {
		for (let count = 0; count < WALKS && fuzzer.tried < task.inputs; count++) {
			const find = fuzzer.walk();
			if (find) return find;
		}
		return undefined;
	};
	Object.assign(globalThis, { walks });
	while (fuzzer.tried < task.inputs && finds < MOST_FINDS) {
		const walked: Find | undefined = script.runInThisContext({ timeout: LONGEST });
		const find = walked && reduced(walked, task.longestStep);
		if (find) {
			finds++;
			process.send!({ find: shown(find) });
		}
		if (fuzzer.tried - told >= 1_000) {
			told = fuzzer.tried;
			process.send!({ tried: told });
		}
	}
	const { tried, compared, combinations } = fuzzer;
	process.send!({ done: { seeds: all.length, tried, compared, combinations } }, () => process.exit());
});

/** A find as it goes to another process. */
function shown({ what, seed, texts, mutations }: Find): object {
	const files = Object.entries({ ...seed.files, [seed.main]: texts[0]! });
	const contents = files.map(([path, content]) => [path, Buffer.from(content).toString("latin1")]);
	return { what, main: seed.main, origin: seed.origin, files: Object.fromEntries(contents), mutations };
}
