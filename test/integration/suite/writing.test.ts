import { ok, strictEqual } from "node:assert";
import {
	type CompletionList,
	ConfigurationTarget,
	commands,
	Position,
	type Uri,
	WorkspaceEdit,
	workspace,
} from "vscode";
import { client, confirmed, discardChanges, file, open, replace, until } from "./editor.ts";

const BACK = "zones/db.192.0.2";

describe("while somebody writes", () => {
	afterEach(discardChanges);

	it("the PTR that is missing is offered as a whole line", async () => {
		await client();
		const document = await open(BACK);
		const end = new Position(document.lineCount - 1, 0);
		const item = await until("the PTR", async () => {
			const { items } = await commands.executeCommand<CompletionList>(
				"vscode.executeCompletionItemProvider",
				document.uri,
				end,
			);
			return items.find(({ label }) => label === "25");
		});
		strictEqual(item.insertText ?? item.textEdit?.newText, "25        IN  PTR    mail.example.com.");
	});

	it("snippets make a zone", async () => {
		await client();
		await open(BACK);
		const { uri } = await workspace.openTextDocument({ language: "dns-zone" });
		const { items } = await commands.executeCommand<CompletionList>(
			"vscode.executeCompletionItemProvider",
			uri,
			new Position(0, 0),
		);
		ok(items.some(({ label }) => (typeof label === "string" ? label : label.label) === "zone"));
	});
});

describe("a zone as a whole", () => {
	// What a refactoring changes is saved by default; the files of the fixture are to stay as they are.
	const autoSave = (value: boolean | undefined) =>
		workspace.getConfiguration("files").update("refactoring.autoSave", value, ConfigurationTarget.Global);

	before(() => autoSave(false));
	after(() => autoSave(undefined));
	afterEach(discardChanges);

	it("is created beside the others, with its statement", async () => {
		await client();
		await open(BACK);
		const created = commands.executeCommand<Uri>("zoneTrio.newReverseZone", file(BACK), { name: "198.51.100.0/24" });
		const configuration = await workspace.openTextDocument(file("named.conf"));
		const uri = await confirmed(created, [configuration, configuration]);
		const document = await workspace.openTextDocument(uri);
		ok(document.getText().startsWith("$ORIGIN 100.51.198.in-addr.arpa."), document.getText());
		ok(configuration.getText().includes('zone "100.51.198.in-addr.arpa"'));
		const edit = new WorkspaceEdit();
		edit.deleteFile(uri);
		await workspace.applyEdit(edit);
	});

	it("gets the PTRs that are missing", async () => {
		const document = await open(BACK);
		const before = document.getText();
		const filled = await commands.executeCommand<{ added: number }>("zoneTrio.fillPointers", document.uri);
		strictEqual(filled.added, 1);
		ok(document.getText().includes("25        IN  PTR    mail.example.com."), document.getText());
		await replace(BACK, document.getText(), before);
	});
});
