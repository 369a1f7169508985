import { Disposable, type Event, languages, type TextDocument, workspace } from "vscode";
import type { BaseLanguageClient as LanguageClient } from "vscode-languageclient";
import { isFile } from "./languages.ts";
import { zoneOfFile } from "./zone-of-file.ts";

/**
 * Zone files often have no extension, or the domain as their name: no pattern of VS Code can tell them. A plain text
 * file that the server knows as a zone becomes one in the editor as well.
 */
export function adoptZoneFiles(client: LanguageClient, zonesChanged: Event<void>): Disposable {
	async function adopt(document: TextDocument): Promise<void> {
		if (document.languageId !== "plaintext" || !isFile(document.uri)) return;
		const answer = await zoneOfFile(client, document.uri);
		if (answer && answer.zones.length > 0 && !document.isClosed) {
			await languages.setTextDocumentLanguage(document, "dns-zone");
		}
	}
	return Disposable.from(
		zonesChanged(() => workspace.textDocuments.forEach(adopt)),
		workspace.onDidOpenTextDocument(adopt),
	);
}
