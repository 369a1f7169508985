import {
	type CancellationToken,
	type CodeAction,
	CodeActionKind,
	type CodeActionParams,
	LSPErrorCodes,
	ResponseError,
	TextDocumentEdit,
	type WorkspaceEdit,
} from "vscode-languageserver/node";
import { codeActions, type EditorFiles, type RepairKey, repairEdits, workspaceEdit } from "../features/code-actions.ts";
import type { ZoneService } from "../features/zone-service.ts";
import { type Edit, isNewFile } from "../rules/fix.ts";
import type { EditorAbilities } from "./capabilities.ts";
import type { Documents } from "./documents.ts";
import { isOwnText, type UriPaths } from "./uri-paths.ts";

/** What the requests have to know of the rest of the server. */
export interface CodeActionHost {
	readonly service: ZoneService;
	readonly documents: Documents;
	readonly uris: UriPaths;
	readonly abilities: EditorAbilities;
	/** Resolves when findings and texts are at hand. */
	ready(): Promise<void>;
	/** Whether closed files are on the disk as they were read; those that are not are read again. */
	areCurrent(paths: readonly string[]): Promise<boolean>;
}

/** Answers `textDocument/codeAction` and `codeAction/resolve`. */
export class CodeActionRequests {
	readonly #host: CodeActionHost;
	readonly #files: EditorFiles;

	constructor(host: CodeActionHost) {
		this.#host = host;
		this.#files = {
			uriOf: (path) => host.uris.uriOf(path),
			versionOf: (path) => host.documents.versionOf(path) ?? null,
		};
	}

	/** The repairs at a range. */
	async list({ textDocument, range, context }: CodeActionParams, token: CancellationToken): Promise<CodeAction[]> {
		const { service, uris, abilities } = this.#host;
		if (!isOwnText(textDocument.uri) || !allows(context.only)) return [];
		await this.#host.ready();
		if (token.isCancellationRequested) return [];
		const findings = service.findings(uris.pathOf(textDocument.uri));
		const actions = codeActions(findings, range, this.#files, { disabled: abilities.disabledActions });
		return abilities.lazyEdits ? actions : actions.flatMap((action) => this.#withEdit(action) ?? []);
	}

	/** The edit of a repair that was chosen; fails with the reason where it cannot be made any more. */
	async resolve(action: CodeAction): Promise<CodeAction> {
		const key: unknown = action.data;
		if (!isRepairKey(key)) return action;
		await this.#host.ready();
		const edits = this.#edits(key);
		const closed = [...new Set(edits.map(({ path }) => path))].filter((path) => !this.#host.documents.isOpen(path));
		if (await this.#host.areCurrent(closed)) return { ...action, edit: this.#workspaceEdit(this.#edits(key)) };
		await this.#host.ready();
		return { ...action, edit: this.#workspaceEdit(this.#edits(key)) };
	}

	#edits(key: RepairKey): readonly Edit[] {
		const edits = this.#repair(key);
		if ("refusal" in edits) throw new ResponseError(LSPErrorCodes.RequestFailed, `${key.title}: ${edits.refusal}`);
		return edits;
	}

	/** The edits of a repair, as far as the editor can make them. */
	#repair(key: RepairKey): ReturnType<typeof repairEdits> {
		const edits = repairEdits(this.#host.service.findings(this.#host.uris.pathOf(key.uri)), key);
		if ("refusal" in edits || this.#host.abilities.newFiles || !edits.some(isNewFile)) return edits;
		return { refusal: "this editor lets language servers make no new files: make the file by hand" };
	}

	/** For editors that want the edit with the list. */
	#withEdit(action: CodeAction): CodeAction | undefined {
		const { data, ...rest } = action;
		if (!isRepairKey(data)) return rest;
		const edits = this.#repair(data);
		return "refusal" in edits ? undefined : { ...rest, edit: this.#workspaceEdit(edits) };
	}

	#workspaceEdit(edits: readonly Edit[]): WorkspaceEdit {
		const edit = workspaceEdit(edits, this.#files);
		if (this.#host.abilities.versionedEdits) return edit;
		const documents = (edit.documentChanges ?? []).filter((change) => TextDocumentEdit.is(change));
		return {
			changes: Object.fromEntries(
				documents.map((document) => [
					document.textDocument.uri,
					document.edits.flatMap((one) => ("newText" in one ? [one] : [])),
				]),
			),
		};
	}
}

function allows(only: readonly string[] | undefined): boolean {
	return only === undefined || only.some((kind) => kind === "" || kind === CodeActionKind.QuickFix);
}

function isRepairKey(data: unknown): data is RepairKey {
	return (
		typeof data === "object" && data !== null && "uri" in data && "rule" in data && "range" in data && "title" in data
	);
}
