import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { bundleServer } from "./bundled-server.ts";
import { TestFolder } from "./language-client.ts";
import { DB, FORWARD, MAIL_ZONES } from "./mail-zones.ts";
import { RawServer } from "./raw-server.ts";

const NOT_INITIALIZED = -32002;
const INVALID_REQUEST = -32600;
const METHOD_NOT_FOUND = -32601;
const INVALID_PARAMS = -32602;

let bundled = "";
const opened: { kill(): void }[] = [];
const folders: TestFolder[] = [];

beforeAll(async () => {
	bundled = await bundleServer();
});

afterEach(() => {
	for (const server of opened.splice(0)) server.kill();
	for (const folder of folders.splice(0)) folder.remove();
});

async function start(): Promise<{ server: RawServer; uri: string }> {
	const folder = new TestFolder(MAIL_ZONES);
	folders.push(folder);
	const server = await RawServer.onFolder(bundled, folder.uri(""));
	opened.push(server);
	return { server, uri: folder.uri(DB) };
}

/** The server still reads and judges. */
async function expectServing(server: RawServer): Promise<void> {
	expect((await server.request("zoneTrio/checkWorkspace", {})).result).toMatchObject({ files: 2, zones: 2 });
}

function told({ standardError }: RawServer): readonly string[] {
	return standardError.match(/what the editor sent is no message, since .* is passed over/g) ?? [];
}

describe("a stream of messages", () => {
	test.each<[string, string | Uint8Array]>([
		["text that is no message", "hello\r\n\r\n"],
		["an empty line", "\r\n"],
		["a head without a length", "Content-Type: application/json\r\n\r\n"],
		["a length that is no number", "Content-Length: many\r\n\r\n"],
		["a length below 0", "Content-Length: -5\r\n\r\n"],
		["a length beyond all texts", "Content-Length: 99999999999\r\n\r\n"],
		["a length that is too short", 'Content-Length: 10\r\n\r\n{"jsonrpc":"2.0","method":"exit"}'],
		["a head without end", `Content-Length: ${"1".repeat(5000)}`],
		["a megabyte of anything", Uint8Array.from({ length: 1_000_000 }, (_, index) => (index * 7919) % 256)],
	])("with %s in it goes on behind that, and standard error tells of it", async (_, octets) => {
		const { server } = await start();
		server.write(octets);
		await expectServing(server);
		// Its answers come on another way.
		await vi.waitFor(() => expect(told(server)).toHaveLength(1), 5000);
	});

	test("with a length that is too long loses what that takes in, and no more", async () => {
		const { server } = await start();
		server.write('Content-Length: 60\r\n\r\n{"jsonrpc":"2.0","method":"lost"}');
		server.notify("lost too");
		await expectServing(server);
	});

	test("may come octet by octet, its heads in any case and with a type", async () => {
		const { server } = await start();
		const body = JSON.stringify({ jsonrpc: "2.0", id: "slow", method: "zoneTrio/zoneFiles" });
		const text = `content-type: application/vscode-jsonrpc; charset=utf-8\r\nCONTENT-LENGTH: ${body.length}\r\n\r\n${body}`;
		for (const octet of Buffer.from(text)) server.write(Uint8Array.of(octet));
		expect((await server.answers("slow", 1))[0]!.result).toHaveLength(2);
		expect(server.standardError).toBe("");
	});

	test.each([
		"{",
		"",
		"5",
		"null",
		"true",
		'"text"',
		"[]",
		"{}",
		'{"jsonrpc":"2.0"}',
		'{"jsonrpc":"2.0","id":1}',
		'{"jsonrpc":"2.0","id":{},"method":"textDocument/hover"}',
		'{"jsonrpc":"2.0","id":77,"method":5}',
		'{"jsonrpc":"2.0","id":77,"result":1}',
		'{"jsonrpc":"2.0","result":1}',
		'{"jsonrpc":"2.0","method":"unknown"}',
		'{"jsonrpc":"2.0","method":"$/cancelRequest"}',
		'{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":4711}}',
	])("may have a body that is %s", async (body) => {
		const { server } = await start();
		server.send(body);
		await expectServing(server);
	});
});

describe("the order of messages", () => {
	test("begins with initialize: before, requests are refused and notifications passed over", async () => {
		const server = new RawServer(bundled);
		opened.push(server);
		for (const method of ["textDocument/hover", "zoneTrio/checkWorkspace", "shutdown"]) {
			expect(await server.errorOf(method)).toBe(NOT_INITIALIZED);
		}
		server.notify("textDocument/didOpen", {});
		server.notify("initialized");
		const { result } = await server.request("initialize", { capabilities: {}, workspaceFolders: null });
		expect(result).toHaveProperty("capabilities.hoverProvider");
	});

	test.each([
		null,
		5,
		[],
		{},
		{ capabilities: 5 },
		{ capabilities: {}, rootUri: 5 },
		{ capabilities: {}, workspaceFolders: [{ name: "folder" }] },
	])("goes on with a better initialize where one had the parameters %j", async (params) => {
		const server = new RawServer(bundled);
		opened.push(server);
		expect(await server.errorOf("initialize", params)).toBe(INVALID_PARAMS);
		expect(await server.errorOf("initialize", { capabilities: {} })).toBeUndefined();
	});

	test("has one initialize", async () => {
		const { server } = await start();
		expect(await server.errorOf("initialize", { capabilities: {} })).toBe(INVALID_REQUEST);
		await expectServing(server);
	});

	test("ends with shutdown: behind, requests are refused, and exit ends the server", async () => {
		const { server, uri } = await start();
		expect(await server.errorOf("shutdown")).toBeUndefined();
		expect(await server.errorOf("zoneTrio/checkWorkspace")).toBe(INVALID_REQUEST);
		server.notify("textDocument/didOpen", { textDocument: { uri, languageId: "dns-zone", version: 1, text: "" } });
		server.notify("exit");
		expect(await server.ended).toBe(0);
	});

	test("may use an id for two requests at a time: one of them is answered at least", async () => {
		const { server } = await start();
		server.ask("twice", "zoneTrio/zoneFiles");
		server.ask("twice", "zoneTrio/counts");
		expect((await server.answers("twice", 1))[0]).toHaveProperty("result");
		await expectServing(server);
	});

	test("has requests of which nobody heard: they are refused", async () => {
		const { server } = await start();
		expect(await server.errorOf("textDocument/unheardOf", { textDocument: { uri: "file:///x" } })).toBe(
			METHOD_NOT_FOUND,
		);
		expect(await server.errorOf("unheardOf")).toBe(METHOD_NOT_FOUND);
	});
});

const PLACES = ["hover", "definition", "references", "completion", "signatureHelp", "rename", "prepareRename"];
const RANGES = ["codeAction", "inlayHint", "rangeFormatting"];
const DOCUMENTS = ["documentSymbol", "documentLink", "foldingRange", "formatting", "codeLens", "semanticTokens/full"];

describe("parameters", () => {
	test("that are of another shape than the protocol has them are refused", async () => {
		const { server, uri } = await start();
		const textDocument = { uri };
		const top = { line: 0, character: 0 };
		const wrong = [undefined, null, 5, "text", [], {}, { textDocument: null }, { textDocument: { uri: 5 } }];
		for (const method of [...PLACES, ...RANGES, ...DOCUMENTS]) {
			for (const params of wrong) expect(await server.errorOf(`textDocument/${method}`, params)).toBe(INVALID_PARAMS);
		}
		const noPlaces = [null, {}, { line: -1, character: 0 }, { line: 0, character: 1.5 }, { line: 1e20, character: 0 }];
		for (const position of [...noPlaces, { line: "0", character: 0 }]) {
			for (const method of PLACES)
				expect(await server.errorOf(`textDocument/${method}`, { textDocument, position })).toBe(INVALID_PARAMS);
			for (const method of RANGES) {
				const range = { start: top, end: position };
				expect(await server.errorOf(`textDocument/${method}`, { textDocument, range })).toBe(INVALID_PARAMS);
			}
		}
		await expectServing(server);
	});

	test("that lie beyond the end of a document, or name one that nobody has, are answered", async () => {
		const { server, uri } = await start();
		const far = { line: 2 ** 31 - 1, character: 2 ** 31 - 1 };
		for (const textDocument of [{ uri }, { uri: "file:///nowhere/db.example.net" }, { uri: "unheard-of:x" }]) {
			const params = {
				textDocument,
				position: far,
				newName: "x",
				context: { diagnostics: [], includeDeclaration: true },
			};
			for (const method of [...PLACES, ...RANGES, ...DOCUMENTS]) {
				const options = { tabSize: 4, insertSpaces: false };
				const { error } = await server.request(`textDocument/${method}`, {
					...params,
					range: { start: far, end: far },
					options,
				});
				// Some have nothing to answer there, and say so.
				expect(error?.message ?? "").not.toMatch(/undefined|not a function|null/);
			}
		}
		await expectServing(server);
	});
});

describe("changes of documents", () => {
	test.each<[string, unknown]>([
		["none", undefined],
		["null", { contentChanges: null }],
		["a text without text", { contentChanges: [{ range: null }] }],
		[
			"a line below 0",
			{ contentChanges: [{ range: { start: { line: -1, character: 0 }, end: { line: 0, character: 0 } }, text: "" }] },
		],
		["half a place", { contentChanges: [{ range: { start: { line: 1 }, end: { line: 1 } }, text: "" }] }],
	])("that are %s are passed over, and told of", async (_, change) => {
		const { server, uri } = await start();
		server.notify("textDocument/didOpen", { textDocument: { uri, languageId: "dns-zone", version: 1, text: FORWARD } });
		server.notify("textDocument/didChange", change && { textDocument: { uri, version: 2 }, ...change });
		await expectServing(server);
		const told = server.received
			.filter(({ method }) => method === "window/logMessage")
			.map(({ params }) => params?.message);
		expect(told.join("\n")).toMatch(/textDocument\/didChange has .*; it is passed over/);
	});

	test("may reach beyond the end, be turned round, come in any order, and be of what nobody has opened", async () => {
		const { server, uri } = await start();
		const far = { line: 2 ** 31 - 1, character: 2 ** 31 - 1 };
		const top = { line: 0, character: 0 };
		const change = (version: number, range: unknown, text: string, of = uri) =>
			server.notify("textDocument/didChange", {
				textDocument: { uri: of, version },
				contentChanges: [{ range, text }],
			});
		change(1, { start: top, end: far }, "lost");
		change(1, { start: top, end: far }, "lost", "unheard-of:x");
		server.notify("textDocument/didClose", { textDocument: { uri } });
		server.notify("textDocument/didSave", { textDocument: { uri } });
		server.notify("textDocument/didOpen", { textDocument: { uri, languageId: "dns-zone", version: 1, text: "lost" } });
		server.notify("textDocument/didOpen", { textDocument: { uri, languageId: "dns-zone", version: 1, text: FORWARD } });
		change(9, { start: far, end: far }, "; end\n");
		change(2, { start: far, end: top }, "");
		change(1, { start: top, end: far }, `${FORWARD}again IN MX 10 nobody\n`);
		await expectServing(server);
		const shown = server.received
			.filter(({ method }) => method === "textDocument/publishDiagnostics")
			.map(({ params }) => JSON.stringify(params));
		expect(shown.filter((text) => text.includes(uri)).at(-1)).toContain("nobody.example.com.");
	});

	test("of files may be anything", async () => {
		const { server } = await start();
		for (const params of [null, {}, { changes: 5 }, { changes: [null] }, { changes: [{ uri: 5, type: 1 }] }]) {
			server.notify("workspace/didChangeWatchedFiles", params);
			server.notify("workspace/didChangeWorkspaceFolders", params);
			server.notify("workspace/didChangeConfiguration", params);
		}
		server.notify("workspace/didChangeWatchedFiles", {
			changes: [{ uri: "file:///", type: 7 }, { uri: "unheard-of:x" }],
		});
		await expectServing(server);
	});
});
