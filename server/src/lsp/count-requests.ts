import type { Connection } from "vscode-languageserver";
import type { Counts, ZoneService } from "../features/zone-service.ts";

/** What `zoneTrio/counts` answers. */
export interface CountsAnswer extends Counts {
	/** Whether the workspace is still being read. */
	readonly busy: boolean;
}

/** What the requests have to know of the rest of the server. */
interface CountHost {
	readonly service: ZoneService;
	/** Whether the workspace is being read for the first time. */
	isLoading(): boolean;
	ready(): Promise<void>;
}

/** Answers how much there is; who asks while the workspace is being read is told when that has ended. */
export class CountRequests {
	readonly #host: CountHost;

	constructor(host: CountHost) {
		this.#host = host;
	}

	listen(connection: Connection): void {
		connection.onRequest("zoneTrio/counts", () => this.#counts());
	}

	async #counts(): Promise<CountsAnswer> {
		const busy = this.#host.isLoading();
		if (!busy) await this.#host.ready();
		return { ...this.#host.service.counts(), busy };
	}
}
