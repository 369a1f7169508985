import type { ZoneService } from "../features/zone-service.ts";
import type { UriPaths } from "./uri-paths.ts";

/** What requests have to know of the rest of the server. */
export interface RequestHost {
	readonly service: ZoneService;
	readonly uris: UriPaths;
	/** Resolves when findings and texts are at hand. */
	ready(): Promise<void>;
}
