import { type Dirent, readdirSync } from "node:fs";
import { isInside } from "../config/config-path.ts";
import type { FileSelection } from "../features/file-selection.ts";
import { realPathOf, statOfPath } from "./path-stat.ts";

/** The files of some folders. */
export interface FolderFiles {
	/** Absolute, with slashes, in the order of their names. */
	readonly files: readonly string[];
	/** Links to files of the same folders: they are there, and are read only if something names them. */
	readonly links: ReadonlySet<string>;
	/** Links that lead out of the folders of the workspace, unless those are followed. */
	readonly outside: readonly string[];
	/** Folders that cannot be listed, each with the reason. */
	readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
}

/**
 * Lists folders and all that is below them. Links to folders are followed, each folder once; those that lead out of the
 * folders only where the selection has it so, and never those that lead above them, since a link to `/` is no part of anyone's zones.
 */
export function folderFiles(roots: readonly string[], selection: FileSelection): FolderFiles {
	const files: string[] = [];
	const links = new Set<string>();
	const outside: string[] = [];
	const unreadable: { path: string; reason: string }[] = [];
	const visited = new Set<string>();
	const realRoots = roots.map(realPathOf);
	const linked: string[] = [];

	function list(folder: string): void {
		const real = realPathOf(folder);
		if (visited.has(real)) return;
		visited.add(real);
		let entries: Dirent[];
		try {
			entries = readdirSync(folder, { withFileTypes: true });
		} catch (error) {
			const code = error instanceof Error && "code" in error ? error.code : error;
			const reason = code === "EACCES" ? "may not be listed by this user" : `cannot be listed (${code})`;
			unreadable.push({ path: folder, reason });
			return;
		}
		for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
			const path = `${folder === "/" ? "" : folder}/${entry.name}`;
			if (entry.isDirectory()) {
				if (!selection.skipsFolder(path)) list(path);
			} else if (entry.isFile()) {
				if (!selection.skipsFile(path)) files.push(path);
			} else if (entry.isSymbolicLink()) {
				linked.push(path);
			}
		}
	}

	function follow(path: string): void {
		if (selection.skipsFolder(path) || selection.skipsFile(path)) return;
		const target = realPathOf(path);
		const kind = statOfPath(path);
		const isWithin = realRoots.some((root) => isInside(root, target));
		if (kind && !isWithin && !selection.readsOutside) {
			outside.push(path);
		} else if (kind?.isFile()) {
			files.push(path);
			if (isWithin) links.add(path);
		} else if (kind?.isDirectory() && !realRoots.some((root) => isInside(target === "/" ? "" : target, root))) {
			list(path);
		}
	}

	for (const root of roots) list(root);
	for (let path = linked.shift(); path !== undefined; path = linked.shift()) follow(path);
	return { files: files.sort(), links, outside, unreadable };
}
