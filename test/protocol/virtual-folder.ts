import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { TestFolder } from "./language-client.ts";

/** The repository that is open without a copy of it; its folder has a name that URIs escape. */
const REPOSITORY = "vscode-vfs://github/example/zones%20%C3%BC";

/** A folder that the editor alone can read: the server sees no path of the disk. What is below `disk` it sees there. */
export class VirtualFolder extends TestFolder {
	/** How many files were read. */
	reads = 0;

	override uri(name: string): string {
		if (/^disk(\/|$)/.test(name)) return super.uri(name);
		return `${REPOSITORY}/${name}`.replace(/\/$/, "");
	}

	/** What an editor answers that reads files for the server. */
	readonly answers: Readonly<Record<string, (parameters: { readonly uri: string }) => unknown>> = {
		"zoneTrio/listFiles": ({ uri }) => {
			const entries = readdirSync(this.#pathOf(uri), { recursive: true, withFileTypes: true });
			const files = entries.filter((entry) => entry.isFile());
			return {
				files: files.map(({ parentPath, name }) => this.uri(relative(this.path, join(parentPath, name)))),
				unreadable: [],
			};
		},
		"zoneTrio/statFile": ({ uri }) => {
			const stat = statSync(this.#pathOf(uri), { throwIfNoEntry: false });
			return stat ? { kind: stat.isFile() ? "file" : "folder", size: stat.size, changed: stat.mtimeMs } : null;
		},
		"zoneTrio/readFile": ({ uri }) => {
			this.reads++;
			return { content: readFileSync(this.#pathOf(uri)).toString("base64") };
		},
	};

	#pathOf(uri: string): string {
		if (!uri.startsWith(REPOSITORY)) throw new Error(`${uri} is asked of the editor`);
		return join(this.path, decodeURIComponent(uri.slice(REPOSITORY.length)));
	}
}
