// Measures how long the language server takes to answer an editor: `node requests.mjs SERVER FORWARD REVERSE MAIL` prints JSON.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { LanguageClient, TestFolder } from "../protocol/language-client.ts";

/** So often each is asked; the first ones warm up and are not counted. */
const ASKED = 240;
const WARM_UP = 40;
/** As many lines as a tall window shows. */
const VISIBLE = 60;

const [server, ...paths] = process.argv.slice(2) as [string, ...string[]];
const texts = Object.fromEntries(paths.map((path) => [basename(path), readFileSync(path, "utf8")]));
const [forward] = Object.keys(texts) as [string];
const lines = texts[forward]!.split("\n");
const folder = new TestFolder(texts);
const client = await LanguageClient.start(server, folder);
try {
	await client.open(forward, texts[forward]!);
	await client.check();
	process.stdout.write(JSON.stringify(await measured()));
} finally {
	client.kill();
	folder.remove();
}

async function measured(): Promise<Record<string, { p50: number; p99: number; worst: number }>> {
	const random = randomNumbers(11);
	const textDocument = { uri: folder.uri(forward) };
	const pick = (length: number) => Math.floor(random() * length);
	const lineOf = (pattern: RegExp) => {
		for (;;) {
			const line = pick(lines.length);
			if (pattern.test(lines[line]!)) return line;
		}
	};
	const inLine = (pattern: RegExp, part: RegExp) => {
		const line = lineOf(pattern);
		return { textDocument, position: { line, character: part.exec(lines[line]!)!.index + 1 } };
	};
	const visible = () => {
		const line = pick(lines.length - VISIBLE);
		return { textDocument, range: { start: { line, character: 0 }, end: { line: line + VISIBLE, character: 0 } } };
	};
	const action = () => {
		const { position } = inLine(/ MX | A /, /\S+$/);
		return { textDocument, range: { start: position, end: position }, context: { diagnostics: [] } };
	};
	const asked: Record<string, readonly [string, () => unknown]> = {
		"completion of a type": ["completion", () => inLine(/ IN A 10\./, / A /)],
		"completion of a host": ["completion", () => inLine(/ MX /, /\S+$/)],
		"hover at a mail host": ["hover", () => inLine(/ MX /, /\S+$/)],
		"hover at an address": ["hover", () => inLine(/ IN A 10\./, /10\./)],
		"tokens of the visible range": ["semanticTokens/range", visible],
		"hints of the visible range": ["inlayHint", visible],
		"code actions": ["codeAction", action],
		"signature help": ["signatureHelp", () => inLine(/ MX /, /\S+$/)],
		definition: ["definition", () => inLine(/ MX /, /\S+$/)],
		highlights: ["documentHighlight", () => inLine(/ IN A 10\./, /^/)],
	};
	const times: Record<string, { p50: number; p99: number; worst: number }> = {};
	for (const [name, [method, parameters]] of Object.entries(asked)) {
		const taken: number[] = [];
		for (let count = 0; count < ASKED; count++) {
			// As while somebody types: each is asked right behind a keystroke, taken back by the next.
			const line = lineOf(/ IN A 10\..*\d$/);
			const end = { line, character: lines[line]!.length };
			await client.change(forward, { range: { start: end, end }, text: "1" });
			const start = performance.now();
			await client.request(`textDocument/${method}`, parameters());
			taken.push(performance.now() - start);
			await client.change(forward, { range: { start: end, end: { line, character: end.character + 1 } }, text: "" });
		}
		const sorted = taken.slice(WARM_UP).sort((one, other) => one - other);
		const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
		times[name] = { p50: at(0.5), p99: at(0.99), worst: sorted.at(-1)! };
	}
	return times;
}

/** The same numbers from 0 to 1 each time (a linear congruential generator). */
function randomNumbers(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state / 4294967296;
	};
}
