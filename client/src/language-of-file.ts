import { Disposable, type Event, languages, type TextDocument, workspace } from "vscode";
import type { BaseLanguageClient as LanguageClient } from "vscode-languageclient";
import type { ZoneFileAssociations } from "./associate-zone-files.ts";
import { isFile, isServed } from "./languages.ts";
import { zoneOfFile } from "./zone-of-file.ts";

/**
 * Zone files often have no extension, or the domain as their name: no pattern of VS Code can tell them. A plain text
 * file that the server knows as a zone becomes one in the editor as well. What is taken for another language, such as
 * Rust in `db.example.rs`, is left as it is unless the user agrees.
 */
export function adoptZoneFiles(
	client: LanguageClient,
	zonesChanged: Event<void>,
	associations: ZoneFileAssociations,
): Disposable {
	async function adopt(document: TextDocument): Promise<void> {
		if (isServed(document) || !isFile(document.uri)) return;
		const answer = await zoneOfFile(client, document.uri);
		if (!answer || answer.zones.length === 0 || document.isClosed || isServed(document)) return;
		if (document.languageId === "plaintext") await languages.setTextDocumentLanguage(document, "dns-zone");
		await associations.offer(document.uri);
	}
	return Disposable.from(
		zonesChanged(() => workspace.textDocuments.forEach(adopt)),
		workspace.onDidOpenTextDocument(adopt),
	);
}
