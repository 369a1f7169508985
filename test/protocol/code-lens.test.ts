import { describe, expect, test, vi } from "vitest";
import type { CodeLens } from "vscode-languageserver/node";
import { BACK, DB, FORWARD, MAIL_ZONES, POINTER, POINTER_PLACE, REVERSE } from "./mail-zones.ts";
import { client, folder, start } from "./server-session.ts";

const COMMANDS = ["showPlaces", "openMailReport", "raiseSerial", "showExpandedZone"].map((name) => `zoneTrio.${name}`);
const REFRESHING = {
	commands: COMMANDS,
	capabilities: { workspace: { configuration: true, codeLens: { refreshSupport: true }, textDocumentContent: {} } },
};

async function lenses(name = DB): Promise<CodeLens[]> {
	const found = await client.request<CodeLens[]>("textDocument/codeLens", { textDocument: { uri: folder.uri(name) } });
	return Promise.all(found.map((lens) => client.request<CodeLens>("codeLens/resolve", lens)));
}

async function titles(name = DB): Promise<string[]> {
	return (await lenses(name)).map(({ range, command }) => `${range.start.line + 1}: ${command?.title}`);
}

describe("words above lines", () => {
	test("say what is lacking and lead there, and change with the zones", async () => {
		await start(MAIL_ZONES, REFRESHING);
		await client.open(DB, FORWARD);
		await client.open(BACK, REVERSE);
		const found = await lenses();
		const lack = found.find(({ range }) => range.start.line === 4)!;
		expect(lack.command).toEqual({
			title: "✗ its address lacks a PTR",
			command: "zoneTrio.showPlaces",
			arguments: [
				folder.uri(DB),
				{ line: 4, character: 0 },
				[{ uri: folder.uri(DB), range: { start: { line: 7, character: 0 }, end: { line: 7, character: 4 } } }],
			],
		});
		expect(await titles(BACK)).toEqual([
			"2: Raise serial · last raised 2026-01-01",
			"2: 192.0.2.0/24 · 3 PTR · 1 address without PTR",
		]);
		await client.change(BACK, { range: { start: POINTER_PLACE, end: POINTER_PLACE }, text: POINTER });
		await vi.waitFor(() => expect(client.refreshed).toContain("codeLens"), 5000);
		expect(await titles()).toEqual([
			"2: Raise serial · last raised 2026-01-01",
			"5: ✓ A, MX and PTR agree",
			"8: mail host of example.com.",
		]);
	});

	test("are words alone in an editor that does not know our commands", async () => {
		await start(MAIL_ZONES, { commands: [] });
		const found = await lenses();
		expect(found.map(({ command }) => command?.command)).toEqual(["", "", ""]);
		expect(found[0]!.command!.title).toContain("last raised");
	});

	test("are those that the user wants", async () => {
		await start(MAIL_ZONES, { settings: { codeLens: { serial: false, mailHosts: false } } });
		expect(await titles()).toEqual(["8: mail host of example.com."]);
	});

	test("of a hundred thousand lines keep nobody waiting", async () => {
		const hosts = Array.from({ length: 100_000 }, (_, index) => `h${index} TXT x\n`);
		await start({ ...MAIL_ZONES, [DB]: `${FORWARD}${hosts.join("")}` });
		await titles();
		const before = performance.now();
		expect(await titles()).toHaveLength(3);
		expect(performance.now() - before).toBeLessThan(500);
	});
});

describe("a zone as its server reads it", () => {
	const uriOf = (name: string) =>
		`zonetrio-expanded:/${name}%20(expanded).zone?${encodeURIComponent(folder.uri(name))}`;
	const text = async (uri: string) =>
		(await client.request<{ text: string }>("workspace/textDocumentContent", { uri })).text;

	test("is a document that changes with the zone", async () => {
		await start(MAIL_ZONES, REFRESHING);
		expect(client.capabilities.workspace?.textDocumentContent).toEqual({
			schemes: ["zonetrio-expanded", "zonetrio-changes"],
		});
		await client.open(DB, FORWARD);
		expect(await text(uriOf(DB))).toContain("\nmail.example.com.\t3600\tIN\tA\t192.0.2.25\n");
		await client.change(DB, { text: FORWARD.replace("192.0.2.25", "192.0.2.26") });
		await vi.waitFor(() => expect(client.refreshed).toContain("textDocumentContent"), 5000);
		expect(await text(uriOf(DB))).toContain("\nmail.example.com.\t3600\tIN\tA\t192.0.2.26\n");
	});

	test("is nothing for what is none of ours", async () => {
		await start(MAIL_ZONES, REFRESHING);
		expect(await text("zonetrio-expanded:/x?git:/y")).toBe("");
		expect(await text("other:/x")).toBe("");
		expect(await text(uriOf("zones/gone"))).toBe("; gone is in no zone\n");
	});
});
