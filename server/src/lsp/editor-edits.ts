import { TextDocumentEdit, type WorkspaceEdit } from "vscode-languageserver";
import { type EditorFiles, workspaceEdit } from "../features/code-actions.ts";
import type { Edit } from "../rules/fix.ts";
import type { EditorAbilities } from "./capabilities.ts";
import type { Documents } from "./documents.ts";
import type { UriPaths } from "./uri-paths.ts";

/** What edits have to know of the rest of the server. */
interface EditsHost {
	readonly uris: UriPaths;
	readonly documents: Documents;
	readonly abilities: EditorAbilities;
}

/** Edits in the form in which the editor makes them. */
export class EditorEdits {
	/** How the editor knows its files. */
	readonly files: EditorFiles;
	readonly #abilities: EditorAbilities;

	constructor({ uris, documents, abilities }: EditsHost) {
		this.#abilities = abilities;
		this.files = {
			uriOf: (path) => uris.uriOf(path),
			versionOf: (path) => documents.versionOf(path) ?? null,
		};
	}

	/** @param title what the edits do, for an editor that shows those of several files before it makes them. */
	of(edits: readonly Edit[], title?: string): WorkspaceEdit {
		return this.fitted(workspaceEdit(edits, this.files, this.#abilities.annotatedEdits ? title : undefined));
	}

	/** An edit as the editor takes it: texts alone, where it takes no versions. */
	fitted(edit: WorkspaceEdit): WorkspaceEdit {
		return this.#abilities.versionedEdits ? edit : plainChanges(edit);
	}
}

function plainChanges({ documentChanges = [] }: WorkspaceEdit): WorkspaceEdit {
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
