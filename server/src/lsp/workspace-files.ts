import type { FileSelection } from "../features/file-selection.ts";
import type { FileSource, FolderListing, FoundFile, Stamp } from "./file-source.ts";

/** Has nothing: where there is no disk, or an editor that reads no files. */
const NOTHING: FileSource = {
	list: async () => ({ files: [], unreadable: [], links: new Set(), outside: [] }),
	kindOf: async () => undefined,
	realPathOf: async (path) => path,
	stampOf: async () => undefined,
	read: async () => ({ kind: "gone" }),
};

/** Reads each file where it is: those of the disk there, all others through the editor. */
export class WorkspaceFiles implements FileSource {
	readonly #disk: FileSource;
	readonly #client: FileSource;
	readonly #isOnDisk: (path: string) => boolean;

	/** @param sources `disk` in a process of Node, `client` for an editor that reads files for us; a worker has no disk, and reads what is on one through the editor too. */
	constructor(
		{ disk, client }: { readonly disk?: FileSource | undefined; readonly client?: FileSource | undefined },
		isOnDisk: (path: string) => boolean,
	) {
		this.#disk = disk ?? client ?? NOTHING;
		this.#client = client ?? NOTHING;
		this.#isOnDisk = isOnDisk;
	}

	async list(folders: readonly string[], roots: readonly string[], selection: FileSelection): Promise<FolderListing> {
		const onDisk = folders.filter(this.#isOnDisk);
		const others = folders.filter((folder) => !this.#isOnDisk(folder));
		const listings = await Promise.all([
			this.#disk.list(onDisk, roots.filter(this.#isOnDisk), selection),
			this.#client.list(others, roots, selection),
		]);
		return {
			files: listings.flatMap(({ files }) => files).sort(),
			unreadable: listings.flatMap(({ unreadable }) => unreadable),
			links: new Set(listings.flatMap(({ links }) => [...links])),
			outside: listings.flatMap(({ outside }) => outside),
		};
	}

	kindOf(path: string): Promise<"file" | "folder" | undefined> {
		return this.#sourceOf(path).kindOf(path);
	}

	realPathOf(path: string): Promise<string> {
		return this.#sourceOf(path).realPathOf(path);
	}

	stampOf(path: string): Promise<Stamp | undefined> {
		return this.#sourceOf(path).stampOf(path);
	}

	read(path: string, isWanted?: (head: Uint8Array) => boolean): Promise<FoundFile> {
		return this.#sourceOf(path).read(path, isWanted);
	}

	#sourceOf(path: string): FileSource {
		return this.#isOnDisk(path) ? this.#disk : this.#client;
	}
}
