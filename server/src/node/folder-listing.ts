import type { Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { isInside } from "../config/config-path.ts";
import type { FileSelection } from "../features/file-selection.ts";
import type { FolderListing } from "../lsp/file-source.ts";
import { realPathOf } from "./real-path.ts";

/**
 * Lists folders and all that is below them. Links to folders are followed, each folder once; those that lead out of the
 * workspace only where the selection has it so, and never those that lead above it, since a link to `/` is no part of anyone's zones.
 */
export async function listFolders(
	folders: readonly string[],
	roots: readonly string[],
	selection: FileSelection,
): Promise<FolderListing> {
	const files: string[] = [];
	const unreadable: { path: string; reason: string }[] = [];
	const links = new Set<string>();
	const outside: string[] = [];
	const visited = new Set<string>();
	const realRoots = await Promise.all(roots.map(realPathOf));
	const linked: string[] = [];

	async function list(folder: string): Promise<void> {
		const real = await realPathOf(folder);
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
		const target = await realPathOf(path);
		const kind = await stat(path).catch(() => undefined);
		const isWithin = realRoots.some((root) => isInside(root, target));
		if (kind && !isWithin && !selection.readsOutside) {
			outside.push(path);
		} else if (kind?.isFile()) {
			files.push(path);
			if (isWithin) links.add(path);
		} else if (kind?.isDirectory() && !realRoots.some((root) => isInside(target === "/" ? "" : target, root))) {
			await list(path);
		}
	}

	for (const folder of folders) {
		const real = await realPathOf(folder);
		if (selection.readsOutside || realRoots.some((root) => isInside(root, real))) await list(folder);
		else outside.push(folder);
	}
	for (let path = linked.shift(); path !== undefined; path = linked.shift()) await follow(path);
	return { files: files.sort(), unreadable, links, outside };
}
