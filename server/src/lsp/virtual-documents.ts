import type {
	CancellationToken,
	Connection,
	TextDocumentContentParams,
	TextDocumentContentResult,
} from "vscode-languageserver";
import { URI } from "vscode-uri";
import { type CommitState, changedRecords } from "../features/changed-records.ts";
import { expandedZones } from "../features/expanded-zone.ts";
import { fromSettledZones } from "./from-settled-zones.ts";
import type { RefreshRequests } from "./refresh-requests.ts";
import type { RequestHost } from "./request-host.ts";

/** What the documents have to know of the rest of the server. */
export interface VirtualDocumentHost extends RequestHost {
	readonly refresh: RefreshRequests;
	/** What was committed of a file, after all that was asked of the editor has been answered. */
	commitOf(path: string): Promise<CommitState>;
}

type Text = Generator<void, { readonly text: string }>;

/** By their schemes, the documents that are on no disk: the URI of the zone file of which each tells is its query. */
const KINDS: Readonly<Record<string, (host: VirtualDocumentHost, path: string) => Promise<() => Text>>> = {
	"zonetrio-expanded":
		async ({ service }, path) =>
		() =>
			expandedZones(service.workspace, path),
	"zonetrio-changes": async ({ service, commitOf }, path) => {
		const commit = await commitOf(path);
		return () => changedRecords(service, path, commit);
	},
};

/** Their schemes, for which an editor asks. */
export const VIRTUAL_SCHEMES: string[] = Object.keys(KINDS);

/** Answers the texts of documents that are worked out of zones, and follow them. */
export class VirtualDocuments {
	readonly #host: VirtualDocumentHost;

	constructor(host: VirtualDocumentHost) {
		this.#host = host;
	}

	listen(connection: Connection): void {
		connection.workspace.textDocumentContent.on((asked, token) => this.#text(asked, token));
	}

	async #text({ uri }: TextDocumentContentParams, token: CancellationToken): Promise<TextDocumentContentResult> {
		const { scheme, query } = URI.parse(uri);
		const kind = Object.hasOwn(KINDS, scheme) ? KINDS[scheme] : undefined;
		if (!kind || !this.#host.uris.isOwn(query)) return { text: "" };
		const begin = await kind(this.#host, this.#host.uris.pathOf(query));
		await this.#host.ready();
		// Whatever changes from here on makes it out of date, commits too.
		this.#host.refresh.answered("textDocumentContent", uri);
		return fromSettledZones(this.#host, begin, token);
	}
}
