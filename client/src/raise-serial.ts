import {
	commands,
	type Disposable,
	l10n,
	type TextDocument,
	TextDocumentSaveReason,
	type TextDocumentWillSaveEvent,
	type TextEdit,
	Uri,
	WorkspaceEdit,
	window,
	workspace,
} from "vscode";
import type { BaseLanguageClient as LanguageClient, WorkspaceEdit as ProtocolEdit } from "vscode-languageclient";
import { isServed } from "./languages.ts";
import { reasonOf } from "./reason-of.ts";

/** What the server answers to `zoneTrio/raiseSerial`. */
interface RaisedSerials {
	readonly zones: readonly string[];
	readonly edit: ProtocolEdit;
	readonly refusals: readonly string[];
}

/** The command that raises the serial of the zones of a file, and what is done about serials on save. */
export function registerRaiseSerial(client: LanguageClient): Disposable[] {
	return [
		commands.registerCommand("zoneTrio.raiseSerial", (uri?: unknown) => raiseNow(client, uri)),
		workspace.onWillSaveTextDocument((event) => beforeSave(client, event)),
	];
}

async function raiseNow(client: LanguageClient, given: unknown): Promise<readonly string[] | undefined> {
	const told = typeof given === "string" ? Uri.parse(given) : given;
	const uri = told instanceof Uri ? told : window.activeTextEditor?.document.uri;
	if (!uri) {
		void window.showInformationMessage(l10n.t("Open the zone file first"));
		return undefined;
	}
	const { zones, edit, refusals } = await ask(client, uri, "all");
	const [refusal] = refusals;
	if (refusal !== undefined) void window.showWarningMessage(l10n.t("The serial is not raised: {0}", refusal));
	else if (zones.length === 0) void window.showInformationMessage(l10n.t("There is no zone with an SOA in this file"));
	if (zones.length > 0) await workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(edit));
	return zones;
}

/** Only who saves by hand means to be done with a change: what saves by itself does so in the middle of a word. */
function beforeSave(client: LanguageClient, event: TextDocumentWillSaveEvent): void {
	const { document, reason } = event;
	if (reason !== TextDocumentSaveReason.Manual || !isServed(document) || !client.isRunning()) return;
	const mode = workspace.getConfiguration("zoneTrio", document.uri).get<string>("serialOnSave");
	if (mode === "on") event.waitUntil(raisedOnSave(client, document));
	if (mode !== "ask") return;
	const changed = ask(client, document.uri, "changed");
	// Once it is saved, it is as it is on the disk.
	event.waitUntil(changed.then(() => []));
	changed
		.then(({ zones }) => askAfterSave(client, document, zones))
		.catch((error: unknown) => window.showWarningMessage(l10n.t("The serial is not raised: {0}", reasonOf(error))));
}

/** The edits of the document that is being saved; those of other files are made and saved here. */
async function raisedOnSave(client: LanguageClient, document: TextDocument): Promise<TextEdit[]> {
	const { edit } = await ask(client, document.uri, "changed");
	return makeOthers(await client.protocol2CodeConverter.asWorkspaceEdit(edit), document);
}

async function makeOthers(edit: WorkspaceEdit, document: TextDocument): Promise<TextEdit[]> {
	const own = edit.get(document.uri);
	const others = new WorkspaceEdit();
	for (const [uri, edits] of edit.entries()) if (uri.toString() !== document.uri.toString()) others.set(uri, edits);
	if (others.size === 0) return own;
	const wereDirty = new Set(workspace.textDocuments.filter(({ isDirty }) => isDirty));
	await workspace.applyEdit(others);
	for (const [uri] of others.entries()) {
		const other = await workspace.openTextDocument(uri);
		// What the user has not saved is not ours to save.
		if (!wereDirty.has(other)) await other.save();
	}
	return own;
}

/** Saving does not wait for an answer, so the serial is raised after it, and saved too. */
async function askAfterSave(client: LanguageClient, document: TextDocument, zones: readonly string[]): Promise<void> {
	if (zones.length === 0) return;
	const first = zones.slice(0, 3).join(", ");
	const names = zones.length > 3 ? l10n.t("{0} and {1} more", first, zones.length - 3) : first;
	const what = l10n.t("{0} changed and the serial did not, so secondaries will not notice", names);
	const raise = l10n.t("Raise the Serial");
	if ((await window.showInformationMessage(what, raise, l10n.t("Not Now"))) !== raise) return;
	const { edit } = await ask(client, document.uri, "all");
	const converted = await client.protocol2CodeConverter.asWorkspaceEdit(edit);
	const own = await makeOthers(converted, document);
	const inDocument = new WorkspaceEdit();
	inDocument.set(document.uri, own);
	if (own.length > 0 && (await workspace.applyEdit(inDocument))) await document.save();
}

function ask(client: LanguageClient, uri: Uri, which: "all" | "changed"): Promise<RaisedSerials> {
	return client.sendRequest<RaisedSerials>("zoneTrio/raiseSerial", {
		uri: client.code2ProtocolConverter.asUri(uri),
		which,
	});
}
