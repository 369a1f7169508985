import type { CancellationToken, Connection, SelectionRange, SelectionRangeParams } from "vscode-languageserver";
import { selectionRange } from "../features/selection-range.ts";
import type { RequestHost } from "./request-host.ts";
import { settledPath } from "./settled-path.ts";

/** Answers what a selection grows to. */
export class SelectionRequests {
	readonly #host: RequestHost;

	constructor(host: RequestHost) {
		this.#host = host;
	}

	listen(connection: Connection): void {
		connection.onSelectionRanges((asked, token) => this.#ranges(asked, token));
	}

	async #ranges(asked: SelectionRangeParams, token: CancellationToken): Promise<SelectionRange[] | null> {
		const path = await settledPath(this.#host, asked, token);
		if (path === undefined) return null;
		const { workspace } = this.#host.service;
		const ranges = asked.positions.map((position) => selectionRange(workspace, path, position));
		// Editors match answers to positions by their places in the list.
		return ranges.every((range) => range !== undefined) ? ranges : null;
	}
}
