import type { Dirent } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { isInside } from "../config/config-path.ts";
import type { FileSelection } from "../features/file-selection.ts";
import type { FolderListing } from "../lsp/file-source.ts";

/**
 * Lists folders and all that is below them. Links to folders are followed, each folder once; those
 * that lead above the workspace are not, since a link to `/` is no part of anyone's zones.
 */
export async function listFolders(
	folders: readonly string[],
	roots: readonly string[],
	selection: FileSelection,
): Promise<FolderListing> {
	const files: string[] = [];
	const unreadable: { path: string; reason: string }[] = [];
	const links = new Set<string>();
	const visited = new Set<string>();
	const realRoots = await Promise.all(roots.map(realPath));
	const linked: string[] = [];

	async function list(folder: string): Promise<void> {
		const real = await realPath(folder);
		if (visited.has(real)) return;
		visited.add(real);
		let entries: Dirent[];
		try {
			entries = await readdir(folder, { withFileTypes: true });
		} catch (error) {
			unreadable.push({ path: folder, reason: error instanceof Error ? error.message : String(error) });
			return;
		}
		for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
			const path = `${folder === "/" ? "" : folder}/${entry.name}`;
			if (entry.isDirectory()) {
				if (!selection.skipsFolder(path)) await list(path);
			} else if (entry.isFile()) {
				if (!selection.skipsFile(path)) files.push(path);
			} else if (entry.isSymbolicLink()) {
				linked.push(path);
			}
		}
	}

	async function follow(path: string): Promise<void> {
		if (selection.skipsFolder(path) || selection.skipsFile(path)) return;
		const target = await realPath(path);
		const kind = await stat(path).catch(() => undefined);
		if (kind?.isFile()) {
			files.push(path);
			if (realRoots.some((root) => isInside(root, target))) links.add(path);
		} else if (kind?.isDirectory() && !realRoots.some((root) => isInside(target === "/" ? "" : target, root))) {
			await list(path);
		}
	}

	for (const folder of folders) await list(folder);
	for (let path = linked.shift(); path !== undefined; path = linked.shift()) await follow(path);
	return { files: files.sort(), unreadable, links };
}

async function realPath(path: string): Promise<string> {
	// A path that leads nowhere is its own name.
	const real = await realpath(path).catch(() => path);
	return process.platform === "win32" ? real.replaceAll("\\", "/") : real;
}
