import { commands, type Disposable, l10n, Uri, window, workspace } from "vscode";
import type { BaseLanguageClient as LanguageClient, WorkspaceEdit } from "vscode-languageclient";
import { isFile } from "./languages.ts";
import { domainProblem, networkProblem } from "./new-zone-name.ts";
import { NewZonePreview, type PlannedZone } from "./new-zone-preview.ts";
import { reported } from "./repair-commands.ts";

type Kind = "forward" | "reverse";

/** What the server answers to `zoneTrio/newZone`. */
type NewZoneAnswer = PlanAnswer | { readonly refusal: string; readonly noExample?: true };

interface PlanAnswer {
	readonly origin: string;
	readonly file: string;
	readonly isFixed: boolean;
	readonly example: string;
	readonly edit: WorkspaceEdit;
}

/** A zone that another extension or a test asks for, without questions. */
interface NewZoneRequest {
	readonly name: string;
	readonly file?: Uri;
	/** Whether the zone is shown before it is made, as it is to those who are asked. */
	readonly preview?: boolean;
}

const QUESTIONS = {
	forward: {
		title: l10n.t("New Forward Zone"),
		prompt: l10n.t("The domain of the zone"),
		placeHolder: "example.com",
		problem: domainProblem,
		snippet: "Forward zone",
	},
	reverse: {
		title: l10n.t("New Reverse Zone"),
		prompt: l10n.t("The network of the zone: its first address and length"),
		placeHolder: "192.0.2.0/24, 192.0.2.64/26, 2001:db8::/64",
		problem: networkProblem,
		snippet: "Reverse zone, IPv4",
	},
} as const;

/** The commands that create zones after the example of those that are there. */
export function registerNewZone(client: LanguageClient): Disposable[] {
	const preview = new NewZonePreview();
	const register = (command: string, kind: Kind) =>
		commands.registerCommand(command, (uri: unknown, request: unknown) =>
			reported(() => newZone({ client, preview }, kind, uri, isRequest(request) ? request : undefined)),
		);
	return [preview, register("zoneTrio.newForwardZone", "forward"), register("zoneTrio.newReverseZone", "reverse")];
}

/** Asks for the name and the file, shows what will be made, and makes it. Returns the file. */
async function newZone(
	{ client, preview }: { readonly client: LanguageClient; readonly preview: NewZonePreview },
	kind: Kind,
	given: unknown,
	request: NewZoneRequest | undefined,
): Promise<Uri | undefined> {
	const near = given instanceof Uri ? given : window.activeTextEditor?.document.uri;
	const name = request?.name ?? (await askName(kind));
	if (name === undefined) return undefined;
	const ask = (file?: string) =>
		client.sendRequest<NewZoneAnswer>("zoneTrio/newZone", {
			...{ name, kind },
			...(near && isFile(near) && { uri: near.toString() }),
			...(file !== undefined && { file }),
		});
	let chosen = request?.file?.toString();
	let answer = await ask(chosen);
	if (!request && !("refusal" in answer) && !answer.isFixed) {
		const file = await askFile(kind, Uri.parse(answer.file), answer.example);
		if (file === undefined) return undefined;
		if (file.toString() !== Uri.parse(answer.file).toString()) {
			chosen = file.toString();
			answer = await ask(chosen);
		}
	}
	if ("refusal" in answer) return refused(kind, answer);
	const isShown = !request || request.preview === true;
	if (isShown) {
		if (!(await preview.isWanted(plannedZone(answer)))) return undefined;
		// Meanwhile hosts may have come or gone.
		answer = await ask(chosen);
		if ("refusal" in answer) return refused(kind, answer);
	}
	// What was looked at need not be looked at again.
	const made = isShown ? unconfirmed(answer.edit) : answer.edit;
	const edit = await client.protocol2CodeConverter.asWorkspaceEdit(made);
	if (!(await workspace.applyEdit(edit))) return undefined;
	const file = Uri.parse(answer.file);
	await window.showTextDocument(file);
	return file;
}

function plannedZone({ origin, file, edit }: PlanAnswer): PlannedZone {
	const edited = (edit.documentChanges ?? []).filter((change) => "edits" in change);
	const content = edited.find(({ textDocument }) => textDocument.uri === file)?.edits[0];
	const others = edited.filter(({ textDocument }) => textDocument.uri !== file);
	return {
		origin,
		file: Uri.parse(file),
		text: content && "newText" in content ? content.newText : "",
		others: [
			...new Set(others.map(({ textDocument }) => workspace.asRelativePath(Uri.parse(textDocument.uri), false))),
		],
	};
}

/** The same edit, which is made without asking. */
function unconfirmed({ changeAnnotations = {}, ...edit }: WorkspaceEdit): WorkspaceEdit {
	const annotations = Object.entries(changeAnnotations).map(([id, annotation]) => [
		id,
		{ ...annotation, needsConfirmation: false },
	]);
	return { ...edit, changeAnnotations: Object.fromEntries(annotations) };
}

async function askName(kind: Kind): Promise<string | undefined> {
	const { title, prompt, placeHolder, problem } = QUESTIONS[kind];
	const answer = await window.showInputBox({
		...{ title, prompt, placeHolder },
		ignoreFocusOut: true,
		validateInput: (text) => (text === "" ? undefined : problem(text)),
	});
	return answer === undefined || problem(answer) !== undefined ? undefined : answer.trim();
}

/** The file, which may be another one than the neighbours suggest, in the same folder of the workspace. */
async function askFile(kind: Kind, suggested: Uri, example: string): Promise<Uri | undefined> {
	const root = workspace.getWorkspaceFolder(suggested)?.uri;
	if (!root) return suggested;
	const path = workspace.asRelativePath(suggested, false);
	const answer = await window.showInputBox({
		title: QUESTIONS[kind].title,
		prompt: l10n.t("Its file; the rest is taken over from {0}", example),
		value: path,
		valueSelection: [path.lastIndexOf("/") + 1, path.length],
		ignoreFocusOut: true,
		validateInput: (text) =>
			isPath(text.trim()) ? undefined : l10n.t("Type a path in the workspace, such as {0}", "zones/db.example.com"),
	});
	return answer === undefined || !isPath(answer.trim()) ? undefined : Uri.joinPath(root, answer.trim());
}

function isPath(text: string): boolean {
	return text !== "" && !text.endsWith("/") && text.split("/").every((part) => part !== "" && part !== "..");
}

/** Where there is no zone to take over anything from, a template is offered. */
async function refused(kind: Kind, { refusal, noExample }: { refusal: string; noExample?: true }): Promise<undefined> {
	const shown = l10n.t("No zone is created: {0}", refusal);
	if (!noExample) {
		void window.showWarningMessage(shown);
		return undefined;
	}
	const template = l10n.t("Start from a Template");
	if ((await window.showInformationMessage(shown, template)) !== template) return undefined;
	await window.showTextDocument(await workspace.openTextDocument({ language: "dns-zone" }));
	await commands.executeCommand("editor.action.insertSnippet", { langId: "dns-zone", name: QUESTIONS[kind].snippet });
	return undefined;
}

function isRequest(given: unknown): given is NewZoneRequest {
	return typeof given === "object" && given !== null && "name" in given && typeof given.name === "string";
}
