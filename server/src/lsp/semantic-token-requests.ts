import {
	type CancellationToken,
	type Connection,
	type SemanticTokens,
	SemanticTokensBuilder,
	type SemanticTokensParams,
	type SemanticTokensRangeParams,
} from "vscode-languageserver/node";
import { POLICY_TOKEN_TYPES, policyTokens } from "../features/policy-tokens.ts";
import type { RequestHost } from "./request-host.ts";
import { settledPath } from "./settled-path.ts";

/** Of a longer file the words are found in the lines that are shown, not in all at once. */
const MOST_LINES = 20_000;

/** Answers which words of a file have a meaning that its grammar cannot see. */
export class SemanticTokenRequests {
	readonly #host: RequestHost;

	constructor(host: RequestHost) {
		this.#host = host;
	}

	listen(connection: Connection): void {
		connection.languages.semanticTokens.on((file, token) => this.#tokens(file, token));
		connection.languages.semanticTokens.onRange((part, token) => this.#tokens(part, token));
	}

	/** The words of the mail policies in some lines, or in a file; none for all of a huge file, of which editors ask what they show. */
	async #tokens(
		params: SemanticTokensParams | SemanticTokensRangeParams,
		token: CancellationToken,
	): Promise<SemanticTokens> {
		const builder = new SemanticTokensBuilder();
		const path = await settledPath(this.#host, params, token);
		const { workspace } = this.#host.service;
		const lines = (path !== undefined && workspace.files.get(path)?.text.lineCount) || 0;
		const whole = { start: { line: 0, character: 0 }, end: { line: lines, character: 0 } };
		const range = "range" in params ? params.range : whole;
		if (path === undefined || range.end.line - range.start.line > MOST_LINES) return { data: [] };
		for (const { start, length, type } of policyTokens(workspace, path, range)) {
			builder.push(start.line, start.character, length, POLICY_TOKEN_TYPES.indexOf(type), 0);
		}
		// Without an id of the result, as no changes of it are told.
		return { data: builder.build().data };
	}
}
