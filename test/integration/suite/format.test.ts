import { ok, strictEqual } from "node:assert";
import { type CodeAction, commands, type FoldingRange, Range, type TextEdit, WorkspaceEdit, workspace } from "vscode";
import { client, discardChanges, open, replace, until } from "./editor.ts";

const DB = "zones/db.example.com";
const BACK = "zones/db.192.0.2";

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

	it("has its records sorted by their owners, by a command and by a source action", async () => {
		await client();
		const document = await open(BACK);
		const before = document.getText();
		const moved = before.replace(/^2 .*\n/m, "").replace(/\n?$/, `\n${/^2 .*\n/m.exec(before)![0]}`);
		await replace(BACK, before, moved);
		await until("the records in order", async () => {
			await commands.executeCommand("zoneTrio.sortRecords");
			return document.getText() === before ? true : undefined;
		});
		await commands.executeCommand("undo");
		strictEqual(document.getText(), moved);
		const [action] = await until("the source action", async () => {
			const whole = new Range(0, 0, document.lineCount, 0);
			const found = await commands.executeCommand<CodeAction[]>(
				"vscode.executeCodeActionProvider",
				document.uri,
				whole,
				"source.sortRecords",
			);
			return found.length > 0 ? found : undefined;
		});
		await workspace.applyEdit(action!.edit!);
		strictEqual(document.getText(), before);
	});
});
