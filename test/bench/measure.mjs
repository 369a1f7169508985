// One measurement in a process of its own: `node --expose-gc measure.mjs BUNDLE WHAT PATH…` prints JSON.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [bundle, what, ...paths] = process.argv.slice(2);
const { ZoneService } = createRequire(import.meta.url)(bundle);
const today = () => ({ year: 2026, month: 11, day: 24 });

/** So long, in milliseconds, the language server works before it looks for messages. */
const SLICE = 8;
/** Edits of each kind; the first ones warm up and are not counted. */
const EDITS = 250;
const WARM_UP = 50;

const measurements = { keystrokes, memory, folder };
process.stdout.write(JSON.stringify(measurements[what]()));

/** Milliseconds from an edit to the findings of the files that it changes, for each kind of edit. */
function keystrokes() {
	const [forward, reverse] = paths;
	const service = loaded(paths, 2_000_000);
	const forwardLines = readFileSync(forward, "latin1").split("\n");
	const reverseLines = readFileSync(reverse, "latin1").split("\n");
	const hosts = numbersOf(forwardLines, / IN A 10\./);
	const spf = forwardLines.findIndex((line) => line.includes("v=spf1"));
	const pointers = numbersOf(reverseLines, / IN PTR /);
	const random = randomNumbers(7);
	const pick = (lines) => lines[Math.floor(random() * lines.length)];
	const at = (line, character) => ({ line, character });

	/** A character typed and taken back, each an edit. */
	const typing = (path, lines, choose, text) => () => {
		const line = choose();
		const character = lines[line].length;
		return [
			[path, { start: at(line, character), end: at(line, character), text }],
			[path, { start: at(line, character), end: at(line, character + text.length), text: "" }],
		];
	};
	const kinds = {
		host: typing(forward, forwardLines, () => pick(hosts), "1"),
		comment: typing(forward, forwardLines, () => pick(hosts), " ;"),
		line: () => {
			const line = pick(hosts);
			return [
				[forward, { start: at(line, 0), end: at(line, 0), text: "inserted IN A 10.1.2.3\n" }],
				[forward, { start: at(line, 0), end: at(line + 1, 0), text: "" }],
			];
		},
		spf: () => {
			const character = forwardLines[spf].indexOf("/24") + 1;
			return [
				[forward, { start: at(spf, character), end: at(spf, character + 2), text: "25" }],
				[forward, { start: at(spf, character), end: at(spf, character + 2), text: "24" }],
			];
		},
		pointer: () => {
			const line = pick(pointers);
			const character = reverseLines[line].indexOf(".example.com");
			return [
				[reverse, { start: at(line, character), end: at(line, character), text: "x" }],
				[reverse, { start: at(line, character), end: at(line, character + 1), text: "" }],
			];
		},
	};
	return Object.fromEntries(
		Object.entries(kinds).map(([kind, edits]) => {
			const times = [];
			while (times.length < EDITS) {
				for (const [path, change] of edits()) {
					const start = performance.now();
					service.edit(path, [change]);
					service.settle();
					for (const changed of service.takeChangedFiles()) service.shownFindings(changed);
					times.push(performance.now() - start);
				}
			}
			return [kind, percentiles(times.slice(WARM_UP))];
		}),
	);
}

/** Octets that a record costs, beside the text. */
function memory() {
	globalThis.gc();
	const before = process.memoryUsage();
	const service = loaded(paths, undefined);
	globalThis.gc();
	const after = process.memoryUsage();
	const { records } = service.counts();
	const text = paths.reduce((sum, path) => sum + readFileSync(path).length, 0);
	return {
		records,
		tables: (after.arrayBuffers - before.arrayBuffers - text) / records,
		heap: (after.heapUsed - before.heapUsed) / records,
		resident: (after.rss - before.rss) / records,
	};
}

/** Milliseconds until a folder is judged, and the longest time in which nothing else could be done. */
function folder() {
	const [root] = paths;
	const files = readdirSync(root, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));
	const start = performance.now();
	let longest = 0;
	const timed = (work) => {
		const from = performance.now();
		const result = work(from);
		longest = Math.max(longest, performance.now() - from);
		return result;
	};
	const service = new ZoneService([root], { today });
	timed(() => service.setPaths(files));
	for (const path of files) timed(() => service.setFile(path, readFileSync(path), { open: false }));
	while (!timed((from) => service.settle(() => performance.now() - from > SLICE)));
	for (const path of service.takeChangedFiles()) timed(() => service.shownFindings(path));
	return { total: performance.now() - start, longest, zones: service.counts().zones };
}

function loaded(files, expectedRecords) {
	const service = new ZoneService([join(files[0], "..")], { today, ...(expectedRecords && { expectedRecords }) });
	service.setPaths(files);
	for (const path of files) service.setFile(path, readFileSync(path), { open: true, named: true });
	service.settle();
	for (const path of service.takeChangedFiles()) service.shownFindings(path);
	return service;
}

function numbersOf(lines, pattern) {
	return lines.flatMap((line, number) => (pattern.test(line) ? [number] : []));
}

function percentiles(times) {
	const sorted = [...times].sort((one, other) => one - other);
	const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
	return { p50: at(0.5), p99: at(0.99), worst: sorted.at(-1) };
}

/** The same numbers from 0 to 1 each time (mulberry32). */
function randomNumbers(seed) {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}
