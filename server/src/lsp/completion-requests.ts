import type {
	CancellationToken,
	CompletionItem,
	Connection,
	TextDocumentPositionParams,
} from "vscode-languageserver/node";
import { completion } from "../features/completion.ts";
import type { RequestHost } from "./request-host.ts";
import { settledPath } from "./settled-path.ts";

/** Answers what can be written at a position. */
export class CompletionRequests {
	readonly #host: RequestHost;

	constructor(host: RequestHost) {
		this.#host = host;
	}

	listen(connection: Connection): void {
		connection.onCompletion((place, token) => this.#list(place, token));
	}

	async #list(params: TextDocumentPositionParams, token: CancellationToken): Promise<CompletionItem[]> {
		const path = await settledPath(this.#host, params, token);
		return path === undefined ? [] : completion(this.#host.service.workspace, path, params.position);
	}
}
