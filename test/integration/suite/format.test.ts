import { ok, strictEqual } from "node:assert";
import { type CodeAction, commands, type FoldingRange, Range, type TextEdit, WorkspaceEdit, workspace } from "vscode";
import { client, discardChanges, open, replace, until } from "./editor.ts";

const DB = "zones/db.example.com";

describe("a zone file in columns", () => {
	afterEach(discardChanges);

	it("is formatted by its own columns", async () => {
		await client();
		const document = await open(DB);
		const before = document.getText();
		await replace(DB, "mail      IN  A      192", "mail IN A 192");
		const edits = await until("the edits", () =>
			commands.executeCommand<TextEdit[]>("vscode.executeFormatDocumentProvider", document.uri, {
				tabSize: 4,
				insertSpaces: true,
			}),
		);
		const edit = new WorkspaceEdit();
		edit.set(document.uri, edits);
		await workspace.applyEdit(edit);
		strictEqual(document.getText(), before);
	});

	it("can be folded", async () => {
		await client();
		const document = await open(DB);
		const folds = await until("folds", () =>
			commands.executeCommand<FoldingRange[]>("vscode.executeFoldingRangeProvider", document.uri),
		);
		ok(folds.some(({ start, end }) => start === 1 && end === 4));
	});

	it("has the same records with names that are written otherwise", async () => {
		await client();
		const document = await open(DB);
		const line = document
			.getText()
			.split("\n")
			.findIndex((text) => text.startsWith("mail"));
		const actions = await until("the refactorings", () =>
			commands.executeCommand<CodeAction[]>(
				"vscode.executeCodeActionProvider",
				document.uri,
				new Range(line, 0, line, 0),
				"refactor",
			),
		);
		ok(actions.some(({ title }) => title === "Write the name with the origin"));
		strictEqual(await commands.executeCommand("zoneTrio.namesAbsolute"), true);
		ok(document.getText().includes("mail.example.com. "), document.getText());
		ok(document.getText().includes("MX     10 mail.example.com."), document.getText());
	});
});
