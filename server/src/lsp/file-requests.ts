import type { CancellationToken, Connection, RenameFilesParams, WorkspaceEdit } from "vscode-languageserver";
import { renamedFiles } from "../features/renamed-files.ts";
import type { CodeActionHost } from "./code-action-requests.ts";
import { EditorEdits } from "./editor-edits.ts";
import { fromSettledZones } from "./from-settled-zones.ts";

/** Keeps the paths right that lead to files which the user renames. */
export class FileRequests {
	readonly #host: CodeActionHost;
	readonly #edits: EditorEdits;

	constructor(host: CodeActionHost) {
		this.#host = host;
		this.#edits = new EditorEdits(host);
	}

	listen(connection: Connection): void {
		connection.workspace.onWillRenameFiles((asked, token) => this.#willRename(asked, token));
	}

	async #willRename({ files }: RenameFilesParams, token: CancellationToken): Promise<WorkspaceEdit | null> {
		const { areCurrent, documents, service, uris } = this.#host;
		const moves = files.map(({ oldUri, newUri }) => ({ from: uris.pathOf(oldUri), to: uris.pathOf(newUri) }));
		const found = () => fromSettledZones(this.#host, () => renamedFiles(service.workspace, moves), token);
		let edits = await found();
		const closed = new Set(edits.map(({ path }) => path).filter((path) => !documents.isOpen(path)));
		if (!(await areCurrent([...closed]))) edits = await found();
		if (edits.length === 0) return null;
		return this.#edits.of(edits);
	}
}
