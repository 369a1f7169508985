import {
	commands,
	type Disposable,
	EndOfLine,
	env,
	ProgressLocation,
	Range,
	Uri,
	WorkspaceEdit,
	window,
	workspace,
} from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { isZoneName, originModeline } from "./modeline.ts";
import { zoneOfFile } from "./zone-of-file.ts";

/** What the server answers to `zoneTrio/checkWorkspace`: how much there is, and how many findings of each severity. */
export interface CheckResult {
	readonly files: number;
	readonly zones: number;
	readonly records: number;
	readonly error: number;
	readonly warning: number;
	readonly information: number;
	readonly hint: number;
}

/** The commands that speak to the server or change a file. */
export function registerCommands(client: LanguageClient): Disposable[] {
	return [
		commands.registerCommand("zoneTrio.checkWorkspace", () => checkWorkspace(client)),
		commands.registerCommand("zoneTrio.setZoneOfFile", (uri?: unknown, origin?: unknown) =>
			setZoneOfFile(
				client,
				uri instanceof Uri ? uri : window.activeTextEditor?.document.uri,
				typeof origin === "string" ? origin : undefined,
			),
		),
		commands.registerCommand("zoneTrio.copyText", copyText),
	];
}

async function checkWorkspace(client: LanguageClient): Promise<CheckResult> {
	const result = await window.withProgress(
		{ location: ProgressLocation.Notification, title: "Zone Trio: checking the workspace" },
		() => client.sendRequest<CheckResult>("zoneTrio/checkWorkspace", {}),
	);
	void window.showInformationMessage(summary(result), "Show Problems").then((chosen) => {
		if (chosen) void commands.executeCommand("workbench.actions.view.problems");
	});
	return result;
}

function summary(result: CheckResult): string {
	const checked = [counted(result.files, "file"), counted(result.zones, "zone"), counted(result.records, "record")];
	const findings = [
		result.error > 0 && counted(result.error, "error"),
		result.warning > 0 && counted(result.warning, "warning"),
		result.information > 0 && `${result.information} for information`,
		result.hint > 0 && counted(result.hint, "hint"),
	].filter(Boolean);
	return `${checked.join(", ")}: ${findings.length > 0 ? findings.join(", ") : "nothing found"}`;
}

function counted(count: number, word: string): string {
	return count === 1 ? `1 ${word}` : `${count} ${word}s`;
}

/** Writes the modeline that names the zone. `given` is asked for if absent. */
async function setZoneOfFile(client: LanguageClient, uri: Uri | undefined, given: string | undefined): Promise<void> {
	if (!uri) {
		void window.showInformationMessage("Open the zone file first");
		return;
	}
	const origin = given ?? (await askForOrigin(client, uri));
	if (origin === undefined) return;
	const document = await workspace.openTextDocument(uri);
	const lines = document.getText().split(/\r\n|\n|\r/);
	const lineEnd = document.eol === EndOfLine.CRLF ? "\r\n" : "\n";
	const { line, from, to, text } = originModeline(lines, origin.trim(), lineEnd);
	const edit = new WorkspaceEdit();
	edit.replace(uri, new Range(line, from, line, to), text);
	await workspace.applyEdit(edit);
}

async function askForOrigin(client: LanguageClient, uri: Uri): Promise<string | undefined> {
	const known = await zoneOfFile(client, uri);
	return window.showInputBox({
		title: "Zone of This File",
		prompt: "The name of the zone. It is written to the file as a comment that Zone Trio reads",
		placeHolder: "example.com",
		value: known?.zones[0]?.origin ?? "",
		validateInput: (text) => (isZoneName(text.trim()) ? undefined : "Type the name of a zone, such as example.com"),
	});
}

/** Called by code actions whose result is a text to send to somebody, such as a PTR request to the provider. */
async function copyText(text: unknown): Promise<void> {
	if (typeof text !== "string") return;
	await env.clipboard.writeText(text);
	void window.showInformationMessage("Copied to the clipboard");
}
