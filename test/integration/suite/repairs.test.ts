import { deepStrictEqual, match, ok, strictEqual } from "node:assert";
import { ConfigurationTarget, commands, workspace } from "vscode";
import { codeAction, confirmed, discardChanges, file, findings, open, replace, until, untilFound } from "./editor.ts";

const FORWARD = "zones/db.example.com";
const REVERSE = "zones/db.192.0.2";
const MAIL = 8;

interface Repaired {
	readonly made: number;
	readonly left: readonly unknown[];
}

describe("repairs of many findings", () => {
	// What a refactoring changes is saved by default; the files of the fixture are to stay as they are.
	const autoSave = (value: boolean | undefined) =>
		workspace.getConfiguration("files").update("refactoring.autoSave", value, ConfigurationTarget.Global);

	before(() => autoSave(false));
	after(() => autoSave(undefined));
	afterEach(discardChanges);

	it("repair the trio of a mail host over two files after a preview, and one undo takes all of it back", async () => {
		const forward = await open(FORWARD);
		await replace(FORWARD, "MX     10 mail", "MX     10 smtp");
		await replace(FORWARD, "www       IN", "smtp      IN  CNAME  mail\nwww       IN");
		await untilFound(FORWARD, "mx-target-is-cname", [5]);
		await untilFound(FORWARD, "ptr-missing", [MAIL]);
		const reverse = await workspace.openTextDocument(file(REVERSE));
		const before = [forward.getText(), reverse.getText()];
		const host = { domain: "example.com.", view: "", exchange: "smtp.example.com." };
		const done = commands.executeCommand<Repaired>("zoneTrio.fixMailHost", host);
		const { made, left } = await confirmed(done, [forward, reverse]);
		deepStrictEqual({ made, left }, { made: 2, left: [] });
		match(forward.getText(), /MX {5}10 mail$/m);
		match(reverse.getText(), /^25 {8}IN {2}PTR {4}mail\.example\.com\.$/m);
		await untilFound(FORWARD, "mx-target-is-cname", []);
		await untilFound(FORWARD, "ptr-missing", []);

		await open(REVERSE);
		await commands.executeCommand("undo");
		await until("both texts as they were", () =>
			forward.getText() === before[0] && reverse.getText() === before[1] ? true : undefined,
		);
	});

	it("fix all that is safe to fix in a file", async () => {
		const reverse = await open(REVERSE);
		await replace(REVERSE, "www.example.com.", "www.example.com");
		await untilFound(REVERSE, "ptr-target-missing-dot", [7]);
		const done = await commands.executeCommand<Repaired>("zoneTrio.fixFile");
		strictEqual(done.made, 1);
		match(reverse.getText(), /www\.example\.com\.$/m);
		await untilFound(REVERSE, "ptr-target-missing-dot", []);
	});

	it("ignore a finding where it is, after asking for the reason", async () => {
		const document = await open(FORWARD);
		const [finding] = await untilFound(FORWARD, "ptr-missing", [MAIL]);
		ok(finding);
		const { command } = await codeAction(FORWARD, finding.range, "Ignore ptr-missing here");
		const done = Promise.resolve(commands.executeCommand(command!.command, ...(command!.arguments ?? [])));
		let isDone = false;
		void done.then(() => {
			isDone = true;
		});
		await until("the question to be answered", async () => {
			await commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
			return isDone ? true : undefined;
		});
		strictEqual(document.lineAt(MAIL - 1).text, "mail      IN  A      192.0.2.25 ; zonetrio-ignore ptr-missing");
		await untilFound(FORWARD, "ptr-missing", []);
		strictEqual(findings(FORWARD, "ptr-missing").length, 0);
	});
});
