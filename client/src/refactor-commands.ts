import { commands, type Disposable, l10n, Range, window, workspace } from "vscode";
import type { BaseLanguageClient as LanguageClient, WorkspaceEdit as ProtocolEdit } from "vscode-languageclient";
import { reasonOf } from "./reason-of.ts";

/** What is done to all of a file where nothing is selected, and to the cursor's place only. */
const OF_FILES = ["namesRelative", "namesAbsolute", "sortRecords"];
const OF_PLACES = ["addressToName"];

/** The commands that write what is selected otherwise, with the same records. */
export function registerRefactorCommands(client: LanguageClient): Disposable[] {
	return [
		...OF_FILES.map((id) => commands.registerCommand(`zoneTrio.${id}`, () => refactor(client, id, "file"))),
		...OF_PLACES.map((id) => commands.registerCommand(`zoneTrio.${id}`, () => refactor(client, id, "place"))),
	];
}

/** Whether anything was changed. */
async function refactor(client: LanguageClient, id: string, unselected: "file" | "place"): Promise<boolean> {
	const editor = window.activeTextEditor;
	if (!editor) {
		void window.showInformationMessage(l10n.t("Open the zone file first"));
		return false;
	}
	const { document, selection } = editor;
	const whole = new Range(0, 0, document.lineCount, 0);
	const key = {
		uri: client.code2ProtocolConverter.asUri(document.uri),
		range: client.code2ProtocolConverter.asRange(selection.isEmpty && unselected === "file" ? whole : selection),
		refactor: id,
		title: id,
	};
	try {
		const edit = await client.sendRequest<ProtocolEdit>("zoneTrio/refactor", key);
		return await workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(edit));
	} catch (error) {
		void window.showInformationMessage(l10n.t("Nothing is changed: {0}", reasonOf(error)));
		return false;
	}
}
