import { match, ok, strictEqual } from "node:assert";
import { commands, TabInputWebview, window, workspace } from "vscode";
import { client, discardChanges, exported, file, open, replace, until, untilFound } from "./editor.ts";

const FORWARD = "zones/db.example.com";
const REVERSE = "zones/db.192.0.2";
const BROKEN = "Mail for example.com. through mail.example.com., 192.0.2.25: breaks at “PTR at” (missing)";
const WHOLE = "Mail for example.com. through mail.example.com., 192.0.2.25, mail.example.com.: ok";

describe("the mail report", () => {
	afterEach(discardChanges);

	it("opens as a page that shows the way of mail and where it breaks", async () => {
		await commands.executeCommand("zoneTrio.openMailReport");
		await untilShown(BROKEN);
		const tabs = reportTabs();
		strictEqual(tabs.length, 1);
		strictEqual(tabs[0]?.label, "Mail Report");
	});

	it("is there once, however often it is opened", async () => {
		await commands.executeCommand("zoneTrio.openMailReport");
		await commands.executeCommand("zoneTrio.openMailReport");
		await untilShown(BROKEN);
		strictEqual(reportTabs().length, 1);
	});

	it("follows what is typed", async () => {
		await open(FORWARD);
		await commands.executeCommand("workbench.action.splitEditorRight");
		await commands.executeCommand("zoneTrio.openMailReport");
		await untilShown(BROKEN);
		await replace(REVERSE, "30        IN", "25        IN  PTR    mail.example.com.\n30        IN");
		await untilShown(WHOLE);
		await replace(REVERSE, "25        IN  PTR    mail", "25        IN  PTR    gone");
		const shown = await untilShown(
			"Mail for example.com. through mail.example.com., 192.0.2.25, gone.example.com.: breaks at “Back to” (unconfirmed)",
		);
		ok(!shown.includes(WHOLE));
	});

	it("follows what changes on the disk, with the panel closed", async () => {
		await commands.executeCommand("workbench.view.explorer");
		await commands.executeCommand("zoneTrio.openMailReport");
		await untilShown(BROKEN);
		const before = await workspace.fs.readFile(file(REVERSE));
		const line = "25        IN  PTR    mail.example.com.\n";
		await workspace.fs.writeFile(file(REVERSE), Buffer.concat([before, Buffer.from(line)]));
		await untilShown(WHOLE);
		await workspace.fs.writeFile(file(REVERSE), before);
		await untilShown(BROKEN);
	});

	it("shows what is true when it is seen again", async () => {
		await commands.executeCommand("zoneTrio.openMailReport");
		await untilShown(BROKEN);
		await open(REVERSE);
		await replace(REVERSE, "30        IN", "25        IN  PTR    mail.example.com.\n30        IN");
		await untilFound(FORWARD, "ptr-missing", []);
		await commands.executeCommand("zoneTrio.openMailReport");
		await untilShown(WHOLE);
	});

	it("comes back after the server has been restarted", async () => {
		await commands.executeCommand("zoneTrio.openMailReport");
		await untilShown(BROKEN);
		await commands.executeCommand("zoneTrio.restart");
		await untilShown(BROKEN);
	});

	it("can be had as a file", async () => {
		const connection = await client();
		const page = await connection.sendRequest<string>("zoneTrio/exportMailReport", { format: "html" });
		match(page, /^<!doctype html>/);
		ok(page.includes("25.2.0.192.in-addr.arpa."));
		const text = await connection.sendRequest<string>("zoneTrio/exportMailReport", { format: "markdown" });
		match(text, /\*\*1 problem\*\*/);
	});
});

function reportTabs() {
	const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
	return tabs.filter(({ input }) => input instanceof TabInputWebview && input.viewType.endsWith("zoneTrio.mailReport"));
}

/** Waits until the page itself says that it shows a way. */
async function untilShown(way: string): Promise<readonly string[]> {
	const { mailReport } = await exported();
	let last: readonly string[] = [];
	return until(`“${way}” in the page`, async () => {
		const shown = mailReport.read();
		if (!shown) return undefined;
		// A page that is being made again answers nothing.
		const pause = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 500));
		last = (await Promise.race([shown, pause])) ?? last;
		return last.includes(way) ? last : undefined;
	});
}
