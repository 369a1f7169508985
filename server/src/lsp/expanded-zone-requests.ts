import type {
	CancellationToken,
	Connection,
	TextDocumentContentParams,
	TextDocumentContentResult,
} from "vscode-languageserver";
import { URI } from "vscode-uri";
import { expandedZones } from "../features/expanded-zone.ts";
import { fromSettledZones } from "./from-settled-zones.ts";
import type { RefreshRequests } from "./refresh-requests.ts";
import type { RequestHost } from "./request-host.ts";

/** Under it stand zones as their servers read them; the URI of the zone file is the query. */
export const EXPANDED_SCHEME = "zonetrio-expanded";

/** What the requests have to know of the rest of the server. */
export interface ExpandedZoneHost extends RequestHost {
	readonly refresh: RefreshRequests;
}

/** Answers the texts of zones with all that their files only name or abbreviate. */
export class ExpandedZoneRequests {
	readonly #host: ExpandedZoneHost;

	constructor(host: ExpandedZoneHost) {
		this.#host = host;
	}

	listen(connection: Connection): void {
		connection.workspace.textDocumentContent.on((asked, token) => this.#text(asked, token));
	}

	async #text({ uri }: TextDocumentContentParams, token: CancellationToken): Promise<TextDocumentContentResult> {
		const { scheme, query } = URI.parse(uri);
		if (scheme !== EXPANDED_SCHEME || !this.#host.uris.isOwn(query)) return { text: "" };
		const { service, uris, refresh } = this.#host;
		const path = uris.pathOf(query);
		const answer = await fromSettledZones(this.#host, () => expandedZones(service.workspace, path), token);
		refresh.answered("textDocumentContent", uri);
		return answer;
	}
}
