import {
	type CodeAction,
	CodeActionKind,
	type Command,
	CreateFile,
	type TextDocumentEdit,
	type WorkspaceEdit,
} from "vscode-languageserver-types";
import type { Finding, Range } from "../rules/engine/finding.ts";
import { type Action, type Edit, type Fix, isNewFile } from "../rules/fix.ts";
import { diagnosticOf } from "./diagnostics.ts";

/** The client's command that puts its one argument, a text, on the clipboard. */
export const COPY_TEXT = "zoneTrio.copyText";

/** The client's command that makes its one argument, a `SettingChange`, in the settings of the workspace. */
export const CHANGE_SETTING = "zoneTrio.changeSetting";

/** The client's command that asks a question and makes the repair with the answer: a `RepairKey` and a `Question`. */
export const ASK_AND_REPAIR = "zoneTrio.askAndRepair";

/** More repairs than a menu shows are not worked out; they say what stands against them when they are chosen. */
const MOST_TRIED = 50;

/** Which repair of which finding a code action is; travels to the editor and back. */
export interface RepairKey {
	readonly uri: string;
	readonly rule: string;
	readonly range: Range;
	readonly title: string;
}

/** How an editor knows a file: under which URI, and in which version if it has it open. */
export interface EditorFiles {
	uriOf(path: string): string;
	versionOf(path: string): number | null;
}

/**
 * The repairs of the findings that a range touches. Edits are left to `repairEdits`; a repair that
 * cannot be made says why.
 *
 * @param options.disabled whether the editor shows actions that cannot be chosen.
 */
export function codeActions(
	findings: readonly Finding[],
	range: Range,
	files: EditorFiles,
	options: { readonly disabled: boolean },
): CodeAction[] {
	const actions: CodeAction[] = [];
	let tried = 0;
	for (const finding of findings) {
		if (!touches(finding.range, range)) continue;
		const diagnostics = [diagnosticOf(finding, files.uriOf)];
		for (const action of finding.actions) {
			const shared = { title: action.title, kind: CodeActionKind.QuickFix, diagnostics };
			const key: RepairKey = {
				uri: files.uriOf(finding.path),
				rule: finding.rule,
				range: finding.range,
				title: action.title,
			};
			const command = commandOf(action, key);
			if (command) {
				actions.push({ ...shared, command });
				continue;
			}
			if (!isFix(action)) continue;
			const edits = tried++ < MOST_TRIED ? action.edits() : [];
			if ("refusal" in edits) {
				if (options.disabled) actions.push({ ...shared, disabled: { reason: edits.refusal } });
				continue;
			}
			actions.push({ ...shared, ...(action.preferred && { isPreferred: true }), data: key });
		}
	}
	return actions;
}

/** The edits of the repair that a key names, given the answer to what it asks; or why it cannot be made (any more). */
export function repairEdits(findings: readonly Finding[], key: RepairKey, answer?: string): ReturnType<Fix["edits"]> {
	for (const finding of findings) {
		if (finding.rule !== key.rule || !isSame(finding.range, key.range)) continue;
		const action = finding.actions.find((one) => one.title === key.title);
		if (action && isFix(action)) return action.edits(answer);
	}
	return { refusal: "the zones changed meanwhile and this repair is no longer offered: open the menu again" };
}

/** Edits as an editor applies them, those of a file together; versioned where the file is open. */
export function workspaceEdit(edits: readonly Edit[], files: EditorFiles): WorkspaceEdit {
	const created: (CreateFile | TextDocumentEdit)[] = [];
	const byPath = new Map<string, TextDocumentEdit>();
	for (const edit of edits) {
		const uri = files.uriOf(edit.path);
		if (isNewFile(edit)) {
			const start = { line: 0, character: 0 };
			const content = [{ range: { start, end: start }, newText: edit.content }];
			created.push(CreateFile.create(uri), { textDocument: { uri, version: null }, edits: content });
			continue;
		}
		const { path, start, end, text } = edit;
		const known = byPath.get(path);
		const document = known ?? { textDocument: { uri, version: files.versionOf(path) }, edits: [] };
		document.edits.push({ range: { start, end }, newText: text });
		byPath.set(path, document);
	}
	return { documentChanges: [...created, ...byPath.values()] };
}

/** The command of the client that an action is left to; undefined for a repair that needs nothing but its edit. */
function commandOf(action: Action, key: RepairKey): Command | undefined {
	const { title } = action;
	if ("text" in action) return { title, command: COPY_TEXT, arguments: [action.text()] };
	if ("setting" in action) return { title, command: CHANGE_SETTING, arguments: [action.setting] };
	return action.question && { title, command: ASK_AND_REPAIR, arguments: [key, action.question] };
}

function isFix(action: Action): action is Fix {
	return "edits" in action;
}

function touches(one: Range, other: Range): boolean {
	return isBefore(one.start, other.end) && isBefore(other.start, one.end);
}

function isBefore(one: Range["start"], other: Range["start"]): boolean {
	return one.line < other.line || (one.line === other.line && one.character <= other.character);
}

function isSame(one: Range, other: Range): boolean {
	return (
		isBefore(one.start, other.start) &&
		isBefore(other.start, one.start) &&
		isBefore(one.end, other.end) &&
		isBefore(other.end, one.end)
	);
}
