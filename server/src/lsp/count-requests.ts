import type { Connection } from "vscode-languageserver";
import type { Counts } from "../features/zone-service.ts";
import type { RequestHost } from "./request-host.ts";

/** What `zoneTrio/counts` answers. */
export interface CountsAnswer extends Counts {
	/** Whether the workspace is still being read. */
	readonly busy: boolean;
}

/** What the requests have to know of the rest of the server. */
interface CountHost extends RequestHost {
	/** Whether the workspace is being read for the first time. */
	isLoading(): boolean;
}

/** Answers how much there is, and which files are zones; who asks while the workspace is being read is told when that has ended. */
export class CountRequests {
	readonly #host: CountHost;

	constructor(host: CountHost) {
		this.#host = host;
	}

	listen(connection: Connection): void {
		connection.onRequest("zoneTrio/counts", () => this.#counts());
		connection.onRequest("zoneTrio/zoneFiles", () => this.#zoneFiles());
	}

	async #counts(): Promise<CountsAnswer> {
		const busy = this.#host.isLoading();
		if (!busy) await this.#host.ready();
		return { ...this.#host.service.counts(), busy };
	}

	/** The URIs of all files that are read in a zone, included ones too. */
	async #zoneFiles(): Promise<string[]> {
		await this.#host.ready();
		const { workspace } = this.#host.service;
		const paths = [...workspace.files.keys()].filter((path) => workspace.zonesOfFile(path).length > 0);
		return paths.sort().map((path) => this.#host.uris.uriOf(path));
	}
}
