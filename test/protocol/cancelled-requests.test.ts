import { expect, test } from "vitest";
import { keptBy, memoryProbe, withoutProbe } from "./kept-memory.ts";
import { client, connect, folder, layOut } from "./server-session.ts";

const ZONE = "db.example.com";
const HOSTS = 3000;
const HEAD = "$TTL 3600\n@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600\n@ IN NS ns1\n@ MX 10 h1\n";
const TEXT =
	HEAD + Array.from({ length: HOSTS }, (_, index) => `h${index} A 10.0.${index >> 8}.${index & 255}\n`).join("");

/** In turns; after the first, which reads what is read once, nothing more may stay. */
const ROUNDS = 12;
const WARM_UP = 4;
/** What a collection leaves differs by so much from one time to the next, in octets. */
const NOISE = 2 * 1024 * 1024;

/** The code of "RequestCancelled". */
const CANCELLED = -32800;

test("requests that are given up at once or in their middle are answered, and leave nothing behind", async () => {
	layOut({ [ZONE]: TEXT });
	await connect({ nodeArguments: memoryProbe(folder) });
	await client.open(ZONE, TEXT);
	await client.check();
	const textDocument = { uri: folder.uri(ZONE) };
	const position = { line: 3, character: 9 };
	const range = { start: { line: 0, character: 0 }, end: { line: HOSTS, character: 0 } };
	const options = { tabSize: 8, insertSpaces: false };
	const long: [method: string, parameters: object][] = [
		["zoneTrio/checkWorkspace", {}],
		["zoneTrio/mailReport", {}],
		["zoneTrio/mailHosts", {}],
		["textDocument/formatting", { textDocument, options }],
		["textDocument/rangeFormatting", { textDocument, range, options }],
		["textDocument/codeAction", { textDocument, range, context: { diagnostics: [] } }],
		["textDocument/references", { textDocument, position, context: { includeDeclaration: true } }],
		["textDocument/rename", { textDocument, position, newName: "renamed" }],
		["textDocument/completion", { textDocument, position }],
		["textDocument/documentSymbol", { textDocument }],
		["textDocument/codeLens", { textDocument }],
		["textDocument/foldingRange", { textDocument }],
		["textDocument/inlayHint", { textDocument, range }],
		["textDocument/semanticTokens/full", { textDocument }],
		["workspace/symbol", { query: "h" }],
	];
	const kept: number[] = [];
	let version = 0;
	for (let round = 0; round < ROUNDS; round++) {
		for (const [method, parameters] of long) {
			// While findings are worked out, all of them wait; the version is that of a text which is as before.
			const end = { line: HOSTS + 4, character: 0 };
			await client.change(ZONE, { range: { start: end, end }, text: version++ % 2 === 0 ? "; x\n" : "" });
			const { answer, cancel } = client.cancellable(method, parameters);
			const outcome = answer.then(
				() => "a result",
				(error: { code?: number }) => error.code,
			);
			if (round % 2 === 1) await client.zoneOf(ZONE);
			cancel();
			expect(["a result", CANCELLED], method).toContain(await outcome);
		}
		await client.change(ZONE, { text: TEXT });
		await client.check();
		if (round >= WARM_UP) kept.push(await keptBy(client));
	}
	expect(Math.max(...kept) - Math.min(...kept)).toBeLessThan(NOISE);
	expect(kept.at(-1)! - kept[0]!).toBeLessThan(NOISE / 2);
	expect(withoutProbe(client.standardError)).toBe("");
}, 120_000);
