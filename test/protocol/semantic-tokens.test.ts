import { describe, expect, test, vi } from "vitest";
import type { SemanticTokens, SemanticTokensDelta } from "vscode-languageserver/node";
import { DB, FORWARD, MAIL_ZONES, NAMED_CONF } from "./mail-zones.ts";
import { client, folder, start } from "./server-session.ts";

const LINES = FORWARD.split("\n");

function ask<Answer = SemanticTokens>(method: string, name = DB, more: object = {}): Promise<Answer> {
	return client.request(`textDocument/semanticTokens/${method}`, { textDocument: { uri: folder.uri(name) }, ...more });
}

const REFRESHING = { capabilities: { workspace: { semanticTokens: { refreshSupport: true } } } };

describe("the colours of words", () => {
	test("are told in the editor's own types, or in ours", async () => {
		await start(MAIL_ZONES);
		const standard = client.capabilities.semanticTokensProvider!.legend.tokenTypes;
		expect(standard).not.toContain("owner");
		const { data } = await ask("full");
		expect(data.slice(0, 5)).toEqual([0, 0, 4, standard.indexOf("macro"), 0]);
		client.kill();
		await start(MAIL_ZONES, { zoneTokens: true });
		const own = client.capabilities.semanticTokensProvider!.legend.tokenTypes;
		expect(own[data[3]!]).toBe("directive");
		expect((await ask("full")).data).toEqual(data);
	});

	test("are the same for the lines that are shown", async () => {
		await start(MAIL_ZONES);
		const all = await ask("full");
		const line = LINES.findIndex((text) => text.includes("v=spf1"));
		const range = { start: { line, character: 0 }, end: { line, character: 1 } };
		const { data } = await ask("range", DB, { range });
		expect(data.length).toBeGreaterThan(5);
		const before = data.slice(5);
		const at = all.data.join(",").indexOf(before.join(","));
		expect(at).toBeGreaterThan(0);
	});

	test("are told as a change of the answer before", async () => {
		await start(MAIL_ZONES);
		await client.open(DB, FORWARD);
		const first = await ask("full");
		const none = await ask<SemanticTokensDelta>("full/delta", DB, { previousResultId: first.resultId });
		expect(none.edits).toEqual([]);
		await client.change(DB, {
			range: { start: { line: 7, character: 0 }, end: { line: 7, character: 4 } },
			text: "mailer",
		});
		const changed = await ask<SemanticTokensDelta>("full/delta", DB, { previousResultId: none.resultId });
		expect(changed.edits).not.toEqual([]);
		const data = [...first.data];
		for (const edit of changed.edits) data.splice(edit.start, edit.deleteCount, ...(edit.data ?? []));
		expect(data).toEqual((await ask("full")).data);
		const unknown = await ask<SemanticTokens>("full/delta", DB, { previousResultId: first.resultId });
		expect(unknown.data).toEqual(data);
	});

	test("are none in configurations and old sides of comparisons", async () => {
		await start(MAIL_ZONES);
		expect((await ask("full", NAMED_CONF)).data).toEqual([]);
		const textDocument = { uri: `git:${folder.uri(DB).slice("file:".length)}?x` };
		expect((await client.request<SemanticTokens>("textDocument/semanticTokens/full", { textDocument })).data).toEqual(
			[],
		);
	});

	test("are told of what is shown only in a huge file", async () => {
		const text = `${FORWARD}${Array.from({ length: 20_001 }, (_, index) => `h${index} TXT x\n`).join("")}`;
		await start({ ...MAIL_ZONES, [DB]: text });
		await client.open(DB, text);
		await expect(ask("full")).rejects.toMatchObject({ code: -32802 });
		const range = { start: { line: 10_000, character: 0 }, end: { line: 10_050, character: 0 } };
		expect((await ask("range", DB, { range })).data.length).toBeGreaterThan(700);
	});
});

describe("an editor is told to ask again", () => {
	test("where a zone changes in another file, and only once", async () => {
		await start(MAIL_ZONES, REFRESHING);
		await client.open(DB, FORWARD);
		await ask("full");
		await client.open("zones/db.192.0.2", MAIL_ZONES["zones/db.192.0.2"]);
		const typed = (text: string) =>
			client.change("zones/db.192.0.2", { text: `${MAIL_ZONES["zones/db.192.0.2"]}${text}` });
		await typed("7 PTR a.example.com.\n");
		await vi.waitFor(() => expect(client.refreshed).toEqual(["semanticTokens"]), 5000);
		await typed("8 PTR a.example.com.\n");
		await new Promise((resolve) => setTimeout(resolve, 1000));
		expect(client.refreshed).toEqual(["semanticTokens"]);
	});

	test("not where it has asked since, nor where it does not know how", async () => {
		await start(MAIL_ZONES, REFRESHING);
		await client.open(DB, FORWARD);
		await ask("full");
		await client.change(DB, { text: `${FORWARD}x A 192.0.2.77\n` });
		await ask("full");
		await new Promise((resolve) => setTimeout(resolve, 1000));
		expect(client.refreshed).toEqual([]);
		client.kill();
		await start(MAIL_ZONES);
		await client.open(DB, FORWARD);
		await ask("full");
		await client.open("zones/db.192.0.2", "; nothing\n");
		await new Promise((resolve) => setTimeout(resolve, 1000));
		expect(client.refreshed).toEqual([]);
	});
});
