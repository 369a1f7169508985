import { ok, strictEqual } from "node:assert";
import {
	type CodeLens,
	commands,
	type InlayHint,
	LanguageStatusSeverity,
	languages,
	Range,
	type SemanticTokens,
	type SemanticTokensLegend,
	window,
	workspace,
} from "vscode";
import { discardChanges, exported, open, replace, until } from "./editor.ts";

const FORWARD = "zones/db.example.com";
const BACK = "zones/db.192.0.2";
const WHOLE = new Range(0, 0, 100, 0);

describe("what is shown in a zone file", () => {
	afterEach(discardChanges);

	it("are words in the colours of our own types", async () => {
		const { uri } = await open(FORWARD);
		const legend = await until("the legend", () =>
			commands.executeCommand<SemanticTokensLegend | undefined>("vscode.provideDocumentSemanticTokensLegend", uri),
		);
		const { data } = await until("tokens", () =>
			commands.executeCommand<SemanticTokens | undefined>("vscode.provideDocumentSemanticTokens", uri),
		);
		strictEqual(legend.tokenTypes[data[3]!], "directive");
		ok(legend.tokenModifiers.includes("mailHost"));
	});

	it("are the addresses of reverse names", async () => {
		const document = await open(BACK);
		const hints = await until("hints", async () => {
			const found = await commands.executeCommand<InlayHint[]>("vscode.executeInlayHintProvider", document.uri, WHOLE);
			return found.length > 0 ? found : undefined;
		});
		ok(hints.map(textOf).includes("192.0.2.2"), hints.map(textOf).join(", "));
		// Behind owners they would move the columns.
		ok(hints.every(({ position: { line, character } }) => document.lineAt(line).text.length === character));
	});

	it("are words above records, with commands that are there", async () => {
		const { uri } = await open(FORWARD);
		const lenses = await until("lenses", async () => {
			const found = await commands.executeCommand<CodeLens[]>("vscode.executeCodeLensProvider", uri, 10);
			return found.some(({ command }) => command?.title.includes("lacks a PTR")) ? found : undefined;
		});
		const known = await commands.getCommands(true);
		for (const { command } of lenses) ok(known.includes(command!.command), command?.title);
		const lack = lenses.find(({ command }) => command?.title.includes("lacks a PTR"))!.command!;
		await commands.executeCommand(lack.command, ...lack.arguments!);
		await until("the address", () => (window.activeTextEditor?.selection.active.line === 7 ? true : undefined));
	});

	it("is the whole zone in a document of its own, which follows the file and has no findings", async () => {
		const document = await open(FORWARD);
		await commands.executeCommand("zoneTrio.showExpandedZone", document.uri);
		const expanded = window.activeTextEditor!.document;
		strictEqual(expanded.uri.scheme, "zonetrio-expanded");
		strictEqual(expanded.languageId, "dns-zone");
		ok(expanded.getText().includes("\nmail.example.com.\t3600\tIN\tA\t192.0.2.25\n"), expanded.getText());
		await replace(FORWARD, "192.0.2.25", "192.0.2.99");
		await until("the change", () => (expanded.getText().includes("192.0.2.99") ? true : undefined));
		strictEqual(languages.getDiagnostics(expanded.uri).length, 0);
		strictEqual(workspace.textDocuments.filter(({ isDirty }) => isDirty).length, 1);
	});

	it("are the records that were changed since the last commit, while they are changed", async () => {
		const document = await open(FORWARD);
		await commands.executeCommand("zoneTrio.showChangedRecords", document.uri);
		const changes = window.activeTextEditor!.document;
		strictEqual(changes.uri.scheme, "zonetrio-changes");
		strictEqual(changes.languageId, "diff");
		const untilTold = (text: string) =>
			until(`“${text}” in the changes`, () => (changes.getText().includes(text) ? true : undefined));
		await untilTold("# example.com. is as it was committed");
		await replace(FORWARD, "192.0.2.25", "192.0.2.99");
		await untilTold("# example.com.: 1 record changed since the last commit");
		await untilTold("\n-mail.example.com.\t3600\tIN\tA\t192.0.2.25\n+mail.example.com.\t3600\tIN\tA\t192.0.2.99\n");
		await untilTold("# The serial is the same as before");
	});

	it("is how much was read, and whether mail has problems", async () => {
		await open(FORWARD);
		const { workspaceStatus } = await exported();
		const text = await until("the index", () => (workspaceStatus.index.busy ? undefined : workspaceStatus.index.text));
		ok(/^2 zones, \d+ records$/.test(text), text);
		await until("the mail", () => (workspaceStatus.mail.text === "Mail: 1 problem" ? true : undefined));
		strictEqual(workspaceStatus.mail.severity, LanguageStatusSeverity.Warning);
	});
});

function textOf({ label }: InlayHint): string {
	return typeof label === "string" ? label : label.map(({ value }) => value).join("");
}
