import {
	type CodeAction,
	CodeActionKind,
	type Command,
	type CreateFile,
	type TextDocumentEdit,
	type WorkspaceEdit,
} from "vscode-languageserver-types";
import type { Finding, Range } from "../rules/engine/finding.ts";
import {
	type Action,
	type Edit,
	isFix,
	isNewFile,
	isRefusal,
	type Refusal,
	toldRefusal,
	withoutNewFiles,
} from "../rules/fix.ts";
import { VERIFIED_RULES } from "../rules/registry.ts";
import { diagnosticOf, type FindingAbilities } from "./diagnostics.ts";
import { isFoundElsewhere } from "./found-elsewhere.ts";
import { ignoreActions } from "./ignore-finding.ts";
import { type MailHost, mailHostsAt } from "./mail-host.ts";
import { newFileRefusal } from "./new-file-refusal.ts";
import type { ZoneService } from "./zone-service.ts";

/** The client's command that puts its one argument, a text, on the clipboard. */
const COPY_TEXT = "zoneTrio.copyText";

/** The client's command that makes its one argument, a `SettingChange`, in the settings of the workspace. */
const CHANGE_SETTING = "zoneTrio.changeSetting";

/** The client's command that looks up the mail of its one argument, a domain, and compares it with the files. */
const COMPARE_LIVE = "zoneTrio.compareLive";

/** The client's command that shows its one argument: why a repair cannot be made. */
const SHOW_REFUSAL = "zoneTrio.showRefusal";

/** The client's command that asks a question and makes the repair with the answer: a `RepairKey` and a `Question`. */
const ASK_AND_REPAIR = "zoneTrio.askAndRepair";

/** The client's command that repairs many findings at once: its one argument is a `ManyKey`. */
export const REPAIR_MANY = "zoneTrio.repairMany";

/** The kind of the action that makes all safe repairs of a file, as `editor.codeActionsOnSave` names it. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.zoneTrio`;

/** More repairs than a menu shows are not worked out; they say what stands against them when they are chosen. */
const MOST_TRIED = 50;

/** Which repair of which finding a code action is; travels to the editor and back. */
export interface RepairKey {
	readonly uri: string;
	readonly rule: string;
	readonly range: Range;
	readonly title: string;
}

/** Which findings a code action repairs together; travels to the editor and back. */
export type ManyKey =
	/** All of a rule, in one file or everywhere. */
	| { readonly many: "rule"; readonly rule: string; readonly uri?: string }
	/** All that can be repaired unseen, in one file or everywhere; `within` it changes nothing else. */
	| { readonly many: "safe"; readonly uri?: string; readonly within?: "file" }
	/** All along the chain of a mail host. */
	| ({ readonly many: "host" } & MailHost);

/** How an editor knows a file: under which URI, and in which version if it has it open. */
export interface EditorFiles {
	uriOf(path: string): string;
	versionOf(path: string): number | null;
}

/** What an editor makes of code actions. */
export interface ActionAbilities {
	/** Whether it shows actions that cannot be chosen. */
	readonly disabled: boolean;
	/** Whether it makes new files. */
	readonly newFiles: boolean;
	/** What it shows of a finding. */
	readonly findings: FindingAbilities;
	/** Whether it knows a command of ours. */
	knows(command: string): boolean;
}

/**
 * The repairs of the findings that a range touches, then those of many findings at once, then the ways to
 * ignore them. Edits are left to `repairEdits` and `repairMany`; a repair that cannot be made says why.
 */
export function codeActions(
	service: ZoneService,
	path: string,
	range: Range,
	files: EditorFiles,
	abilities: ActionAbilities,
): CodeAction[] {
	const findings = service.findings(path);
	const touched = findings.filter((finding) => touches(finding.range, range));
	let tried = 0;
	const shown = (finding: Finding, actions: readonly Action[]): CodeAction[] => {
		const uri = files.uriOf(finding.path);
		const diagnostics = [diagnosticOf(finding, files.uriOf, abilities.findings)];
		return actions.flatMap((action): CodeAction[] => {
			const { title } = action;
			const shared = { title, kind: CodeActionKind.QuickFix, diagnostics };
			const key: RepairKey = { uri, rule: finding.rule, range: finding.range, title };
			const command = commandOf(action, key, abilities);
			if (command) return abilities.knows(command.command) ? [{ ...shared, command }] : [];
			if (!isFix(action)) return [];
			const wanted = tried++ < MOST_TRIED ? action.edits() : [];
			const edits = abilities.newFiles ? wanted : withoutNewFiles(wanted);
			if (!isRefusal(edits)) return [{ ...shared, ...(action.preferred && { isPreferred: true }), data: key }];
			const instead = commandsInstead(title, edits).find(({ command: one }) => abilities.knows(one));
			if (instead) return [{ ...shared, title: instead.title, command: instead }];
			return abilities.disabled ? [{ ...shared, disabled: { reason: toldRefusal(edits) } }] : [];
		});
	};
	return [
		...touched.flatMap((finding) => shown(finding, finding.actions)),
		...manyActions(service, touched, findings, files, abilities),
		...touched.flatMap((finding) => shown(finding, ignoreActions(service, finding))),
	];
}

/** The action that makes all safe repairs of a file that change nothing else; none where there is nothing to make. */
export function fixAllAction(service: ZoneService, path: string, files: EditorFiles): CodeAction[] {
	const isSafe = (action: Action) => isFix(action) && action.safe === true && changesOnly(path, action.edits());
	if (!service.findings(path).some(({ actions }) => actions.some(isSafe))) return [];
	const data: ManyKey = { many: "safe", uri: files.uriOf(path), within: "file" };
	return [{ title: "Fix all that is safe to fix in this file", kind: FIX_ALL, data }];
}

function changesOnly(path: string, edits: readonly Edit[] | Refusal): boolean {
	return !isRefusal(edits) && edits.every((edit) => edit.path === path);
}

/** The repairs of all findings like those that are touched, and of the mail hosts whose chain they are in. */
function manyActions(
	service: ZoneService,
	touched: readonly Finding[],
	findings: readonly Finding[],
	files: EditorFiles,
	abilities: ActionAbilities,
): CodeAction[] {
	const action = (title: string, diagnostics: readonly Finding[], key: ManyKey): CodeAction => ({
		title,
		kind: CodeActionKind.QuickFix,
		diagnostics: diagnostics.map((finding) => diagnosticOf(finding, files.uriOf, abilities.findings)),
		...(abilities.knows(REPAIR_MANY) ? { command: { title, command: REPAIR_MANY, arguments: [key] } } : { data: key }),
	});
	const actions: CodeAction[] = [];
	for (const rule of new Set(touched.map((finding) => finding.rule))) {
		// What is verified is withdrawn with the first repair of the zone.
		if (VERIFIED_RULES.has(rule)) continue;
		const own = touched.filter((finding) => finding.rule === rule);
		const { path } = own[0]!;
		const uri = files.uriOf(path);
		const isRepairable = (finding: Finding) => finding.actions.some(isFix);
		// Where one stands for many, it has no repairs of its own.
		const subjects = own.some(isRepairable) ? [] : service.engine.subjectsOf(path, rule);
		const [first] = subjects;
		if (first ? !service.engine.findingsAbout(first, path).some(isRepairable) : !own.some(isRepairable)) continue;
		const alike = findings.filter((finding) => finding.rule === rule).length;
		const count = Math.max(alike, subjects.length);
		if (count > 1) {
			actions.push(action(`Fix all ${count} ${rule} in this file`, own, { many: "rule", rule, uri }));
		}
		if (isFoundElsewhere(service, rule, path)) {
			actions.push(action(`Fix all ${rule} in the workspace`, own, { many: "rule", rule }));
		}
	}
	const hosts = new Map<string, { host: MailHost; own: Finding[] }>();
	for (const finding of touched) {
		for (const host of mailHostsAt(service, finding)) {
			const known = hosts.get(host.exchange);
			if (known) known.own.push(finding);
			else hosts.set(host.exchange, { host, own: [finding] });
		}
	}
	for (const { host, own } of hosts.values()) {
		actions.push(action(`Fix the trio of ${host.exchange}`, own, { many: "host", ...host }));
	}
	return actions;
}

/** The edits of the repair that a key names, given the answer to what it asks; or why it cannot be made (any more). */
export function repairEdits(
	service: ZoneService,
	path: string,
	{ rule, range, title }: RepairKey,
	answer?: string,
): readonly Edit[] | Refusal {
	for (const finding of service.findings(path)) {
		if (finding.rule !== rule || !isSame(finding.range, range)) continue;
		const actions = [...finding.actions, ...ignoreActions(service, finding)];
		const action = actions.find((one) => one.title === title);
		if (!action || !isFix(action)) continue;
		const edits = action.edits(answer);
		return isRefusal(edits) ? edits : (newFileRefusal(service, edits) ?? edits);
	}
	return { refusal: "the zones changed meanwhile and this repair is no longer offered: open the menu again" };
}

/**
 * Edits as an editor applies them, those of a file together; versioned where the file is open.
 *
 * @param annotation what the edits do, for an editor that shows those of several files before it makes them.
 */
export function workspaceEdit(edits: readonly Edit[], files: EditorFiles, annotation?: string): WorkspaceEdit {
	const isShown = annotation !== undefined && new Set(edits.map(({ path }) => path)).size > 1;
	const annotated = isShown ? { annotationId: ANNOTATION } : {};
	const created: (CreateFile | TextDocumentEdit)[] = [];
	const byPath = new Map<string, TextDocumentEdit>();
	for (const edit of edits) {
		const uri = files.uriOf(edit.path);
		if (isNewFile(edit)) {
			const start = { line: 0, character: 0 };
			const content = [{ range: { start, end: start }, newText: edit.content, ...annotated }];
			const file: CreateFile = { kind: "create", uri, options: { overwrite: false }, ...annotated };
			created.push(file, { textDocument: { uri, version: null }, edits: content });
			continue;
		}
		const { path, start, end, text } = edit;
		const known = byPath.get(path);
		const document = known ?? { textDocument: { uri, version: files.versionOf(path) }, edits: [] };
		document.edits.push({ range: { start, end }, newText: text, ...annotated });
		byPath.set(path, document);
	}
	const documentChanges = [...created, ...byPath.values()];
	if (!isShown) return { documentChanges };
	const changeAnnotations = { [ANNOTATION]: { label: annotation, needsConfirmation: true } };
	return { documentChanges, changeAnnotations };
}

/** The one annotation of an edit: all that a repair does belongs together. */
const ANNOTATION = "repair";

/** The command of the client that an action is left to; undefined for a repair that needs nothing but its edit. */
function commandOf(action: Action, key: RepairKey, { knows }: ActionAbilities): Command | undefined {
	const { title } = action;
	if ("text" in action) return { title, command: COPY_TEXT, arguments: [action.text()] };
	if ("setting" in action) return { title, command: CHANGE_SETTING, arguments: [action.setting] };
	if ("lookUp" in action) return { title, command: COMPARE_LIVE, arguments: [action.lookUp] };
	const { question } = action;
	// What may be left unanswered need not be asked.
	if (!question || (question.kind === "text" && !knows(ASK_AND_REPAIR))) return undefined;
	return { title, command: ASK_AND_REPAIR, arguments: [key, question] };
}

/**
 * What can be chosen where a repair cannot be made, the best first: editors hide actions that are disabled as soon as there are
 * others, so nobody would learn that there is a repair, and what stands against it.
 */
function commandsInstead(title: string, refusal: Refusal): Command[] {
	const why = { title: `${title}: why not here?`, command: SHOW_REFUSAL, arguments: [toldRefusal(refusal)] };
	const { updates } = refusal;
	if (updates === undefined) return [why];
	return [{ title: `${title}: copy for nsupdate`, command: COPY_TEXT, arguments: [updates] }, why];
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
