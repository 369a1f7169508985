import type { CancellationToken, Connection, SymbolInformation, WorkspaceSymbolParams } from "vscode-languageserver";
import { workspaceSymbols } from "../features/symbols/workspace-symbols.ts";
import { fromSettledZones } from "./from-settled-zones.ts";
import type { RequestHost } from "./request-host.ts";

/** Finds what somebody looks for in all zones. */
export class SymbolRequests {
	readonly #host: RequestHost;

	constructor(host: RequestHost) {
		this.#host = host;
	}

	listen(connection: Connection): void {
		connection.onWorkspaceSymbol((asked, token) => this.#find(asked, token));
	}

	async #find({ query }: WorkspaceSymbolParams, token: CancellationToken): Promise<SymbolInformation[]> {
		const { service, uris } = this.#host;
		const found = await fromSettledZones(this.#host, () => workspaceSymbols(service.reading, query), token);
		return found.map(({ name, kind, container, location }) => ({
			name,
			kind,
			containerName: container,
			location: { uri: uris.uriOf(location.path), range: location.selection },
		}));
	}
}
