import { describe, expect, test } from "vitest";
import type { Range, TextDocumentEdit, TextEdit, WorkspaceEdit } from "vscode-languageserver/node";
import { edited } from "./edited.ts";
import { BACK, DB, FORWARD, MAIL_ZONES, POINTER, REVERSE } from "./mail-zones.ts";
import { client, folder, start } from "./server-session.ts";

const WORKSPACE_EDIT = { documentChanges: true, changeAnnotationSupport: {} };
const RICH = {
	capabilities: {
		workspace: { configuration: true, workspaceFolders: true, workspaceEdit: WORKSPACE_EDIT },
		textDocument: { rename: { prepareSupport: true } },
	},
};
const ZONES: Readonly<Record<string, string>> = { ...MAIL_ZONES, [BACK]: `${REVERSE}${POINTER}` };

/** The target of the MX, and the address of the mail host. */
const TARGET = { line: 4, character: 24 };
const ADDRESS = { line: 7, character: 24 };

const at = (name: string, position: object) => ({ textDocument: { uri: folder.uri(name) }, position });
const renamed = (name: string, position: object, newName: string) =>
	client.request<WorkspaceEdit | null>("textDocument/rename", { ...at(name, position), newName });
const prepared = (name: string, position: object) =>
	client.request<{ range: Range; placeholder: string } | null>("textDocument/prepareRename", at(name, position));

describe("a rename", () => {
	test("begins with the name that stands there", async () => {
		await start(ZONES, RICH);
		expect(client.capabilities.renameProvider).toEqual({ prepareProvider: true });
		expect(await prepared(DB, TARGET)).toEqual({
			range: { start: { line: 4, character: 24 }, end: { line: 4, character: 28 } },
			placeholder: "mail",
		});
		expect(await prepared(BACK, { line: 7, character: 1 })).toMatchObject({ placeholder: "192.0.2.25" });
		expect(await prepared(DB, { line: 4, character: 17 })).toBeNull();
		await expect(prepared(DB, { line: 1, character: 0 })).rejects.toThrow("is the origin of a zone");
	});

	test("changes all files at once, and shows each before", async () => {
		await start(ZONES, RICH);
		await client.open(DB, FORWARD);
		const edit = (await renamed(DB, TARGET, "mx1"))!;
		const files = Object.fromEntries(
			(edit.documentChanges as TextDocumentEdit[]).map(({ textDocument, edits }) => {
				const name = [DB, BACK].find((one) => folder.uri(one) === textDocument.uri)!;
				return [name, edited(ZONES[name]!, edits as TextEdit[])];
			}),
		);
		expect(files[DB]).toBe(
			FORWARD.replace("10 mail", "10 mx1")
				.replace("mail      IN", "mx1       IN")
				.replace("2026010101", files[DB]!.match(/\d{10}/)![0]),
		);
		expect(files[BACK]).toContain("25        IN  PTR    mx1.example.com.\n");
		expect(files[BACK]).not.toContain("2026010101");
		const annotations = Object.values(edit.changeAnnotations!);
		expect(annotations).toMatchObject([
			{ label: "Rename mail.example.com. to mx1.example.com. in db.192.0.2", needsConfirmation: true },
			{ label: "Rename mail.example.com. to mx1.example.com. in db.example.com", description: "4 changes" },
		]);
		expect(edit.documentChanges).toMatchObject([{ textDocument: { version: null } }, { textDocument: { version: 1 } }]);
	});

	test("is plain changes for editors that know no others", async () => {
		await start(ZONES, { capabilities: { workspace: { configuration: true } } });
		expect(client.capabilities.renameProvider).toBe(true);
		const edit = (await renamed(DB, ADDRESS, "192.0.2.26"))!;
		expect(Object.keys(edit)).toEqual(["changes"]);
		expect(edit.changes![folder.uri(BACK)]).toMatchObject([
			{ newText: expect.stringMatching(/^\d+$/) },
			{ newText: "26" },
		]);
	});

	test("fails with the reason where it cannot be", async () => {
		await start(ZONES, RICH);
		await expect(renamed(DB, TARGET, "www")).rejects.toThrow("www.example.com. has records already");
		await expect(renamed(DB, ADDRESS, "mail")).rejects.toThrow("is no IPv4 address");
		expect(await renamed("named.conf", { line: 0, character: 7 }, "x")).toBeNull();
	});
});

test("the path of a file that is renamed is renamed where it is named", async () => {
	await start(ZONES, RICH);
	const files = [{ oldUri: folder.uri(DB), newUri: folder.uri("zones/example.com.zone") }];
	const edit = await client.request<WorkspaceEdit>("workspace/willRenameFiles", { files });
	expect(edit.documentChanges).toEqual([
		{
			textDocument: { uri: folder.uri("named.conf"), version: null },
			edits: [
				{
					range: { start: { line: 0, character: 41 }, end: { line: 0, character: 71 } },
					newText: "/etc/bind/zones/example.com.zone",
				},
			],
		},
	]);
	const none = { files: [{ oldUri: folder.uri("notes.txt"), newUri: folder.uri("notes.md") }] };
	expect(await client.request("workspace/willRenameFiles", none)).toBeNull();
});
