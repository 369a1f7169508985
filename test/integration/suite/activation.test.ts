import { ok } from "node:assert";
import { readFileSync } from "node:fs";
import Module from "node:module";
import { join } from "node:path";
import { commands, extensions, workspace } from "vscode";
import { client, discardChanges, until } from "./editor.ts";

/** Milliseconds that VS Code may wait for the extension: until its code is loaded and `activate` has been called. */
const LONGEST = 150;

/** A slow computer takes so many times as long as the one that the bound was set for. */
const SLOWEST = 2.5;

/** A computer that is busy makes some of them slow, but seldom all. */
const TRIALS = 20;

describe("activation", () => {
	after(discardChanges);

	it(`takes less than ${LONGEST} ms on a usual computer`, async () => {
		await client();
		// "Startup Performance": what VS Code has measured itself.
		await commands.executeCommand("perfview.show");
		const [, first, call] = await until("the times", () => {
			const page = workspace.textDocuments.find(({ uri }) => uri.scheme === "perf")?.getText() ?? "";
			return /^\| zonetrio\.zonetrio +\| \w+ +\| (\d+) +\| (\d+) +\|/m.exec(page) ?? undefined;
		});
		const best = Math.min(Number(first), ...Array.from({ length: TRIALS }, (_, trial) => loadingTime(trial)));
		// By so much the computer was slower then than it can be.
		const total = (Number(first) + Number(call)) * (best / Number(first));
		const text = `${first} ms to load the code, ${Math.round(best)} at best, and ${call} ms to call activate`;
		console.log(`${process.env.TEST_LINE_MARK ?? ""}    ${text}`);
		ok(total < LONGEST * SLOWEST, text);
	});
});

/** Milliseconds to load the code once more; it is not activated. A comment makes it new to the compiler. */
function loadingTime(trial: number): number {
	const folder = extensions.getExtension("zonetrio.zonetrio")?.extensionPath ?? "";
	const path = join(folder, "dist", "client.cjs");
	const loaded = new Module(path) as Module & { _compile(text: string, path: string): void };
	loaded.filename = path;
	const began = performance.now();
	loaded._compile(`${readFileSync(path, "utf8")}\n// ${trial}`, path);
	return performance.now() - began;
}
