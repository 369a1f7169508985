import { describe, expect, test } from "vitest";
import type { CodeAction, CreateFile, TextDocumentEdit, TextEdit, WorkspaceEdit } from "vscode-languageserver/node";
import { edited } from "./edited.ts";
import { BACK, DB, FORWARD, MAIL_ADDRESS, MAIL_ZONES, REVERSE } from "./mail-zones.ts";
import { client, folder, startChecked } from "./server-session.ts";

function documentsOf(edit: WorkspaceEdit): TextDocumentEdit[] {
	return (edit.documentChanges ?? []) as TextDocumentEdit[];
}

describe("the repair of a missing PTR", () => {
	test("changes the reverse zone only, raises its serial, and takes the finding away", async () => {
		await startChecked(MAIL_ZONES);
		const actions = await client.codeActions(DB, MAIL_ADDRESS);
		const action = actions.find(({ title }) => title.startsWith("Add PTR"))!;
		expect(action).toMatchObject({ kind: "quickfix", isPreferred: true });
		expect(action.edit).toBeUndefined();
		expect(action.diagnostics?.map(({ code }) => code)).toEqual(["ptr-missing"]);

		const documents = documentsOf(await client.editOf(action));
		expect(documents.map(({ textDocument }) => textDocument)).toEqual([{ uri: folder.uri(BACK), version: null }]);
		const repaired = edited(REVERSE, documents[0]!.edits as TextEdit[]);
		expect(repaired).toMatch(/^3 .*\n25 {8}IN {2}PTR {4}mail\.example\.com\.\n30 /m);
		expect(repaired).not.toContain("2026010101");

		await client.open(BACK, REVERSE);
		await client.change(BACK, { text: repaired });
		await client.check();
		expect(client.findings(DB)).toEqual([]);
		expect(client.findings(BACK)).toEqual([]);

		await client.change(BACK, { text: REVERSE });
		await client.check();
		expect(client.findings(DB, "ptr-missing")).toEqual(["8:22 ptr-missing"]);
	});

	test("names the version of a document that is open", async () => {
		await startChecked(MAIL_ZONES);
		await client.open(BACK, REVERSE);
		const top = { line: 0, character: 0 };
		const version = await client.change(BACK, { range: { start: top, end: top }, text: "; one more\n" });
		const [action] = await client.codeActions(DB, MAIL_ADDRESS);
		const [document] = documentsOf(await client.editOf(action!));
		expect(document?.textDocument).toEqual({ uri: folder.uri(BACK), version });
		expect(edited(`; one more\n${REVERSE}`, document!.edits as TextEdit[])).toContain("\n25 ");
	});

	test("is made for the text as it is when it is chosen", async () => {
		await startChecked(MAIL_ZONES);
		const [action] = await client.codeActions(DB, MAIL_ADDRESS);
		folder.write(BACK, `; one more\n${REVERSE}`);
		const [document] = documentsOf(await client.editOf(action!));
		expect(edited(`; one more\n${REVERSE}`, document!.edits as TextEdit[])).toMatch(/^3 .*\n25 .*\n30 /m);
	});

	test("fails with a reason when it is no longer needed", async () => {
		await startChecked(MAIL_ZONES);
		const [action] = await client.codeActions(DB, MAIL_ADDRESS);
		await client.open(DB, FORWARD);
		await client.change(DB, { range: { start: { line: 7, character: 0 }, end: { line: 8, character: 0 } }, text: "" });
		await expect(client.editOf(action!)).rejects.toThrow(/no longer offered/);
	});

	test("says why it cannot be made", async () => {
		const generated = `; Managed by Puppet, do not edit\n${REVERSE}`;
		await startChecked({ ...MAIL_ZONES, [BACK]: generated });
		const [action] = await client.codeActions(DB, MAIL_ADDRESS);
		expect(action?.title).toMatch(/^Add PTR 25 .*: why not here\?$/);
		expect(action?.command?.command).toBe("zoneTrio.showRefusal");
		expect(action?.command?.arguments?.[0]).toContain("db.192.0.2 is written by a program");
		expect(action?.isPreferred).toBeUndefined();
	});

	test("says why it cannot be made to editors without our commands, as they show it", async () => {
		const generated = `; Managed by Puppet, do not edit\n${REVERSE}`;
		await startChecked({ ...MAIL_ZONES, [BACK]: generated }, { commands: [] });
		const [action] = await client.codeActions(DB, MAIL_ADDRESS);
		expect(action?.disabled?.reason).toContain("db.192.0.2 is written by a program");
		expect(action?.isPreferred).toBeUndefined();
	});

	test("is what nsupdate needs, where the server writes the zone", async () => {
		const dynamic =
			'zone "2.0.192.in-addr.arpa" { type primary; file "zones/db.192.0.2"; allow-update { key k; }; };\n';
		const reverse = `${REVERSE}25        IN  PTR    mail.example.com\n`;
		await startChecked({ ...MAIL_ZONES, [BACK]: reverse, "named.conf": dynamic });
		const end = { line: 7, character: 30 };
		const actions = await client.codeActions(BACK, { start: end, end });
		const copy = actions.find(({ title }) => title.endsWith(": copy for nsupdate"));
		expect(copy?.command?.command).toBe("zoneTrio.copyText");
		expect(copy?.command?.arguments?.[0]).toBe(
			`zone 2.0.192.in-addr.arpa.
update delete 25.2.0.192.in-addr.arpa. PTR mail.example.com.2.0.192.in-addr.arpa.
update add 25.2.0.192.in-addr.arpa. 3600 PTR mail.example.com.
send
`,
		);
	});

	test("comes with its edit for editors that do not ask again", async () => {
		await startChecked(MAIL_ZONES, {
			capabilities: {
				textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } },
				workspace: { workspaceFolders: true },
			},
		});
		const [action] = await client.codeActions(DB, MAIL_ADDRESS);
		expect(Object.keys(action?.edit?.changes ?? {})).toEqual([folder.uri(BACK)]);
	});

	test("is offered where it is asked for only", async () => {
		await startChecked(MAIL_ZONES);
		const line = { start: { line: 5, character: 0 }, end: { line: 5, character: 3 } };
		expect(await client.codeActions(DB, line)).toEqual([]);
		expect(await client.codeActions(DB, MAIL_ADDRESS, ["source.organizeImports"])).toEqual([]);
		expect(await client.codeActions(DB, MAIL_ADDRESS, ["quickfix"])).not.toEqual([]);
	});

	test("is a request to copy where the reverse zone is elsewhere", async () => {
		const { [BACK]: _, ...others } = MAIL_ZONES;
		await startChecked(others);
		const copies = (await client.codeActions(DB, MAIL_ADDRESS)).filter(({ command }) => command);
		expect(copies[0]?.command?.command).toBe("zoneTrio.copyText");
		expect(copies[0]?.command?.arguments?.[0]).toContain("192.0.2.25");
	});
});

describe("the serial of a file", () => {
	const actions = (only: string[]) => client.codeActions(DB, MAIL_ADDRESS, only);

	test("is raised by an action of its own kind, which is asked for", async () => {
		await startChecked({ [DB]: FORWARD });
		const [action, ...more] = await actions(["source.raiseSerial"]);
		expect(more).toEqual([]);
		expect(action).toMatchObject({ title: "Raise the serial of example.com.", kind: "source.raiseSerial.zoneTrio" });
		const [change] = action!.edit!.documentChanges as [TextDocumentEdit];
		const raised = edited(FORWARD, change.edits as TextEdit[]);
		expect(raised).not.toBe(FORWARD);
		expect(raised.split("\n").filter((line, index) => line !== FORWARD.split("\n")[index])).toHaveLength(1);
		expect((await actions(["source"])).map(({ kind }) => kind)).toContain("source.raiseSerial.zoneTrio");
		expect((await client.codeActions(DB, MAIL_ADDRESS)).map(({ kind }) => kind)).not.toContain(action!.kind);
	});
});

describe("a PTR that no file has", () => {
	const titled = async () =>
		(await client.codeActions(DB, MAIL_ADDRESS)).filter(({ title }) => title.startsWith("Look up the PTR"));

	test("is looked up where the editor can ask for that", async () => {
		await startChecked({ [DB]: FORWARD }, { commands: ["zoneTrio.compareLive"] });
		const [action] = await titled();
		expect(action?.command).toMatchObject({ command: "zoneTrio.compareLive", arguments: ["example.com."] });
	});

	test("is not offered to be looked up elsewhere", async () => {
		await startChecked({ [DB]: FORWARD });
		expect(await titled()).toEqual([]);
	});
});

describe("the repair that creates a reverse zone", () => {
	const CONFIGURATION = 'zone "example.com" { type primary; file "/etc/bind/zones/db.example.com"; };\n';
	const FILES = { "named.conf": CONFIGURATION, [DB]: FORWARD };
	const createsFiles = {
		workspace: {
			configuration: true,
			workspaceFolders: true,
			workspaceEdit: { documentChanges: true, resourceOperations: ["create"] },
		},
	};

	async function creation(): Promise<CodeAction | undefined> {
		const actions = await client.codeActions(DB, MAIL_ADDRESS);
		return actions.find(({ title }) => title.startsWith("Create the reverse zone"));
	}

	test("makes its file and its statement, and takes the finding away", async () => {
		await startChecked(FILES, { capabilities: createsFiles });
		const action = await creation();
		expect(action?.title).toBe("Create the reverse zone 2.0.192.in-addr.arpa. in db.192.0.2");
		expect(action?.diagnostics?.map(({ code }) => code)).toEqual(["ptr-unverifiable"]);

		const { documentChanges } = await client.editOf(action!);
		const [file, content, statement] = documentChanges as [CreateFile, TextDocumentEdit, TextDocumentEdit];
		expect(documentChanges).toHaveLength(3);
		expect(file).toMatchObject({ kind: "create", uri: folder.uri(BACK) });
		expect(content.textDocument).toEqual({ uri: folder.uri(BACK), version: null });
		expect(statement.textDocument.uri).toBe(folder.uri("named.conf"));
		const written = edited("", content.edits as TextEdit[]);
		const configuration = edited(CONFIGURATION, statement.edits as TextEdit[]);
		expect(written).toContain("25        IN  PTR    mail.example.com.\n");
		expect(configuration).toBe(
			`${CONFIGURATION}zone "2.0.192.in-addr.arpa" { type primary; file "/etc/bind/zones/db.192.0.2"; };\n`,
		);

		folder.write(BACK, written);
		folder.write("named.conf", configuration);
		await client.watched([BACK, 1], ["named.conf", 2]);
		const counts = await client.check();
		expect(counts).toMatchObject({ zones: 2, error: 0, warning: 0, information: 0 });
		expect(client.findings(DB)).toEqual([]);
		expect(await client.zoneOf(BACK)).toMatchObject({
			zones: [{ origin: "2.0.192.in-addr.arpa.", how: "named.conf" }],
		});
	});

	test("says so where the editor makes no files", async () => {
		await startChecked(FILES);
		const action = await creation();
		expect(action?.title).toMatch(/: why not here\?$/);
		expect(action?.command).toMatchObject({
			command: "zoneTrio.showRefusal",
			arguments: [expect.stringContaining("lets language servers make no new files")],
		});
	});

	test("is not made over a file that has come meanwhile", async () => {
		await startChecked(FILES, { capabilities: createsFiles });
		const action = await creation();
		folder.write(BACK, "; mine\n");
		await client.watched([BACK, 1]);
		await expect(client.editOf(action!)).rejects.toThrow(/no longer offered/);
	});
});
