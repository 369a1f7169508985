import { ok, strictEqual } from "node:assert";
import type { ChildProcess } from "node:child_process";
import { WorkspaceEdit, workspace } from "vscode";
import { State } from "vscode-languageclient";
import { client, discardChanges, everyFinding, file, open, until } from "./editor.ts";

/** The process in which the server runs; the client keeps it to itself. */
async function serverProcess(): Promise<ChildProcess> {
	const own = (await client()) as unknown as { readonly _serverProcess?: ChildProcess };
	return until("a server in a process", () => own._serverProcess);
}

describe("a server that is killed", () => {
	after(discardChanges);

	it("is started again, and knows what is being typed", async () => {
		const document = await open("zones/db.example.com");
		const typed = new WorkspaceEdit();
		typed.insert(
			file("zones/db.example.com"),
			document.lineAt(document.lineCount - 1).range.end,
			"\nhalf MX 10 nowhere-to-be\n",
		);
		ok(await workspace.applyEdit(typed));
		const isFound = () => everyFinding().includes("mx-target-no-address") || undefined;
		await until("the finding", isFound);
		const before = everyFinding();
		const killed = await serverProcess();
		ok(killed.kill("SIGKILL"));
		const running = await client();
		await until("another server", async () => {
			const isOther = running.state === State.Running && (await serverProcess()).pid !== killed.pid;
			return isOther || undefined;
		});
		await until("the same findings", () => everyFinding() === before || undefined);
		strictEqual(document.isDirty, true);
	});
});
