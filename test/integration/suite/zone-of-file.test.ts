import { deepStrictEqual, ok, strictEqual } from "node:assert";
import { ConfigurationTarget, commands, LanguageStatusSeverity, WorkspaceEdit, workspace } from "vscode";
import { discardChanges, exported, file, open, until } from "./editor.ts";

const FORWARD = "zones/db.example.com";
const SOA = "@ IN SOA ns1 hostmaster 1 2 3 4 5\n";

describe("the zone of a file", () => {
	afterEach(async () => {
		await discardChanges();
		await workspace.getConfiguration("zoneTrio").update("zones", undefined, ConfigurationTarget.Workspace);
		await workspace.fs.delete(file("loose"), { recursive: true }).then(undefined, () => undefined);
	});

	it("is told with how it was found", async () => {
		await open(FORWARD);
		const item = await status("example.com.");
		strictEqual(item.detail, "named.conf: named.conf");
		strictEqual(item.severity, LanguageStatusSeverity.Information);
		strictEqual(item.busy, false);
		strictEqual(item.command?.command, "zoneTrio.setZoneOfFile");
	});

	it("is guessed from the file name where nothing else tells", async () => {
		await workspace.fs.writeFile(file("loose/db.example.net"), Buffer.from("$TTL 1h\nmail IN A 192.0.2.99\n"));
		await open("loose/db.example.net");
		const item = await status("example.net.");
		strictEqual(item.detail, "guessed from the file name");
	});

	it("is not known where nobody tells, and a click sets it", async () => {
		await workspace.fs.writeFile(file("loose/hosts.zone"), Buffer.from("$TTL 1h\nmail IN A 192.0.2.99\n"));
		await open("loose/hosts.zone");
		const item = await status("Zone not known");
		strictEqual(item.severity, LanguageStatusSeverity.Warning);
		strictEqual(item.command?.title, "Set");
	});

	it("that only its name told is kept by a click where the file gets another name", async () => {
		const [from, to] = [file("loose/db.example.net"), file("loose/old.zone")];
		await workspace.fs.writeFile(from, Buffer.from("$TTL 1h\nmail IN A 192.0.2.99\n"));
		await open("loose/db.example.net");
		await status("example.net.");
		const edit = new WorkspaceEdit();
		edit.renameFile(from, to);
		ok(await workspace.applyEdit(edit));
		const document = await open("loose/old.zone");
		await until("the comment that keeps the zone", async () => {
			await commands.executeCommand("notification.acceptPrimaryAction");
			return document.lineAt(0).text === "; zonetrio: origin=example.net." ? true : undefined;
		});
		await status("example.net.", "modeline");
	});

	it("is written to the settings, first in them, and moved from there to the file and taken back", async () => {
		const name = "loose/db.example.org";
		await workspace.fs.writeFile(file(name), Buffer.from(`$TTL 1h\n${SOA}`));
		const settings = () => workspace.getConfiguration("zoneTrio").inspect<object>("zones")?.workspaceValue;
		await workspace
			.getConfiguration("zoneTrio")
			.update("zones", { "loose/*": { origin: "example.net." } }, ConfigurationTarget.Workspace);
		const document = await open(name);
		const before = document.getText();
		await status("example.net.");

		const choice = { where: "setting", origin: "example.org", view: "inside" };
		await commands.executeCommand("zoneTrio.setZoneOfFile", document.uri, choice);
		deepStrictEqual(Object.entries(settings() ?? {}), [
			[name, { origin: "example.org.", view: "inside" }],
			["loose/*", { origin: "example.net." }],
		]);
		strictEqual(document.getText(), before);
		await status("example.org. (inside)", "setting");

		await commands.executeCommand("zoneTrio.setZoneOfFile", document.uri, { ...choice, where: "modeline" });
		deepStrictEqual(settings(), { "loose/*": { origin: "example.net." } });
		strictEqual(document.lineAt(0).text, "; zonetrio: origin=example.org. view=inside");
		await status("example.org. (inside)", "modeline");

		await commands.executeCommand("zoneTrio.setZoneOfFile", document.uri, { where: "forget" });
		strictEqual(document.getText(), before);
		await status("example.net.");
	});

	it("is opened as such for good, where its name tells something else, once that is agreed to", async () => {
		const files = () => workspace.getConfiguration("files").inspect<object>("associations")?.workspaceValue;
		await workspace.fs.writeFile(file("loose/db.example.rs"), Buffer.from(`$TTL 1h\n${SOA}`));
		await workspace.fs.writeFile(file("loose/README.rs"), Buffer.from("Notes\n"));
		const before = await open("loose/db.example.rs");
		const { client } = await exported();
		await until("the file to be read", async () => {
			const found = await client.sendRequest<string[]>("zoneTrio/zoneFiles");
			return found.includes(file("loose/db.example.rs").toString()) || undefined;
		});
		const added = await commands.executeCommand<string[]>("zoneTrio.associateZoneFiles");
		deepStrictEqual(added, ["**/loose/db.example.rs"]);
		deepStrictEqual(files(), { "**/loose/db.example.rs": "dns-zone" });
		await until("the language", () => before.languageId === "dns-zone" || undefined);
		await workspace.getConfiguration("files").update("associations", undefined, ConfigurationTarget.Workspace);
	});

	it("is asked for step by step, with what is known filled in", async () => {
		await workspace.fs.writeFile(file("loose/db.example.edu"), Buffer.from(`$TTL 1h\n${SOA}`));
		const document = await open("loose/db.example.edu");
		await status("example.edu.");
		let isDone = false;
		const asked = commands.executeCommand("zoneTrio.setZoneOfFile", document.uri).then(() => {
			isDone = true;
		});
		// Where to write, the origin, the view: each with its first or filled-in answer.
		await until("the end of the questions", async () => {
			await commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
			await new Promise((resolve) => setTimeout(resolve, 200));
			return isDone || undefined;
		});
		await asked;
		strictEqual(document.lineAt(0).text, "; zonetrio: origin=example.edu.");
	});

	it("is counted in the status bar too where a file becomes a zone file only after it was opened", async () => {
		const { client, workspaceStatus } = await exported();
		await workspace.fs.writeFile(file("loose/plain"), Buffer.from(`; plain\nexample.edu. 1h ${SOA.slice(2)}`));
		await open("loose/plain");
		await until("the zone", async () => {
			const files = await client.sendRequest<string[]>("zoneTrio/zoneFiles");
			return files.includes(file("loose/plain").toString()) || undefined;
		});
		await until("the count", async () => {
			const { zones } = await client.sendRequest<{ zones: number }>("zoneTrio/counts");
			return workspaceStatus.index.text.startsWith(`${zones} zones`) || undefined;
		});
	});

	/** The status item as soon as it says this. */
	async function status(wanted: string, how?: string) {
		const { zoneStatus } = await exported();
		return until(`the zone ${wanted}`, () => {
			const { text, detail } = zoneStatus.item;
			return text === wanted && (how === undefined || detail === how) ? zoneStatus.item : undefined;
		});
	}
});
