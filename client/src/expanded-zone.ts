import {
	commands,
	type Disposable,
	l10n,
	languages,
	Range,
	Selection,
	TextEditorRevealType,
	Uri,
	window,
	workspace,
} from "vscode";
import { givenUri } from "./given-uri.ts";

/** The scheme of documents whose text the server makes: zones with all that their files only name or abbreviate. */
export const EXPANDED_SCHEME = "zonetrio-expanded";

/** The command that shows the zone of a file as its server reads it. */
export function registerExpandedZone(): Disposable {
	return commands.registerCommand("zoneTrio.showExpandedZone", (uri?: unknown, owner?: unknown) =>
		showExpandedZone(givenUri(uri), owner),
	);
}

/** @param owner the name whose records are to be seen. */
async function showExpandedZone(file: Uri | undefined, owner: unknown): Promise<void> {
	if (!file) {
		void window.showInformationMessage(l10n.t("Open the zone file first"));
		return;
	}
	if (file.scheme === EXPANDED_SCHEME) return;
	const document = await workspace.openTextDocument(expandedUri(file));
	if (document.languageId === "plaintext") await languages.setTextDocumentLanguage(document, "dns-zone");
	const editor = await window.showTextDocument(document, { preview: true });
	if (typeof owner !== "string") return;
	const at = document.getText().indexOf(`\n${owner}\t`);
	if (at < 0) return;
	const start = document.positionAt(at + 1);
	editor.selection = new Selection(start, start);
	editor.revealRange(new Range(start, start), TextEditorRevealType.InCenter);
}

/** The document with the expanded zone of a file; its name ends as those of zone files do. */
export function expandedUri(file: Uri): Uri {
	return Uri.from({ scheme: EXPANDED_SCHEME, path: `${file.path} (expanded).zone`, query: file.toString() });
}
