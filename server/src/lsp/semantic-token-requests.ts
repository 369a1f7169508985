import {
	type CancellationToken,
	type Connection,
	LSPErrorCodes,
	ResponseError,
	type SemanticTokens,
	type SemanticTokensDelta,
	type SemanticTokensDeltaParams,
	type SemanticTokensParams,
	type SemanticTokensRangeParams,
} from "vscode-languageserver";
import { tokenEdits } from "../features/tokens/token-data.ts";
import { tokensOfLines } from "../features/tokens/tokens-of-lines.ts";
import { fromSettledZones } from "./from-settled-zones.ts";
import type { RefreshRequests } from "./refresh-requests.ts";
import type { RequestHost } from "./request-host.ts";

/** Of a longer file the words are found in the lines that are shown, not in all at once. */
const MOST_LINES = 20_000;

/** Of so many files the last answer is kept, so that only what has changed need be told. */
const MOST_KEPT = 4;

/** What the requests have to know of the rest of the server. */
export interface SemanticTokenHost extends RequestHost {
	readonly refresh: RefreshRequests;
}

/** An answer that an editor has. */
interface KnownTokens {
	readonly id: string;
	readonly data: Uint32Array;
}

/** Answers what the words of a zone file are, so that an editor colours them. */
export class SemanticTokenRequests {
	readonly #host: SemanticTokenHost;
	/** By document; that which was asked for last is the last one. */
	readonly #known = new Map<string, KnownTokens>();
	#count = 0;

	constructor(host: SemanticTokenHost) {
		this.#host = host;
	}

	listen(connection: Connection): void {
		connection.languages.semanticTokens.on((file, token) => this.#all(file, token));
		connection.languages.semanticTokens.onDelta((file, token) => this.#changes(file, token));
		connection.languages.semanticTokens.onRange((part, token) => this.#part(part, token));
	}

	async #all({ textDocument }: SemanticTokensParams, token: CancellationToken): Promise<SemanticTokens> {
		const data = await this.#whole(textDocument.uri, token);
		return { resultId: this.#keep(textDocument.uri, data), data };
	}

	async #changes(
		{ textDocument, previousResultId }: SemanticTokensDeltaParams,
		token: CancellationToken,
	): Promise<SemanticTokens | SemanticTokensDelta> {
		const data = await this.#whole(textDocument.uri, token);
		const known = this.#known.get(textDocument.uri);
		const resultId = this.#keep(textDocument.uri, data);
		return known?.id === previousResultId ? { resultId, edits: tokenEdits(known.data, data) } : { resultId, data };
	}

	async #part({ textDocument, range }: SemanticTokensRangeParams, token: CancellationToken): Promise<SemanticTokens> {
		const last = Math.min(range.end.line, range.start.line + MOST_LINES);
		return { data: await this.#tokens(textDocument.uri, range.start.line, last, token) };
	}

	/**
	 * All of a file.
	 *
	 * @throws ResponseError for a huge one: to an empty answer some editors would hold on, and not ask for what they show.
	 */
	#whole(uri: string, token: CancellationToken): Promise<number[]> {
		const lines = this.#host.service.workspace.files.get(this.#host.uris.pathOf(uri))?.text.lineCount ?? 0;
		if (lines > MOST_LINES) {
			throw new ResponseError(
				LSPErrorCodes.ServerCancelled,
				"only the lines that are shown are coloured in so long a file",
			);
		}
		return this.#tokens(uri, 0, Number.POSITIVE_INFINITY, token);
	}

	async #tokens(uri: string, first: number, last: number, token: CancellationToken): Promise<number[]> {
		if (!this.#host.uris.isOwn(uri)) return [];
		const { service, uris, refresh } = this.#host;
		const path = uris.pathOf(uri);
		const begin = () => tokensOfLines(service.reading, path, first, last);
		const { numbers } = await fromSettledZones(this.#host, begin, token);
		refresh.answered("semanticTokens", path);
		return numbers;
	}

	/** Notes what an editor has been told, and gives it an id. */
	#keep(uri: string, data: readonly number[]): string {
		const id = String(++this.#count);
		this.#known.delete(uri);
		this.#known.set(uri, { id, data: Uint32Array.from(data) });
		const [oldest] = this.#known.keys();
		if (this.#known.size > MOST_KEPT) this.#known.delete(oldest!);
		return id;
	}
}
