import { deepStrictEqual, match, notStrictEqual, ok, strictEqual } from "node:assert";
import { commands, workspace } from "vscode";
import { apply, codeAction, discardChanges, file, findings, open, until, untilFound } from "./editor.ts";

const FORWARD = "zones/db.example.com";
const REVERSE = "zones/db.192.0.2";
const MAIL = 8;

describe("the fix for a missing PTR", () => {
	afterEach(discardChanges);

	it("writes the record where it belongs, raises the serial, and can be undone", async () => {
		await open(FORWARD);
		const [finding] = await untilFound(FORWARD, "ptr-missing", [MAIL]);
		ok(finding);
		const before = (await workspace.openTextDocument(file(REVERSE))).getText();
		const action = await codeAction(FORWARD, finding.range, "Add PTR");
		await apply(action);

		const reverse = await workspace.openTextDocument(file(REVERSE));
		const after = reverse.getText();
		ok(reverse.isDirty, "the change is not left for the user to save");
		const owners = after.split("\n").flatMap((line) => /^(\d+)\s.*\bPTR\b/.exec(line)?.[1] ?? []);
		deepStrictEqual(owners, ["2", "3", "25", "30"]);
		match(after, /^25 {8}IN {2}PTR {4}mail\.example\.com\.$/m);
		notStrictEqual(serialOf(after), serialOf(before));
		strictEqual(unrelated(after), unrelated(before));

		await untilFound(FORWARD, "ptr-missing", []);
		strictEqual(findings(REVERSE, "ptr-missing").length, 0);

		await open(REVERSE);
		await commands.executeCommand("undo");
		await until("the text as it was", () => (reverse.getText() === before ? true : undefined));
		await untilFound(FORWARD, "ptr-missing", [MAIL]);
	});

	it("changes the reverse zone only", async () => {
		const document = await open(FORWARD);
		const [finding] = await untilFound(FORWARD, "ptr-missing", [MAIL]);
		ok(finding);
		await apply(await codeAction(FORWARD, finding.range, "Add PTR"));
		await untilFound(FORWARD, "ptr-missing", []);
		strictEqual(document.isDirty, false);
	});
});

function serialOf(text: string): string | undefined {
	return /SOA\s+\S+\s+\S+\s+(\d+)/.exec(text)?.[1];
}

/** The text without what the fix is to change. */
function unrelated(text: string): string {
	return text.replace(/^25\s.*\n/m, "").replace(/(SOA\s+\S+\s+\S+\s+)\d+/, "$1");
}
