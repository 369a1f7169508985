import { commands, type Disposable, l10n, Uri, window, workspace } from "vscode";
import { givenUri } from "./given-uri.ts";

/** The scheme of documents whose text the server makes: the records of a file that are others than in the last commit. */
export const CHANGES_SCHEME = "zonetrio-changes";

/** The command that shows which records of a file have changed since the last commit, whatever else has. */
export function registerChangedRecords(): Disposable {
	return commands.registerCommand("zoneTrio.showChangedRecords", (given?: unknown) => showChangedRecords(given));
}

async function showChangedRecords(given: unknown): Promise<void> {
	const file = givenUri(given);
	if (!file) {
		void window.showInformationMessage(l10n.t("Open the zone file first"));
		return;
	}
	if (file.scheme === CHANGES_SCHEME) return;
	const document = await workspace.openTextDocument(changesUri(file));
	await window.showTextDocument(document, { preview: true });
}

/** The document with the changed records of a file; its name ends as those of differences do, which editors colour. */
export function changesUri(file: Uri): Uri {
	return Uri.from({ scheme: CHANGES_SCHEME, path: `${file.path} (changed records).diff`, query: file.toString() });
}
