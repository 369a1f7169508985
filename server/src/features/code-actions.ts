import {
	type CodeAction,
	CodeActionKind,
	type TextDocumentEdit,
	type WorkspaceEdit,
} from "vscode-languageserver-types";
import type { Finding, Range } from "../rules/engine/finding.ts";
import type { Action, CopyAction, Fix, TextEdit } from "../rules/fix.ts";
import { diagnosticOf } from "./diagnostics.ts";

/** The client's command that puts its one argument, a text, on the clipboard. */
export const COPY_TEXT = "zoneTrio.copyText";

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
			if (isCopy(action)) {
				const command = { title: action.title, command: COPY_TEXT, arguments: [action.text()] };
				actions.push({ ...shared, command });
				continue;
			}
			const edits = tried++ < MOST_TRIED ? action.edits() : [];
			if ("refusal" in edits) {
				if (options.disabled) actions.push({ ...shared, disabled: { reason: edits.refusal } });
				continue;
			}
			const { rule } = finding;
			const data: RepairKey = { uri: files.uriOf(finding.path), rule, range: finding.range, title: action.title };
			actions.push({ ...shared, ...(action.preferred && { isPreferred: true }), data });
		}
	}
	return actions;
}

/** The edits of the repair that a key names; or why it cannot be made (any more). */
export function repairEdits(findings: readonly Finding[], key: RepairKey): ReturnType<Fix["edits"]> {
	for (const finding of findings) {
		if (finding.rule !== key.rule || !isSame(finding.range, key.range)) continue;
		const action = finding.actions.find((one) => one.title === key.title);
		if (action && !isCopy(action)) return action.edits();
	}
	return { refusal: "the zones changed meanwhile and this repair is no longer offered: open the menu again" };
}

/** Edits as an editor applies them, those of a file together; versioned where the file is open. */
export function workspaceEdit(edits: readonly TextEdit[], files: EditorFiles): WorkspaceEdit {
	const byPath = new Map<string, TextDocumentEdit>();
	for (const { path, start, end, text } of edits) {
		const known = byPath.get(path);
		const edit = known ?? { textDocument: { uri: files.uriOf(path), version: files.versionOf(path) }, edits: [] };
		edit.edits.push({ range: { start, end }, newText: text });
		byPath.set(path, edit);
	}
	return { documentChanges: [...byPath.values()] };
}

function isCopy(action: Action): action is CopyAction {
	return "text" in action;
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
