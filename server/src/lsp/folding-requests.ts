import type { CancellationToken, Connection, FoldingRange, FoldingRangeParams } from "vscode-languageserver";
import { foldingRanges } from "../features/folding-ranges.ts";
import type { EditorAbilities } from "./capabilities.ts";
import { fromSettledZones } from "./from-settled-zones.ts";
import type { RequestHost } from "./request-host.ts";

/** What the requests have to know of the rest of the server. */
export interface FoldingHost extends RequestHost {
	readonly abilities: EditorAbilities;
}

/** Answers what of a zone file can be folded. */
export class FoldingRequests {
	readonly #host: FoldingHost;

	constructor(host: FoldingHost) {
		this.#host = host;
	}

	listen(connection: Connection): void {
		connection.onFoldingRanges((file, token) => this.#ranges(file, token));
	}

	async #ranges({ textDocument }: FoldingRangeParams, token: CancellationToken): Promise<FoldingRange[] | null> {
		const { service, uris, abilities } = this.#host;
		if (!this.#host.uris.isOwn(textDocument.uri)) return null;
		const path = uris.pathOf(textDocument.uri);
		const work = () => foldingRanges(service.workspace, path, abilities.foldingLimit);
		return [...(await fromSettledZones(this.#host, work, token))];
	}
}
