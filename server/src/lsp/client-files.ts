import type { Connection } from "vscode-languageserver";
import {
	FILE_HEAD,
	type FileSelection,
	isBinary,
	isLeftOut,
	SKIPPED_FOLDERS,
	sizeProblem,
} from "../features/file-selection.ts";
import { fromBase64 } from "./base64.ts";
import type { FileSource, FolderListing, FoundFile, Stamp } from "./file-source.ts";
import type { UriPaths } from "./uri-paths.ts";

/** What the editor answers to `zoneTrio/listFiles`: the URIs of all files in a folder. */
interface ListedFiles {
	readonly files: readonly string[];
	readonly unreadable: readonly { readonly uri: string; readonly reason: string }[];
}

/** What it answers to `zoneTrio/statFile`. */
interface FileStat extends Stamp {
	readonly kind: "file" | "folder" | "other";
}

/** What it answers to `zoneTrio/readFile`: the content in base64, which may be in any encoding, or why it cannot be had. */
type FileContent = { readonly content: string } | { readonly reason: string };

/** Reads files through the editor: where there is no disk, or they are not on it. */
export class ClientFiles implements FileSource {
	readonly #connection: Connection;
	readonly #uris: UriPaths;

	constructor(connection: Connection, uris: UriPaths) {
		this.#connection = connection;
		this.#uris = uris;
	}

	async list(folders: readonly string[], roots: readonly string[], selection: FileSelection): Promise<FolderListing> {
		const listings = await Promise.all(folders.map((folder) => this.#list(folder)));
		const files = listings.flatMap((listing) => listing.files.map((uri) => this.#uris.pathOf(uri)));
		const unreadable = listings.flatMap((listing) => listing.unreadable);
		return {
			files: [...new Set(files)].filter((path) => !isLeftOut(selection, roots, path)).sort(),
			unreadable: unreadable.map(({ uri, reason }) => ({ path: this.#uris.pathOf(uri), reason })),
			// Editors do not tell where links lead.
			links: new Set(),
			outside: [],
		};
	}

	async kindOf(path: string): Promise<"file" | "folder" | undefined> {
		const kind = (await this.#stat(path))?.kind;
		return kind === "other" ? undefined : kind;
	}

	async realPathOf(path: string): Promise<string> {
		return path;
	}

	async stampOf(path: string): Promise<Stamp | undefined> {
		const stat = await this.#stat(path);
		return stat?.kind === "file" ? stampOf(stat) : undefined;
	}

	async read(path: string, isWanted?: (head: Uint8Array) => boolean): Promise<FoundFile> {
		// Its time is taken first: if the file changes meanwhile, it is another one than this.
		const stat = await this.#stat(path);
		if (!stat) return { kind: "gone" };
		if (stat.kind !== "file") return { kind: "refused", reason: "is no file" };
		const problem = sizeProblem(stat.size);
		if (problem !== undefined) return { kind: "refused", reason: problem };
		const answer = await this.#connection.sendRequest<FileContent>("zoneTrio/readFile", {
			uri: this.#uris.uriOf(path),
		});
		if ("reason" in answer) return { kind: "refused", reason: `cannot be read (${answer.reason})` };
		const octets = fromBase64(answer.content);
		if (isWanted && !isWanted(octets.subarray(0, FILE_HEAD))) return { kind: "unwanted" };
		if (isBinary(octets)) return { kind: "refused", reason: "is a binary file" };
		return { kind: "read", octets, stamp: stampOf(stat) };
	}

	#list(folder: string): Promise<ListedFiles> {
		const uri = this.#uris.uriOf(folder);
		return this.#connection.sendRequest<ListedFiles>("zoneTrio/listFiles", { uri, skipped: [...SKIPPED_FOLDERS] });
	}

	async #stat(path: string): Promise<FileStat | undefined> {
		const stat = await this.#connection.sendRequest<FileStat | null>("zoneTrio/statFile", {
			uri: this.#uris.uriOf(path),
		});
		return stat ?? undefined;
	}
}

function stampOf({ size, changed }: Stamp): Stamp {
	return { size, changed };
}
