import {
	type CancellationToken,
	type Connection,
	MessageType,
	type Range,
	ShowMessageNotification,
	type TextDocumentIdentifier,
	type TextEdit,
} from "vscode-languageserver";
import { formatFile } from "../features/format/format-file.ts";
import { formatTyped } from "../features/format/format-typed.ts";
import type { LineSpan } from "../layout/arrange-file.ts";
import { isRefusal } from "../rules/fix.ts";
import { inSlices } from "./in-slices.ts";
import type { RequestHost } from "./request-host.ts";
import { settledPath } from "./settled-path.ts";

/** Answers how the lines of a zone file are put into columns. */
export class FormatRequests {
	readonly #host: RequestHost;
	/** What was told of files that are not laid out: editors ask at each save, and once is enough. */
	readonly #told = new Map<string, string>();
	#connection: Connection | undefined;

	constructor(host: RequestHost) {
		this.#host = host;
	}

	listen(connection: Connection): void {
		this.#connection = connection;
		connection.onDocumentFormatting(({ textDocument }, token) => this.#format(textDocument, undefined, token));
		connection.onDocumentRangeFormatting(({ textDocument, range }, token) =>
			this.#format(textDocument, [range], token),
		);
		connection.onDocumentRangesFormatting(({ textDocument, ranges }, token) =>
			this.#format(textDocument, ranges, token),
		);
		connection.onDocumentOnTypeFormatting(async (typed, token) => {
			const path = await settledPath(this.#host, typed, token);
			return path === undefined ? null : [...formatTyped(this.#host.service.workspace, path, typed.position)];
		});
	}

	/** The edits of some lines or of all; none of a text that was changed meanwhile, of which the editor would not take them. */
	async #format(
		textDocument: TextDocumentIdentifier,
		ranges: readonly Range[] | undefined,
		token: CancellationToken,
	): Promise<TextEdit[] | null> {
		const { service, uris } = this.#host;
		if (!this.#host.uris.isOwn(textDocument.uri)) return null;
		await this.#host.ready();
		const path = uris.pathOf(textDocument.uri);
		const { workspace } = service;
		const { revision } = workspace;
		const work = () => formatFile(workspace, path, ranges?.map(spanOf));
		const result = await inSlices(work, token, () => workspace.revision === revision);
		if (!result) return null;
		if (!isRefusal(result)) return [...result];
		this.#tell(path, result.refusal);
		return null;
	}

	#tell(path: string, refusal: string): void {
		if (this.#told.get(path) === refusal) return;
		this.#told.set(path, refusal);
		void this.#connection?.sendNotification(ShowMessageNotification.type, {
			type: MessageType.Info,
			message: `Not formatted: ${refusal}`,
		});
	}
}

/** The lines of a selection; one that ends at the start of a line has nothing of it. */
function spanOf({ start, end }: Range): LineSpan {
	const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
	return { first: start.line, last };
}
