import type { FileSource } from "./file-source.ts";
import type { LiveHost, LiveLookups } from "./live-lookups.ts";

/** What a server has of the place where it runs: a process of Node, or a worker of a browser. */
export interface Platform {
	/** The disk; a browser has none. */
	readonly disk?: FileSource;
	/** What looks up how mail is published; a browser cannot ask the DNS. */
	liveLookups?(host: LiveHost): LiveLookups;
	/** Ends the server after an error that leaves nothing to rely on; editors then start a new one. */
	stop(error: unknown): void;
}
