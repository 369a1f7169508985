import {
	type CancellationToken,
	type Connection,
	LSPErrorCodes,
	type PrepareRenameParams,
	type Range,
	type RenameParams,
	ResponseError,
	type TextDocumentPositionParams,
	type WorkspaceEdit,
} from "vscode-languageserver";
import { locate } from "../features/places/locate.ts";
import type { Located } from "../features/places/located.ts";
import { rangeOf } from "../features/places/location.ts";
import { annotatedRename } from "../features/rename/annotated-rename.ts";
import { type Renamed, renameable, renaming } from "../features/rename/rename.ts";
import { isRefusal, toldRefusal } from "../rules/fix.ts";
import type { CodeActionHost } from "./code-action-requests.ts";
import { EditorEdits } from "./editor-edits.ts";
import { fromSettledZones } from "./from-settled-zones.ts";
import { settledPath } from "./settled-path.ts";

/** Renames hosts and gives them other addresses. */
export class RenameRequests {
	readonly #host: CodeActionHost;
	readonly #edits: EditorEdits;

	constructor(host: CodeActionHost) {
		this.#host = host;
		this.#edits = new EditorEdits(host);
	}

	listen(connection: Connection): void {
		connection.onPrepareRename((place, token) => this.#prepare(place, token));
		connection.onRenameRequest((asked, token) => this.#rename(asked, token));
	}

	/** What is renamed at a position, and the text to begin with; fails with the reason where it must stay. */
	async #prepare(
		params: PrepareRenameParams,
		token: CancellationToken,
	): Promise<{ range: Range; placeholder: string } | null> {
		const located = await this.#locate(params, token);
		const target = located && renameable(this.#host.service.reading, located);
		if (!target) return null;
		if (isRefusal(target)) throw new ResponseError(LSPErrorCodes.RequestFailed, toldRefusal(target));
		return { range: rangeOf({ ...located, span: target.span }), placeholder: target.placeholder };
	}

	async #rename(params: RenameParams, token: CancellationToken): Promise<WorkspaceEdit | null> {
		const { abilities, areCurrent, documents } = this.#host;
		let renamed = await this.#renamed(params, token);
		const closed = new Set(renamed?.edits.map(({ path }) => path).filter((path) => !documents.isOpen(path)));
		if (!(await areCurrent([...closed]))) renamed = await this.#renamed(params, token);
		if (!renamed) return null;
		const isAnnotated = abilities.annotatedEdits && abilities.versionedEdits;
		return this.#edits.fitted(annotatedRename(renamed, this.#edits.files, isAnnotated));
	}

	async #renamed(params: RenameParams, token: CancellationToken): Promise<Renamed | undefined> {
		const path = await settledPath(this.#host, params, token);
		if (path === undefined) return undefined;
		const { service } = this.#host;
		const { renamed } = await fromSettledZones(
			this.#host,
			function* () {
				const located = locate(service.workspace, path, params.position);
				return { renamed: located && (yield* renaming(service.reading, located, params.newName)) };
			},
			token,
		);
		if (!renamed || !isRefusal(renamed)) return renamed;
		throw new ResponseError(LSPErrorCodes.RequestFailed, toldRefusal(renamed));
	}

	async #locate(params: TextDocumentPositionParams, token: CancellationToken): Promise<Located | undefined> {
		const path = await settledPath(this.#host, params, token);
		return path === undefined ? undefined : locate(this.#host.service.workspace, path, params.position);
	}
}
