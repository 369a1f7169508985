import { match, notStrictEqual, ok, strictEqual } from "node:assert";
import { ConfigurationTarget, commands, type TextDocument, workspace } from "vscode";
import { client, discardChanges, open, replace, until, untilFound } from "./editor.ts";

const FORWARD = "zones/db.example.com";

describe("the serial", () => {
	let original: string;

	beforeEach(async () => {
		await client();
		original = (await open(FORWARD)).getText();
	});

	afterEach(async () => {
		await set(undefined);
		const document = await open(FORWARD);
		if (document.getText() !== original) await replace(FORWARD, document.getText(), original);
		await document.save();
		await discardChanges();
	});

	it("is told of where records changed and it did not", async () => {
		await replace(FORWARD, "192.0.2.30", "192.0.2.81");
		const line = original.split("\n").findIndex((one) => one.includes("SOA")) + 1;
		await untilFound(FORWARD, "soa-serial-not-incremented", [line]);
	});

	it("is raised by a command, in one step that can be undone", async () => {
		const document = await open(FORWARD);
		await commands.executeCommand("zoneTrio.raiseSerial");
		notStrictEqual(serialOf(document), serialIn(original));
		await commands.executeCommand("undo");
		await until("the text as it was", () => (document.getText() === original ? true : undefined));
	});

	it("stays on save where nothing is set", async () => {
		const document = await saved("192.0.2.30", "192.0.2.82");
		strictEqual(serialOf(document), serialIn(original));
	});

	it("is raised on save, if that is set, where the records are others and nowhere else", async () => {
		await set("on");
		const document = await saved("192.0.2.30", "192.0.2.83");
		const raised = serialOf(document);
		notStrictEqual(raised, serialIn(original));
		ok(!document.isDirty);
		await saved("192.0.2.83", "192.0.2.83 ; a comment");
		strictEqual(serialOf(document), raised);
		await saved("192.0.2.83", "192.0.2.84");
		notStrictEqual(serialOf(document), raised);
	});

	it("comes back in two steps", async () => {
		const document = await open(FORWARD);
		const back = () => commands.executeCommand<number>("zoneTrio.bringSerialBack", document.uri, 7);
		strictEqual(await back(), 2026010101 + 2 ** 31 - 1);
		strictEqual(serialOf(document), String(2026010101 + 2 ** 31 - 1));
		strictEqual(await back(), 7);
		strictEqual(serialOf(document), "7");
	});

	it("is not raised on save where that was done by hand", async () => {
		await set("on");
		await replace(FORWARD, String(serialIn(original)), "4000000000");
		const document = await saved("192.0.2.30", "192.0.2.85");
		strictEqual(serialOf(document), "4000000000");
	});
});

/** Changes the file and saves it as the user does. */
async function saved(from: string, to: string): Promise<TextDocument> {
	const document = await open(FORWARD);
	match(document.getText(), new RegExp(from.replaceAll(".", "\\.")));
	await replace(FORWARD, from, to);
	await commands.executeCommand("workbench.action.files.save");
	await until("the file saved", () => !document.isDirty || undefined);
	return document;
}

function set(mode: string | undefined): Thenable<void> {
	return workspace.getConfiguration("zoneTrio").update("serialOnSave", mode, ConfigurationTarget.Workspace);
}

function serialOf(document: TextDocument): string | undefined {
	return serialIn(document.getText());
}

function serialIn(text: string): string | undefined {
	return /SOA\s+\S+\s+\S+\s+\(?\s*(\d+)/.exec(text)?.[1];
}
