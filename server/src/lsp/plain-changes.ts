import { TextDocumentEdit, type WorkspaceEdit } from "vscode-languageserver";

/** An edit for an editor that takes neither versions nor new files: texts alone. */
export function plainChanges({ documentChanges = [] }: WorkspaceEdit): WorkspaceEdit {
	const documents = documentChanges.filter((change) => TextDocumentEdit.is(change));
	return {
		changes: Object.fromEntries(
			documents.map(({ textDocument, edits }) => [
				textDocument.uri,
				edits.flatMap((edit) => ("newText" in edit ? [{ range: edit.range, newText: edit.newText }] : [])),
			]),
		),
	};
}
