import { type Connection, DidChangeWatchedFilesNotification, type FileEvent } from "vscode-languageserver";
import { isAbsolutePath } from "../config/config-path.ts";
import type { UriPaths } from "./uri-paths.ts";

/** Asks the editor to tell of changes of files; zone files may have any name. One that refuses after all says so in its own log. */
export function watchFiles({ client }: Connection): void {
	const watchers = [{ globPattern: "**/*" }];
	client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(() => {});
}

/**
 * Collects what the editor says of changes of files. While one lot is looked at, the next one
 * gathers, so that a checkout of a thousand files is few lots and not a thousand.
 */
export class WatchedFiles {
	readonly #uris: UriPaths;
	readonly #onChange: (take: () => readonly string[]) => void;
	readonly #changed = new Set<string>();

	/** @param onChange called when there is something to take; whoever takes gets all that has come by then. */
	constructor(uris: UriPaths, onChange: (take: () => readonly string[]) => void) {
		this.#uris = uris;
		this.#onChange = onChange;
	}

	/** Files or folders were created, changed or deleted. */
	notice(events: readonly FileEvent[]): void {
		const wasEmpty = this.#changed.size === 0;
		for (const { uri } of events) {
			const path = this.#uris.isOwn(uri) ? this.#uris.pathOf(uri) : "";
			if (isAbsolutePath(path)) this.#changed.add(path);
		}
		if (wasEmpty && this.#changed.size > 0) this.#onChange(() => this.#take());
	}

	#take(): readonly string[] {
		const paths = [...this.#changed];
		this.#changed.clear();
		return paths;
	}
}
