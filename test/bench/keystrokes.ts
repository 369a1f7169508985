import { spawn } from "node:child_process";
import type { TextChange } from "../protocol/language-client.ts";
import { randomNumbers } from "../support/random-numbers.ts";
import type { ZoneFiles } from "./cold-check.ts";
import { KEYSTROKES, type Keystroke } from "./figure-tables.ts";
import type { Figures } from "./figures.ts";
import { OpenZones } from "./open-zones.ts";
import { percentile } from "./statistics.ts";

/** So many keystrokes of each kind compile what runs, and are not counted. */
const WARM_UP = 100;

/** About as many octets as the findings of the zone that is typed in. */
const ANSWER = 5000;

/** An edit of a file. */
type Edit = readonly [file: string, change: TextChange];

/** Measures the way from keystrokes to their findings, in the zones of so many lines. */
export async function measureKeystrokes(
	figures: Figures,
	given: { readonly server: string; readonly zones: ZoneFiles; readonly lines: number; readonly count: number },
): Promise<void> {
	const open = await OpenZones.open(given.server, given.zones);
	try {
		const kinds = editsOf(open);
		for (const kind of Object.keys(KEYSTROKES) as Keystroke[]) {
			const times: number[] = [];
			while (times.length < WARM_UP + given.count) {
				for (const edit of kinds[kind]()) times.push(await typed(open, edit));
			}
			figures.set(`typed.${given.lines}.${kind}`, percentiles(times.slice(WARM_UP)));
		}
	} finally {
		open.close();
	}
}

/** Measures the same with a process that only answers. */
export async function measureEcho(figures: Figures, count: number): Promise<void> {
	const program = `const answer = Buffer.alloc(${ANSWER}, 32); process.stdin.on("data", () => process.stdout.write(answer));`;
	const answering = spawn(process.execPath, ["-e", program], { stdio: ["pipe", "pipe", "inherit"] });
	const times: number[] = [];
	while (times.length < WARM_UP + count) {
		const start = performance.now();
		const arrived = new Promise<void>((resolve) => {
			let octets = 0;
			const listen = (part: Buffer) => {
				octets += part.length;
				if (octets < ANSWER) return;
				answering.stdout.off("data", listen);
				resolve();
			};
			answering.stdout.on("data", listen);
		});
		answering.stdin.write("a keystroke\n");
		await arrived;
		times.push(performance.now() - start);
	}
	answering.kill();
	figures.set("typed.echo", percentiles(times.slice(WARM_UP)));
}

/** Milliseconds until the findings are there of the version that an edit makes. */
async function typed({ client }: OpenZones, [file, change]: Edit): Promise<number> {
	const published = client.nextOf(file);
	const start = performance.now();
	const version = await client.change(file, change);
	const found = await published;
	const time = performance.now() - start;
	if (found.version !== version)
		throw new Error(`the findings are those of version ${found.version}, not of ${version}`);
	// Resolves when the server has nothing left to do.
	await client.zoneOf(file);
	client.published.length = 0;
	return time;
}

/** What is typed, and taken back again, at places that are the same each time. */
function editsOf(open: OpenZones): Record<Keystroke, () => readonly Edit[]> {
	const { forward, reverse } = open;
	const hosts = open.linesLike(forward, / IN A 10\./);
	const pointers = open.linesLike(reverse, / IN PTR /);
	const [spf] = open.linesLike(forward, /v=spf1/) as [number];
	const below = randomNumbers(7);
	const pick = (lines: readonly number[]) => lines[below(lines.length)]!;
	const replaced = (line: number, from: number, to: number, text: string): TextChange => ({
		range: { start: { line, character: from }, end: { line, character: to } },
		text,
	});
	const behindHost = (text: string) => () => {
		const line = pick(hosts);
		const end = open.lines(forward)[line]!.length;
		return [
			[forward, replaced(line, end, end, text)],
			[forward, replaced(line, end, end + text.length, "")],
		] as const;
	};
	return {
		comment: behindHost(";"),
		host: behindHost("1"),
		line: () => {
			const line = pick(hosts);
			const whole = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
			return [
				[forward, replaced(line, 0, 0, "inserted IN A 10.1.2.3\n")],
				[forward, { range: whole, text: "" }],
			];
		},
		pointer: () => {
			const line = pick(pointers);
			const at = open.lines(reverse)[line]!.indexOf(".example.com");
			return [
				[reverse, replaced(line, at, at, "x")],
				[reverse, replaced(line, at, at + 1, "")],
			];
		},
		spf: () => {
			const at = open.lines(forward)[spf]!.indexOf("/24") + 1;
			return [
				// The hosts begin behind the first eight addresses.
				[forward, replaced(spf, at, at + 2, "29")],
				[forward, replaced(spf, at, at + 2, "24")],
			];
		},
	};
}

/** In the order of the columns. */
export function percentiles(times: readonly number[]): readonly number[] {
	return [percentile(times, 0.5), percentile(times, 0.99), percentile(times, 1)];
}
