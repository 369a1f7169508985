import type { CancellationToken, Connection, RenameFilesParams, WorkspaceEdit } from "vscode-languageserver";
import { workspaceEdit } from "../features/code-actions.ts";
import { renamedFiles } from "../features/renamed-files.ts";
import type { CodeActionHost } from "./code-action-requests.ts";
import { fromSettledZones } from "./from-settled-zones.ts";
import { plainChanges } from "./plain-changes.ts";

/** Keeps the paths right that lead to files which the user renames. */
export class FileRequests {
	readonly #host: CodeActionHost;

	constructor(host: CodeActionHost) {
		this.#host = host;
	}

	listen(connection: Connection): void {
		connection.workspace.onWillRenameFiles((asked, token) => this.#willRename(asked, token));
	}

	async #willRename({ files }: RenameFilesParams, token: CancellationToken): Promise<WorkspaceEdit | null> {
		const { abilities, areCurrent, documents, service, uris } = this.#host;
		const moves = files.map(({ oldUri, newUri }) => ({ from: uris.pathOf(oldUri), to: uris.pathOf(newUri) }));
		const found = () => fromSettledZones(this.#host, () => renamedFiles(service.workspace, moves), token);
		let edits = await found();
		const closed = new Set(edits.map(({ path }) => path).filter((path) => !documents.isOpen(path)));
		if (!(await areCurrent([...closed]))) edits = await found();
		if (edits.length === 0) return null;
		const edit = workspaceEdit(edits, {
			uriOf: (path) => uris.uriOf(path),
			versionOf: (path) => documents.versionOf(path) ?? null,
		});
		return abilities.versionedEdits ? edit : plainChanges(edit);
	}
}
