import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import type {
	CodeAction,
	CodeLens,
	Command,
	CompletionList,
	Hover,
	Location,
	SignatureHelp,
	SymbolInformation,
	WorkspaceEdit,
} from "vscode-languageserver/node";
import { edited } from "./edited.ts";
import type { StartOptions } from "./language-client.ts";
import { BACK, DB, FORWARD, MAIL_ADDRESS, MAIL_ZONES, POINTER, REVERSE } from "./mail-zones.ts";
import { client, connect, folder, layOut } from "./server-session.ts";

const ADDRESS = { line: 7, character: 23 };
const POINTED = REVERSE.replace("30  ", `${POINTER}30  `);
const LITERALS = { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } };

/** An editor of which nothing is known but the folder, and that has no extension for us. */
function bare(capabilities: object = {}, initialize: object = {}): StartOptions {
	return {
		capabilities: { workspace: {}, textDocument: {}, window: {}, ...capabilities },
		initialize: { initializationOptions: undefined, workspaceFolders: undefined, ...initialize },
	};
}

/** The same, opened on files. */
async function startBare(
	files: Readonly<Record<string, string>>,
	capabilities: object = {},
	initialize: object = {},
): Promise<void> {
	layOut(files);
	await connect(bare(capabilities, { rootUri: folder.uri(""), ...initialize }));
}

function ask<Answer>(method: string, name: string, more: object = {}): Promise<Answer> {
	return client.request(`textDocument/${method}`, { textDocument: { uri: folder.uri(name) }, ...more });
}

async function shown(name: string, rule = "ptr-missing"): Promise<void> {
	await vi.waitFor(() => expect(client.findings(name, rule)).not.toEqual([]), 10_000);
}

function run({ command, arguments: given }: Command): Promise<null> {
	return client.request("workspace/executeCommand", { command, arguments: given });
}

/** A text of the folder after the edits that came as `changes`; none other may have come. */
function changed(edit: WorkspaceEdit, name: string): string {
	expect(Object.keys(edit)).toEqual(["changes"]);
	return edited(readFileSync(join(folder.path, name), "utf8"), edit.changes![folder.uri(name)] ?? []);
}

const withoutSerial = (text: string) => text.replace(/\b20\d{8}\b/, "SERIAL");

describe("an editor that says nothing of itself", () => {
	test("is asked nothing and shown findings in their least form", async () => {
		await startBare(MAIL_ZONES);
		await shown(DB);
		const [finding] = client.shown.get(folder.uri(DB))!.diagnostics.filter(({ code }) => code === "ptr-missing");
		expect(Object.keys(finding!).sort()).toEqual(["code", "message", "range", "severity", "source"]);
		await client.open(DB, FORWARD);
		await client.configure({});
		await client.check();
		expect(client.asked).toEqual([]);
		expect(client.progress).toEqual([]);
		expect(client.capabilities).toMatchObject({ codeActionProvider: true, renameProvider: true });
		expect(client.capabilities.executeCommandProvider).toBeUndefined();
		expect(client.capabilities.diagnosticProvider).toBeUndefined();
	});

	test("gets plain texts, lists and places", async () => {
		await startBare(MAIL_ZONES);
		await client.open(DB, FORWARD);
		const hover = await ask<Hover>("hover", DB, { position: ADDRESS });
		expect(hover.contents).toEqual({ kind: "plaintext", value: expect.stringContaining("192.0.2.25") });
		const symbols = await ask<SymbolInformation[]>("documentSymbol", DB);
		expect(symbols[0]).toHaveProperty("location");
		const target = { line: 4, character: 24 };
		expect(await ask<Location[]>("definition", DB, { position: target })).toEqual([
			{ uri: folder.uri(DB), range: { start: { line: 7, character: 0 }, end: { line: 7, character: 4 } } },
		]);
		const completion = await ask<CompletionList>("completion", DB, { position: target });
		expect(completion.items.map(({ label }) => label)).toContain("mail");
		for (const item of completion.items) {
			expect(item).not.toHaveProperty("labelDetails");
			expect(item.insertTextFormat ?? 1).toBe(1);
			expect(item.textEdit).toHaveProperty("range");
		}
		const offered = completion.items.find(({ label }) => label === "mail");
		const { documentation } = await client.request<{ documentation: unknown }>("completionItem/resolve", offered);
		expect(documentation).toMatchObject({ kind: "plaintext" });
		const help = await ask<SignatureHelp>("signatureHelp", DB, { position: target });
		expect(help.signatures[0]!.parameters!.map(({ label }) => label)).toEqual(["<preference>", "<mail server>"]);
		const renamed = await ask<WorkspaceEdit>("rename", DB, { position: target, newName: "post" });
		expect(changed(renamed, DB)).toContain("IN  MX     10 post");
	});

	test("has no code actions, which it could not make", async () => {
		await startBare(MAIL_ZONES);
		await shown(DB);
		expect(await client.codeActions(DB, MAIL_ADDRESS)).toEqual([]);
	});
});

describe("an editor that takes commands and no code actions", () => {
	const COMMANDS = { workspace: { applyEdit: true, executeCommand: {} } };
	const commands = async (name = DB) => (await client.codeActions(name, MAIL_ADDRESS)) as unknown as Command[];

	test("runs repairs by them, and makes the edits that it is given", async () => {
		await startBare(MAIL_ZONES, COMMANDS);
		await shown(DB);
		const offered = await commands();
		const [pointer] = offered.filter(({ title }) => title.startsWith("Add PTR"));
		expect(pointer).toMatchObject({ command: "zoneTrio.repair" });
		expect(await run(pointer!)).toBeNull();
		expect(withoutSerial(changed(client.applied[0]!, BACK))).toBe(withoutSerial(POINTED));
		const [whole] = offered.filter(({ title }) => title.startsWith("Fix the trio"));
		await run(whole!);
		expect(withoutSerial(changed(client.applied[1]!, BACK))).toBe(withoutSerial(POINTED));
	});

	test("is told why one cannot be made any more", async () => {
		await startBare(MAIL_ZONES, COMMANDS);
		await shown(DB);
		await client.open(BACK, REVERSE);
		const [pointer] = (await commands()).filter(({ title }) => title.startsWith("Add PTR"));
		await client.change(BACK, { text: `${REVERSE}${POINTER}` });
		await expect(run(pointer!)).rejects.toThrow(/is no longer offered/);
		expect(client.applied).toEqual([]);
	});

	test.each([
		["zoneTrio.repair", [], /no repair is named/],
		["zoneTrio.repair", ["x"], /no repair is named/],
		["zoneTrio.raiseSerial", [], /no file is named/],
		["zoneTrio.raiseSerial", ["file:///nowhere"], /this file has no serial/],
		["zoneTrio.repairMany", [], /there is no command zoneTrio.repairMany/],
	])("is refused %s %j", async (command, given, told) => {
		await startBare(MAIL_ZONES, COMMANDS);
		await expect(client.request("workspace/executeCommand", { command, arguments: given })).rejects.toThrow(told);
	});

	test("raises a serial from the words above it", async () => {
		await startBare(MAIL_ZONES, COMMANDS);
		await shown(DB);
		const lenses = await ask<CodeLens[]>("codeLens", DB);
		const { command } = await client.request<CodeLens>("codeLens/resolve", lenses[0]);
		expect(command).toMatchObject({ command: "zoneTrio.raiseSerial" });
		await run(command!);
		expect(changed(client.applied[0]!, DB)).not.toContain("2026010101");
	});
});

describe("an editor that takes code actions", () => {
	test("but does not ask for their edits gets these at once, and what is much work as a command", async () => {
		const workspace = { applyEdit: true, executeCommand: {}, workspaceEdit: { documentChanges: true } };
		await startBare(MAIL_ZONES, { workspace, textDocument: { codeAction: LITERALS } });
		await shown(DB);
		const actions = await client.codeActions(DB, MAIL_ADDRESS);
		const [pointer] = actions.filter(({ title }) => title.startsWith("Add PTR"));
		expect(pointer?.edit?.documentChanges).toHaveLength(1);
		expect(pointer).not.toHaveProperty("data");
		const [whole] = actions.filter(({ title }) => title.startsWith("Fix the trio"));
		expect(whole).toMatchObject({ command: { command: "zoneTrio.repair" } });
		expect(whole).not.toHaveProperty("edit");
	});

	test("but runs no commands gets the edits of all", async () => {
		await startBare(MAIL_ZONES, { textDocument: { codeAction: LITERALS } });
		await shown(DB);
		for (const action of await client.codeActions(DB, MAIL_ADDRESS)) {
			expect(action.command).toBeUndefined();
			expect(Object.keys(action.edit!)).toEqual(["changes"]);
		}
	});

	describe("but makes no files", () => {
		const FILES = {
			"named.conf": 'zone "example.com" { type primary; file "zones/db.example.com"; };\n',
			[DB]: FORWARD,
		};
		const creation = async () =>
			(await client.codeActions(DB, MAIL_ADDRESS)).find(({ title }) => title.startsWith("Create the reverse zone"));

		test("is told so when it chooses a repair that would", async () => {
			const workspace = { applyEdit: true, executeCommand: {} };
			await startBare(FILES, { workspace, textDocument: { codeAction: LITERALS } });
			await shown(DB, "ptr-unverifiable");
			const action = await creation();
			expect(action?.title).toBe("Create the reverse zone 2.0.192.in-addr.arpa. in db.192.0.2: why not here?");
			await run(action!.command!);
			const told = "this editor lets language servers make no new files: make the file by hand";
			await vi.waitFor(() => expect(client.messages.map(({ message }) => message)).toContain(told));
		});

		test("is shown so where it shows what cannot be chosen", async () => {
			await startBare(FILES, { textDocument: { codeAction: { ...LITERALS, disabledSupport: true } } });
			await shown(DB, "ptr-unverifiable");
			expect((await creation())?.disabled?.reason).toContain("make no new files");
		});

		test("gets no part of it with many repairs at once", async () => {
			await startBare(FILES, { textDocument: { codeAction: LITERALS } });
			await shown(DB, "ptr-unverifiable");
			for (const { edit } of await client.codeActions(DB, MAIL_ADDRESS)) {
				expect(Object.keys(edit?.changes ?? {})).not.toContain(folder.uri(BACK));
			}
		});
	});
});

describe("nothing is offered that nobody runs", () => {
	const WORKSPACE = { applyEdit: true, executeCommand: {} };
	const UNDOTTED = "31        IN  PTR    www.example.com\n";
	const DYNAMIC = 'zone "2.0.192.in-addr.arpa" { type primary; file "zones/db.192.0.2"; allow-update { any; }; };\n';
	const CONFIGURATION = `zone "example.com" { type primary; file "zones/db.example.com"; };\n`;
	const files = {
		"named.conf": CONFIGURATION + DYNAMIC,
		[DB]: `${FORWARD}@ IN MX 5 mial\n`,
		[BACK]: REVERSE + UNDOTTED,
	};
	const everywhere = { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } };

	test.each([
		["commands alone", { workspace: WORKSPACE }],
		["code actions", { workspace: WORKSPACE, textDocument: { codeAction: LITERALS } }],
		["code actions and no commands", { textDocument: { codeAction: LITERALS } }],
		[
			"code actions whose edits it asks for",
			{
				workspace: WORKSPACE,
				textDocument: { codeAction: { ...LITERALS, dataSupport: true, resolveSupport: { properties: ["edit"] } } },
			},
		],
	])("to an editor with %s", async (_, capabilities) => {
		await startBare(files, capabilities);
		await shown(BACK, "ptr-target-missing-dot");
		const known = new Set(["", ...(client.capabilities.executeCommandProvider?.commands ?? [])]);
		for (const name of [DB, BACK, "named.conf"]) {
			const actions: (CodeAction | Command)[] = await client.codeActions(name, everywhere);
			for (const action of actions) {
				const command = typeof action.command === "string" ? action.command : action.command?.command;
				if (command !== undefined) expect(known).toContain(command);
				else expect("edit" in action || "data" in action).toBe(true);
			}
			for (const lens of (await ask<CodeLens[] | null>("codeLens", name)) ?? []) {
				const { command } = await client.request<CodeLens>("codeLens/resolve", lens);
				expect(known).toContain(command?.command);
			}
		}
	});

	test("and none of our commands to an editor that has them itself", async () => {
		const own = ["copyText", "showRefusal", "askAndRepair", "repairMany", "raiseSerial"];
		await startBare(
			files,
			{ workspace: WORKSPACE },
			{
				initializationOptions: { commands: own.map((name) => `zoneTrio.${name}`) },
			},
		);
		expect(client.capabilities.executeCommandProvider).toBeUndefined();
	});

	test("so the lines for nsupdate are shown where they cannot be copied", async () => {
		await startBare(files, { workspace: WORKSPACE, textDocument: { codeAction: LITERALS } });
		await shown(BACK, "ptr-target-missing-dot");
		const actions = await client.codeActions(BACK, everywhere);
		const why = actions.find(({ title }) => /dot.*: why not here\?$/.test(title));
		await run(why!.command!);
		await vi.waitFor(() => expect(client.messages.at(-1)?.message).toContain("update add 31.2.0.192.in-addr.arpa."));
	});
});

describe("the folder", () => {
	test.each([
		["rootUri", () => ({ rootUri: folder.uri("") })],
		["rootPath", () => ({ rootPath: folder.path })],
		["rootPath beside an empty rootUri", () => ({ rootUri: null, rootPath: folder.path })],
		["workspaceFolders", () => ({ workspaceFolders: [{ name: "zones", uri: folder.uri("") }] })],
	])("is told by %s", async (_, roots) => {
		layOut(MAIL_ZONES);
		await connect(bare({}, roots()));
		await shown(DB);
		expect(client.findings(DB, "ptr-missing")).toEqual(["8:22 ptr-missing"]);
	});

	test("need not be there: a file is judged by itself", async () => {
		layOut({ ...MAIL_ZONES, "zones/hosts.inc": "a IN A 192.0.2.9\n" });
		await connect(bare({ workspace: { applyEdit: true, executeCommand: {} } }, { rootUri: null }));
		await client.open(DB, `${FORWARD}www IN CNAME nowhere\n`, "bindzone");
		await shown(DB, "cname-and-other-data");
		expect([...client.shown.keys()]).toEqual([folder.uri(DB)]);
		expect(client.findings(DB, "ptr-missing")).toEqual([]);
		const actions: (CodeAction | Command)[] = await client.codeActions(DB, {
			start: { line: 8, character: 0 },
			end: { line: 12, character: 0 },
		});
		expect(actions.map(({ title }) => title)).toContainEqual(expect.stringMatching(/^Delete/));
		await client.close(DB);
		await vi.waitFor(() => expect(client.findings(DB)).toEqual([]), 10_000);
	});

	test("of a new file is nowhere", async () => {
		layOut({});
		await connect(bare({}, { rootUri: null }));
		const uri = "untitled:Untitled-1";
		const text = `$ORIGIN example.com.\n${FORWARD}www IN CNAME nowhere\n`;
		await client.notify("textDocument/didOpen", {
			textDocument: { uri, languageId: "dns", version: 1, text },
		});
		await vi.waitFor(() => expect(client.shown.get(uri)?.diagnostics.length).toBeGreaterThan(0), 10_000);
	});
});

describe("settings", () => {
	const STRICT = { rules: { "ptr-missing": "error" } };
	const severity = () =>
		client.shown.get(folder.uri(DB))?.diagnostics.find(({ code }) => code === "ptr-missing")?.severity;

	test("come with the initialization options, and change with workspace/didChangeConfiguration", async () => {
		await startBare(MAIL_ZONES, {}, { initializationOptions: { zoneTrio: STRICT } });
		await vi.waitFor(() => expect(severity()).toBe(1), 10_000);
		await client.configure({ rules: { "ptr-missing": "hint" } });
		await vi.waitFor(() => expect(severity()).toBe(4), 10_000);
	});

	test("that come with the initialization options stay where the editor is asked and knows of none", async () => {
		const capabilities = { workspace: { configuration: true } };
		layOut(MAIL_ZONES);
		const options = bare(capabilities, {
			rootUri: folder.uri(""),
			initializationOptions: { zoneTrio: STRICT },
		});
		await connect({ ...options, answers: { "workspace/configuration": () => [null] } });
		await vi.waitFor(() => expect(severity()).toBe(1), 10_000);
		await client.notify("workspace/didChangeConfiguration", { settings: null });
		await client.check();
		expect(severity()).toBe(1);
	});

	test("that cannot be used are told of", async () => {
		await startBare(MAIL_ZONES, {}, { initializationOptions: { zoneTrio: { profile: "loud" } } });
		const told = expect.stringContaining('zoneTrio.profile: "loud" is none of');
		await vi.waitFor(() => expect(client.messages.map(({ message }) => message)).toContainEqual(told), 10_000);
	});
});

describe("changes on the disk", () => {
	test("are asked for where the editor watches", async () => {
		await startBare(MAIL_ZONES, { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } });
		await shown(DB);
		expect(client.registered).toMatchObject([
			{ method: "workspace/didChangeWatchedFiles", registerOptions: { watchers: [{ globPattern: "**/*" }] } },
		]);
	});

	test.each(["opens", "saves", "closes"])("are found when somebody %s a document, where it does not", async (what) => {
		const zone = `${FORWARD}www IN CNAME nowhere\n`;
		await startBare({ ...MAIL_ZONES, [DB]: zone });
		await shown(DB);
		if (what !== "opens") await client.open(DB, zone);
		await client.check();
		folder.write(BACK, REVERSE + POINTER);
		folder.write("zones/db.example.org", FORWARD.replace(/IN {2}NS {5}ns1\n/, "IN  NS     nowhere\n"));
		folder.write(".zonetrio.json", JSON.stringify({ rules: { "cname-and-other-data": "off" } }));
		if (what === "opens") await client.open(DB, zone);
		else if (what === "saves") await client.save(DB);
		else await client.close(DB);
		await vi.waitFor(() => {
			expect(client.findings(DB, "ptr-missing")).toEqual([]);
			expect(client.findings("zones/db.example.org")).not.toEqual([]);
			expect(client.findings(DB, "cname-and-other-data")).toEqual([]);
		}, 10_000);
		folder.remove("zones/db.example.org");
		folder.remove(".zonetrio.json");
		await client.open(BACK, REVERSE + POINTER);
		await vi.waitFor(() => {
			expect(client.findings("zones/db.example.org")).toEqual([]);
			expect(client.findings(DB, "cname-and-other-data")).not.toEqual([]);
		}, 10_000);
	});
});
