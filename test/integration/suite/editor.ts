import { deepStrictEqual, ok } from "node:assert";
import { join } from "node:path";
import {
	type CodeAction,
	commands,
	type Diagnostic,
	extensions,
	languages,
	Range,
	type TextDocument,
	Uri,
	WorkspaceEdit,
	window,
	workspace,
} from "vscode";
import type { BaseLanguageClient as LanguageClient } from "vscode-languageclient";
import type { ZoneTrio } from "../../../client/src/extension.ts";

/** A file of the fixture workspace. */
export function file(name: string): Uri {
	const folder = workspace.workspaceFolders?.[0];
	if (!folder) throw new Error("the fixture workspace is not open");
	return Uri.file(join(folder.uri.fsPath, name));
}

/** Opens a file in the editor. */
export async function open(name: string): Promise<TextDocument> {
	const document = await workspace.openTextDocument(file(name));
	await window.showTextDocument(document);
	return document;
}

/** What the extension gives to others, after it has been activated. */
export async function exported(): Promise<ZoneTrio> {
	const extension = extensions.getExtension<ZoneTrio>("zonetrio.zonetrio");
	if (!extension) throw new Error("the extension is not installed");
	return extension.activate();
}

/** The extension's client. */
export async function client(): Promise<LanguageClient> {
	return (await exported()).client;
}

/** Asks again until there is an answer: the window and the server work side by side. */
export async function until<T>(what: string, ask: () => T | undefined | Thenable<T | undefined>): Promise<T> {
	const end = Date.now() + 15_000;
	for (;;) {
		const answer = await ask();
		if (answer !== undefined) return answer;
		if (Date.now() > end) throw new Error(`waited 15 s for ${what}; ${everyFinding()}`);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

/** Waits until the findings of a rule in a file stand at exactly these lines, counted from 1. */
export async function untilFound(name: string, rule: string, lines: number[]): Promise<Diagnostic[]> {
	const wanted = JSON.stringify(lines);
	const found = await until(`${rule} in ${name} at ${wanted}`, () => {
		const all = findings(name, rule);
		return JSON.stringify(all.map(({ range }) => range.start.line + 1)) === wanted ? all : undefined;
	});
	deepStrictEqual(
		found.map(({ source }) => source),
		lines.map(() => "Zone Trio"),
	);
	return found;
}

/** The findings of one rule in a file, in the order of their lines. */
export function findings(name: string, rule: string): Diagnostic[] {
	return languages
		.getDiagnostics(file(name))
		.filter((diagnostic) => ruleOf(diagnostic) === rule)
		.sort((a, b) => a.range.start.line - b.range.start.line);
}

/** A diagnostic's code is the rule's id, alone or with a link to its page. */
export function ruleOf({ code }: Diagnostic): string {
	return String(typeof code === "object" ? code.value : code);
}

export function everyFinding(): string {
	const all = languages
		.getDiagnostics()
		.flatMap(([uri, diagnostics]) =>
			diagnostics.map((one) => `${uri.path.split("/").at(-1)}:${one.range.start.line + 1} ${ruleOf(one)}`),
		);
	return `findings: ${all.join(", ") || "none"}`;
}

/** The code action at a place whose title begins so, with its edit. */
export async function codeAction(name: string, range: Range, title: string): Promise<CodeAction> {
	return until(`the code action “${title}…”`, async () => {
		const actions = await commands.executeCommand<CodeAction[]>(
			"vscode.executeCodeActionProvider",
			file(name),
			range,
			undefined,
			20,
		);
		return actions.find((action) => action.title.startsWith(title));
	});
}

/** What choosing a code action does: its edit, then its command. */
export async function apply(action: CodeAction): Promise<void> {
	if (action.edit && !(await workspace.applyEdit(action.edit))) throw new Error(`“${action.title}” was not applied`);
	if (action.command) {
		await commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
	}
}

/** Replaces the first occurrence of a text in the buffer, without saving. */
export async function replace(name: string, from: string, to: string): Promise<void> {
	const document = await workspace.openTextDocument(file(name));
	const start = document.getText().indexOf(from);
	if (start < 0) throw new Error(`${name} does not contain “${from}”`);
	const edit = new WorkspaceEdit();
	edit.replace(file(name), new Range(document.positionAt(start), document.positionAt(start + from.length)), to);
	await workspace.applyEdit(edit);
}

/** Throws away what was not saved and closes every editor. */
export async function discardChanges(): Promise<void> {
	for (const document of workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
		await window.showTextDocument(document);
		// With the focus in a list, the file that is selected there would be meant.
		await commands.executeCommand("workbench.action.focusActiveEditorGroup");
		await commands.executeCommand("workbench.action.files.revert");
		await until(`${document.uri.path} as it was`, () => !document.isDirty || undefined);
	}
	await commands.executeCommand("workbench.action.closeAllEditors");
}

/** Confirms the preview that a change of several files opens, once it is there. */
export async function confirmed<T>(work: Thenable<T>, documents: readonly TextDocument[]): Promise<T> {
	let result: { value: T } | undefined;
	void work.then((value) => {
		result = { value };
	});
	const versions = documents.map(({ version }) => version);
	const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
	// Nothing tells an extension that the preview is there and drawn.
	await pause(1500);
	const wasShown = !result && documents.every(({ version }, index) => version === versions[index]);
	// Every file of the preview is to be ticked by whoever looks at it.
	await commands.executeCommand("refactorPreview.focus");
	await commands.executeCommand("list.focusFirst");
	for (const _ of documents) {
		await commands.executeCommand("list.collapse");
		await commands.executeCommand("refactorPreview.toggleCheckedState");
		await commands.executeCommand("list.focusDown");
		await pause(100);
	}
	await commands.executeCommand("refactorPreview.apply");
	const answer = await until("the preview to be confirmed", () => result);
	ok(wasShown, "nothing changes before it is confirmed");
	return answer.value;
}
