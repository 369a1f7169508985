import { randomNumbers } from "../support/random-numbers.ts";
import type { ZoneFiles } from "./cold-check.ts";
import type { Figures } from "./figures.ts";
import { percentiles } from "./keystrokes.ts";
import { OpenZones } from "./open-zones.ts";

/** So often each is asked before it is counted: that compiles what runs. */
const WARM_UP = 40;
/** As many lines as a tall window shows. */
const VISIBLE = 60;

/** Measures how long the server takes to answer right behind a keystroke; each column has the slowest kind of answer. */
export async function measureAnswers(
	figures: Figures,
	{ server, zones, count }: { readonly server: string; readonly zones: ZoneFiles; readonly count: number },
): Promise<void> {
	const open = await OpenZones.open(server, zones);
	try {
		let slowest: readonly number[] = [0, 0, 0];
		for (const [method, parameters] of requestsOf(open)) {
			const times: number[] = [];
			while (times.length < WARM_UP + count) times.push(await answered(open, method, parameters()));
			const own = percentiles(times.slice(WARM_UP));
			slowest = slowest.map((time, column) => Math.max(time, own[column]!));
		}
		figures.set("answers.all", slowest);
	} finally {
		open.close();
	}
}

const below = randomNumbers(11);

/** Types a digit, asks, and takes the digit back; milliseconds until the answer. */
async function answered(open: OpenZones, method: string, parameters: unknown): Promise<number> {
	const { client, forward } = open;
	const lines = open.lines(forward);
	const line = randomLine(lines, / IN A 10\..*\d$/);
	const end = { line, character: lines[line]!.length };
	await client.change(forward, { range: { start: end, end }, text: "1" });
	const start = performance.now();
	await client.request(`textDocument/${method}`, parameters);
	const time = performance.now() - start;
	await client.change(forward, { range: { start: end, end: { line, character: end.character + 1 } }, text: "" });
	return time;
}

function requestsOf(open: OpenZones): readonly (readonly [method: string, parameters: () => unknown])[] {
	const lines = open.lines(open.forward);
	const textDocument = { uri: open.client.folder.uri(open.forward) };
	const inLine = (pattern: RegExp, part: RegExp) => {
		const line = randomLine(lines, pattern);
		return { textDocument, position: { line, character: part.exec(lines[line]!)!.index + 1 } };
	};
	const visible = () => {
		const line = below(lines.length - VISIBLE);
		return { textDocument, range: { start: { line, character: 0 }, end: { line: line + VISIBLE, character: 0 } } };
	};
	const action = () => {
		const { position } = inLine(/ MX | A /, /\S+$/);
		return { textDocument, range: { start: position, end: position }, context: { diagnostics: [] } };
	};
	return [
		["completion", () => inLine(/ IN A 10\./, / A /)],
		["completion", () => inLine(/ MX /, /\S+$/)],
		["hover", () => inLine(/ MX /, /\S+$/)],
		["hover", () => inLine(/ IN A 10\./, /10\./)],
		["semanticTokens/range", visible],
		["inlayHint", visible],
		["codeAction", action],
		["signatureHelp", () => inLine(/ MX /, /\S+$/)],
		["definition", () => inLine(/ MX /, /\S+$/)],
		["documentHighlight", () => inLine(/ IN A 10\./, /^/)],
	];
}

function randomLine(lines: readonly string[], pattern: RegExp): number {
	for (;;) {
		const line = below(lines.length);
		if (pattern.test(lines[line]!)) return line;
	}
}
