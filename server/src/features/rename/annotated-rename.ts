import type { AnnotatedTextEdit, ChangeAnnotation, TextDocumentEdit, WorkspaceEdit } from "vscode-languageserver-types";
import { baseName } from "../../config/config-path.ts";
import type { EditorFiles } from "../code-actions.ts";
import type { Renamed } from "./rename.ts";

/**
 * A rename as an editor makes it. Where it changes several files, or something is to be said of one, an editor that can shows each file
 * with what happens there, and waits for a yes.
 */
export function annotatedRename({ title, edits, notes }: Renamed, files: EditorFiles, isShown: boolean): WorkspaceEdit {
	const paths = [...new Set(edits.map(({ path }) => path))];
	const needsConfirmation = paths.length > 1 || notes.length > 0;
	const changeAnnotations: Record<string, ChangeAnnotation> = {};
	const documentChanges = paths.map((path): TextDocumentEdit => {
		const ofFile = edits.filter((edit) => edit.path === path);
		if (isShown) {
			const said = notes.filter((note) => note.path === path).map(({ note }) => note);
			const count = ofFile.length === 1 ? "1 change" : `${ofFile.length} changes`;
			const description = [count, ...new Set(said)].join("; ");
			changeAnnotations[path] = { label: `${title} in ${baseName(path)}`, description, needsConfirmation };
		}
		return {
			textDocument: { uri: files.uriOf(path), version: files.versionOf(path) },
			edits: ofFile.map(
				({ start, end, text }): AnnotatedTextEdit | { range: AnnotatedTextEdit["range"]; newText: string } => ({
					range: { start, end },
					newText: text,
					...(isShown && { annotationId: path }),
				}),
			),
		};
	});
	return { documentChanges, ...(isShown && { changeAnnotations }) };
}
