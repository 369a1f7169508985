import { describe, expect, test } from "vitest";
import type { CodeAction, CreateFile, TextDocumentEdit, TextEdit, WorkspaceEdit } from "vscode-languageserver/node";
import { edited } from "./edited.ts";
import { BACK, DB, FORWARD, MAIL_ADDRESS, MAIL_ZONES, REVERSE } from "./mail-zones.ts";
import { client, folder, startChecked } from "./server-session.ts";

/** Two mail hosts without PTR, one of which has two names; and an MX that names an alias. */
const MANY_ZONES = {
	...MAIL_ZONES,
	[DB]: `${FORWARD}          IN  MX     20 relay
relay     IN  CNAME  backup
backup    IN  A      192.0.2.40
other     IN  A      192.0.2.40
`.replace("www       IN  A      192.0.2.30\n          IN", "www       IN  A      192.0.2.30\n@         IN"),
};

interface ManyAnswer {
	readonly edit: WorkspaceEdit;
	readonly made: number;
	readonly left: readonly { message: string; choice?: { key: string; titles: readonly string[] }; refusal?: string }[];
}

/** The texts of files after an edit. */
function textsAfter(files: Readonly<Record<string, string>>, edit: WorkspaceEdit): Record<string, string> {
	const texts: Record<string, string> = {};
	for (const change of (edit.documentChanges ?? []) as (CreateFile | TextDocumentEdit)[]) {
		if (!("edits" in change)) continue;
		const name = Object.keys(files).find((one) => folder.uri(one) === change.textDocument.uri)!;
		texts[name] = edited(files[name]!, change.edits as TextEdit[]);
	}
	return texts;
}

/** Opens files with the texts that an edit gave them, and waits until they are judged. */
async function use(texts: Readonly<Record<string, string>>): Promise<void> {
	for (const [name, text] of Object.entries(texts)) await client.open(name, text);
	await client.check();
}

function argumentOf(action: CodeAction | undefined): unknown {
	return action?.command?.arguments?.[0];
}

describe("all findings of a rule", () => {
	test("are repaired at once, and each serial is raised once", async () => {
		const two = MAIL_ZONES[DB].replace("10 mail\n", "10 mail\n          IN  MX     20 backup\n");
		const files = { ...MAIL_ZONES, [DB]: `${two}backup    IN  A      192.0.2.40\n` };
		await startChecked(files);
		const [finding] = client.shown.get(folder.uri(DB))!.diagnostics.filter(({ code }) => code === "ptr-missing");
		const actions = await client.codeActions(DB, finding!.range);
		const all = actions.find(({ title }) => title === "Fix all 2 ptr-missing in this file");
		expect(all?.command?.command).toBe("zoneTrio.repairMany");
		const { edit, made, left } = await client.request<ManyAnswer>("zoneTrio/repairMany", { key: argumentOf(all) });
		expect({ made, left }).toEqual({ made: 2, left: [] });
		const texts = textsAfter(files, edit);
		expect(Object.keys(texts)).toEqual([BACK]);
		expect(texts[BACK]!.match(/^\d+ .*PTR.*$/gm)).toEqual([
			"2         IN  PTR    ns1.example.com.",
			"3         IN  PTR    ns2.example.com.",
			"25        IN  PTR    mail.example.com.",
			"30        IN  PTR    www.example.com.",
			"40        IN  PTR    backup.example.com.",
		]);
		expect(texts[BACK]).toMatch(/ 2\d{7}00 8h/);
		await use(texts);
		expect(client.findings(DB)).toEqual([]);
	});

	test("come with their edit for editors that do not know our commands", async () => {
		await startChecked(MANY_ZONES, { commands: [] });
		const [finding] = client.shown.get(folder.uri(DB))!.diagnostics.filter(({ code }) => code === "ptr-missing");
		const actions = await client.codeActions(DB, finding!.range);
		expect(actions.flatMap(({ command }) => command?.command ?? [])).toEqual([]);
		const all = actions.find(({ title }) => title.startsWith("Fix all"))!;
		expect(textsAfter(MANY_ZONES, await client.editOf(all))[BACK]).toContain("mail.example.com.");
	});
});

describe("the trio of a mail host", () => {
	test("is repaired step by step, in all its files", async () => {
		await startChecked(MANY_ZONES);
		const key = { many: "host", domain: "example.com.", view: "", exchange: "relay.example.com." };
		const first = await client.request<ManyAnswer>("zoneTrio/repairMany", { key });
		const open = first.left.flatMap(({ choice }) => choice ?? []);
		const choices = Object.fromEntries(
			open.map(({ key: one, titles }) => [one, titles.find((title) => title.includes("backup.example.com."))]),
		);
		const { edit, left } = await client.request<ManyAnswer>("zoneTrio/repairMany", { key, choices });
		expect(left.filter(({ choice }) => choice)).toEqual([]);
		const texts = textsAfter(MANY_ZONES, edit);
		expect(texts[DB]).toMatch(/MX {5}20 backup$/m);
		expect(texts[BACK]).toMatch(/^40 .* backup\.example\.com\.$/m);
		expect(texts[BACK], "the other mail host is left alone").not.toContain("mail.example.com.");
		await use(texts);
		const about = [...client.shown.values()].flatMap(({ diagnostics }) => diagnostics.map(({ message }) => message));
		expect(about.filter((message) => String(message).includes("192.0.2.40"))).toEqual([]);
	});

	test("says why it cannot be repaired, instead of asking which repair to make", async () => {
		await startChecked({ ...MANY_ZONES, [BACK]: `; This file is automatically generated\n${REVERSE}` });
		const key = { many: "host", domain: "example.com.", view: "", exchange: "relay.example.com." };
		const { left } = await client.request<ManyAnswer>("zoneTrio/repairMany", { key });
		const pointer = left.find(({ message }) => message.startsWith("192.0.2.40 has no PTR"));
		expect(pointer?.choice).toBeUndefined();
		expect(pointer?.refusal).toContain("db.192.0.2 is written by a program");
	});

	test("is offered at each finding of its chain, by name", async () => {
		await startChecked(MAIL_ZONES);
		const actions = await client.codeActions(DB, MAIL_ADDRESS);
		const host = actions.find(({ title }) => title === "Fix the trio of mail.example.com.");
		expect(argumentOf(host)).toEqual({
			many: "host",
			domain: "example.com.",
			view: "",
			exchange: "mail.example.com.",
		});
	});

	test("needs a look where several files change", async () => {
		const capabilities = {
			workspace: {
				configuration: true,
				workspaceEdit: { documentChanges: true, changeAnnotationSupport: { groupsOnLabel: true } },
			},
		};
		await startChecked(MANY_ZONES, { capabilities });
		const key = { many: "host", domain: "example.com.", view: "", exchange: "relay.example.com." };
		const first = await client.request<ManyAnswer>("zoneTrio/repairMany", { key });
		const choices = Object.fromEntries(
			first.left.flatMap(({ choice }) => (choice ? [[choice.key, choice.titles[0]]] : [])),
		);
		const { edit } = await client.request<ManyAnswer>("zoneTrio/repairMany", { key, choices });
		expect(Object.values(edit.changeAnnotations ?? {})).toEqual([
			{ label: "Fix the trio of relay.example.com.", needsConfirmation: true },
		]);
	});
});

describe("what is safe", () => {
	const dots = REVERSE.replace("www.example.com.", "www.example.com");

	test("is one action of a file, which changes no other", async () => {
		await startChecked({ ...MAIL_ZONES, [BACK]: dots });
		const everywhere = { start: { line: 0, character: 0 }, end: { line: 8, character: 0 } };
		const [action, ...more] = await client.codeActions(BACK, everywhere, ["source.fixAll"]);
		expect(more).toEqual([]);
		expect(action).toMatchObject({ kind: "source.fixAll.zoneTrio" });
		const texts = textsAfter({ ...MAIL_ZONES, [BACK]: dots }, await client.editOf(action!));
		expect(Object.keys(texts)).toEqual([BACK]);
		expect(texts[BACK]).toMatch(/www\.example\.com\.$/m);
		await client.open(DB, FORWARD);
		expect(await client.codeActions(DB, everywhere, ["source.fixAll.zoneTrio"])).toEqual([]);
	});
});

describe("a finding is ignored", () => {
	test("at its place, with the reason that is asked for", async () => {
		await startChecked(MAIL_ZONES);
		const actions = await client.codeActions(DB, MAIL_ADDRESS);
		const action = actions.find(({ title }) => title === "Ignore ptr-missing here…")!;
		expect(action.command).toMatchObject({ command: "zoneTrio.askAndRepair" });
		const [key, question] = action.command!.arguments!;
		expect(question).toMatchObject({ kind: "text" });
		const edit = await client.request<WorkspaceEdit>("zoneTrio/repair", { key, answer: "set by  the provider" });
		const texts = textsAfter(MAIL_ZONES, edit);
		expect(texts[DB]).toBe(
			FORWARD.replace("192.0.2.25\n", "192.0.2.25 ; zonetrio-ignore ptr-missing -- set by the provider\n"),
		);
		await use(texts);
		expect(client.findings(DB)).toEqual([]);
	});

	test("everywhere, by a setting that the editor makes", async () => {
		await startChecked(MAIL_ZONES);
		const actions = await client.codeActions(DB, MAIL_ADDRESS);
		const off = actions.find(({ title }) => title.startsWith("Switch off"))!;
		expect(off.command).toMatchObject({
			command: "zoneTrio.changeSetting",
			arguments: [{ name: "zoneTrio.rules", key: "ptr-missing", value: "off" }],
		});
	});
});
