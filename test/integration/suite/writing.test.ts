import { ok, strictEqual } from "node:assert";
import {
	type CompletionItem,
	type CompletionList,
	ConfigurationTarget,
	commands,
	Position,
	type Uri,
	WorkspaceEdit,
	window,
	workspace,
} from "vscode";
import { client, confirmed, discardChanges, file, open, replace, until } from "./editor.ts";

const BACK = "zones/db.192.0.2";

describe("while somebody writes", () => {
	afterEach(discardChanges);

	it("the PTR that is missing is offered as a whole line, and snippets", async () => {
		await client();
		const document = await open(BACK);
		const end = new Position(document.lineCount - 1, 0);
		const labelled = ({ label }: CompletionItem) => (typeof label === "string" ? label : label.label);
		const offered = await until("the PTR", async () => {
			const { items } = await commands.executeCommand<CompletionList>(
				"vscode.executeCompletionItemProvider",
				document.uri,
				end,
			);
			return items.some((item) => labelled(item) === "25") ? items : undefined;
		});
		const pointer = offered.find((item) => labelled(item) === "25");
		strictEqual(pointer?.insertText, "25        IN  PTR    mail.example.com.");
		ok(offered.some((item) => labelled(item) === "zone-reverse"));
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

	it("is shown before it is created, with the PTRs of its hosts, and can be dropped", async () => {
		await client();
		await replace("zones/db.example.com", "192.0.2.30", "203.0.113.30");
		const asked = { name: "203.0.113.0/24", preview: true };
		const shown = async (decision: string) => {
			const created = commands.executeCommand<Uri | undefined>("zoneTrio.newReverseZone", file(BACK), asked);
			const preview = await until("the preview", () => {
				const document = window.activeTextEditor?.document;
				return document?.uri.scheme === "zonetrio-new-zone" && document.languageId === "dns-zone"
					? document
					: undefined;
			});
			ok(/^30\s+IN\s+PTR\s+www\.example\.com\.$/m.test(preview.getText()), preview.getText());
			const text = preview.getText();
			await commands.executeCommand(decision);
			const uri = await created;
			ok(!window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label.includes("203.0.113") && !uri)));
			return { uri, text };
		};
		strictEqual((await shown("zoneTrio.dropPreviewedZone")).uri, undefined);
		const { uri, text } = await shown("zoneTrio.createPreviewedZone");
		strictEqual((await workspace.openTextDocument(uri!)).getText(), text);
		const configuration = await workspace.openTextDocument(file("named.conf"));
		ok(configuration.getText().includes('zone "113.0.203.in-addr.arpa"'));
		const edit = new WorkspaceEdit();
		edit.deleteFile(uri!);
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
