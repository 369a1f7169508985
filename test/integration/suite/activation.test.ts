import { ok } from "node:assert";
import { commands, workspace } from "vscode";
import { client, discardChanges, until } from "./editor.ts";

/** Milliseconds that VS Code may wait for the extension: until its code is loaded and `activate` has been called. */
const LONGEST = 150;

describe("activation", () => {
	after(discardChanges);

	it(`takes less than ${LONGEST} ms`, async () => {
		await client();
		// "Startup Performance": what VS Code has measured itself.
		await commands.executeCommand("perfview.show");
		const [, load, call] = await until("the times", () => {
			const page = workspace.textDocuments.find(({ uri }) => uri.scheme === "perf")?.getText() ?? "";
			return /^\| zonetrio\.zonetrio +\| \w+ +\| (\d+) +\| (\d+) +\|/m.exec(page) ?? undefined;
		});
		console.log(`${process.env.TEST_LINE_MARK ?? ""}    ${load} ms to load the code, ${call} ms to call activate`);
		ok(Number(load) + Number(call) < LONGEST, `${load} ms to load the code and ${call} ms to call activate`);
	});
});
