import type { FileSelection } from "../features/file-selection.ts";

/** Where files are read from: the disk, or the editor. */
export interface FileSource {
	/**
	 * Lists folders and all that is below them.
	 *
	 * @param roots the folders of the workspace.
	 */
	list(folders: readonly string[], roots: readonly string[], selection: FileSelection): Promise<FolderListing>;
	/** What a path is; undefined if nothing is there, or neither of the two. */
	kindOf(path: string): Promise<"file" | "folder" | undefined>;
	/** Where a path leads when all links are followed; the path itself where that cannot be told. */
	realPathOf(path: string): Promise<string>;
	/** Size and time of a file; undefined if it cannot be had. */
	stampOf(path: string): Promise<Stamp | undefined>;
	/**
	 * Reads a file of text. Refuses folders, devices, binary files, and what is too large (`sizeProblem`).
	 *
	 * @param isWanted shown the beginning of the file; if false, the rest is not read.
	 */
	read(path: string, isWanted?: (head: Uint8Array) => boolean): Promise<FoundFile>;
}

/** The files of some folders. */
export interface FolderListing {
	/** Absolute, with slashes, in the order of their names. */
	readonly files: readonly string[];
	/** Folders that cannot be listed, each with the reason. */
	readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
	/** Links to files of the same folders: they are there, and are read only if something names them. */
	readonly links: ReadonlySet<string>;
	/** Links that lead out of the folders of the workspace, unless those are followed. */
	readonly outside: readonly string[];
}

/** Size and time of a file: as long as they stay, so does its content. */
export interface Stamp {
	readonly size: number;
	readonly changed: number;
}

/** What became of reading a file. */
export type FoundFile =
	| { readonly kind: "read"; readonly octets: Uint8Array; readonly stamp: Stamp }
	/** `reason` follows the name of the file in a sentence. */
	| { readonly kind: "refused"; readonly reason: string }
	/** `isWanted` did not want it. */
	| { readonly kind: "unwanted" }
	| { readonly kind: "gone" };

/** Whether two stamps are of the same content. */
export function isSameStamp(one: Stamp | undefined, other: Stamp | undefined): boolean {
	return one !== undefined && one.size === other?.size && one.changed === other.changed;
}
