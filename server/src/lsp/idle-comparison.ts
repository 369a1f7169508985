import { CancellationToken } from "vscode-languageserver";
import type { ZoneService } from "../features/zone-service.ts";
import { inSlices } from "./in-slices.ts";

/** What comparing has to know of the rest of the server. */
export interface IdleComparisonHost {
	readonly service: ZoneService;
	/** Resolves when the versions are at hand that were asked for. */
	answers(): Promise<void>;
	/** Resolves when findings and texts are at hand. */
	ready(): Promise<void>;
	/** Called before texts are read, which must not be let go meanwhile. */
	keepTexts(): void;
	/** Called when zones have been compared, so that what was found is shown. */
	compared(): void;
}

/** Zones are compared when nobody has typed for so long; in milliseconds. */
const PAUSE = 250;

/** Compares zones with their published versions whenever nothing else is to be done, in slices. */
export class IdleComparison {
	readonly #host: IdleComparisonHost;
	#timer: Timer | undefined;

	constructor(host: IdleComparisonHost) {
		this.#host = host;
	}

	/** Zones or versions may have changed. */
	request(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		if (!this.#host.service.published.isStale) return;
		this.#timer = setTimeout(() => void this.compare(), PAUSE);
	}

	/** Compares now; what changes meanwhile is compared later. */
	async compare(): Promise<void> {
		const { service, answers, ready, keepTexts, compared } = this.#host;
		await answers();
		await ready();
		if (!service.published.isStale) return;
		keepTexts();
		const { revision } = service.workspace;
		const holds = () => service.workspace.revision === revision;
		await inSlices(() => service.published.compareSteps(), CancellationToken.None, holds);
		compared();
	}

	stop(): void {
		clearTimeout(this.#timer);
	}
}
