import { folderOf, isAbsolutePath, isInside, joinPath, withSlashes } from "./config-path.ts";

/** A path as it is written, and the file that it means. */
export interface WrittenPath {
	readonly written: string;
	readonly file: string;
	/** The folders from which a relative path may start, the likeliest first; `moved` is where such a folder will be. */
	readonly bases: readonly { readonly folder: string; readonly moved: string }[];
}

/**
 * How a path is to be written once its file lies elsewhere: a relative one stays relative, and one of a server stays below the
 * folder of that server. Undefined where it can stay as it is, and where nobody can tell.
 */
export function respelledPath({ written, file, bases }: WrittenPath, movedFile: string): string | undefined {
	const path = withSlashes(written);
	const next = newSpelling(path, file, bases, movedFile);
	if (next === undefined || next === path) return undefined;
	return path === written ? next : next.replaceAll("/", "\\");
}

function newSpelling(path: string, file: string, bases: WrittenPath["bases"], movedFile: string): string | undefined {
	if (!isAbsolutePath(path)) {
		const base = bases.find(({ folder }) => joinPath(folder, path) === file);
		if (base) {
			if (joinPath(base.moved, path) === movedFile) return path;
			const next = relativePath(base.moved, movedFile);
			return path.startsWith("./") && !next.startsWith("../") ? `./${next}` : next;
		}
	}
	if (movedFile === file) return undefined;
	// The server has the file in another folder than it is here: what both paths end with tells which.
	const tail = commonSegments(path, file);
	const folder = file.slice(0, Math.max(0, file.length - tail.length - 1));
	if (tail === "" || !isInside(folder, movedFile)) return undefined;
	return path.slice(0, path.length - tail.length) + movedFile.slice(folder.length + 1);
}

/** The segments with which both paths end; those of one that goes up again are not compared. */
function commonSegments(one: string, other: string): string {
	const segments = one.split("/");
	const others = other.split("/");
	const same: string[] = [];
	while (segments.length > 0 && segments.at(-1) === others.at(-1) && segments.at(-1) !== "") {
		same.unshift(segments.pop()!);
		others.pop();
	}
	return same.join("/");
}

/** A file as seen from a folder. */
function relativePath(folder: string, file: string): string {
	let up = "";
	let at = folder;
	while (!isInside(at, file)) {
		at = folderOf(at);
		up += "../";
	}
	return up + file.slice(at.length + 1);
}
