import { statSync } from "node:fs";
import { folderOf, isInside } from "../config/config-path.ts";
import { configurationKind } from "../config/recognise.ts";
import { CommandFailure } from "./command-failure.ts";
import { absolutePath } from "./disk-path.ts";
import { EXIT_FAILURE } from "./exit-status.ts";

/** What the paths of a command line stand for; all absolute and with slashes. */
export interface SourcePaths {
	/** Folders whose files are looked at, none inside another. */
	readonly folders: readonly string[];
	/** Files that are read whatever they look like. */
	readonly files: readonly string[];
	/** The folders of the workspace, none inside another: those above, and those in which the files lie. */
	readonly roots: readonly string[];
}

/**
 * Tells folders from files. A server configuration stands for the folder in which it lies: without the
 * zone files that it names there is nothing to say.
 *
 * @param given a file that need not exist, because its content comes from elsewhere.
 * @throws CommandFailure for a path that does not exist.
 */
export function sourcePaths(paths: readonly string[], given?: string): SourcePaths {
	const folders: string[] = [];
	const files: string[] = given === undefined || isConfiguration(given) ? [] : [given];
	for (const written of paths) {
		const path = absolutePath(written);
		if (path === given) continue;
		const kind = kindOf(path);
		if (!kind) throw new CommandFailure(EXIT_FAILURE, `there is no file or folder ${written}`);
		if (kind.isDirectory()) folders.push(path);
		else if (isConfiguration(path)) folders.push(folderOf(path) || "/");
		else files.push(path);
	}
	const outermost = withoutInner(folders);
	return { folders: outermost, files, roots: withoutInner([...outermost, ...files.map(folderOf)]) };
}

/** By its name. */
function isConfiguration(path: string): boolean {
	return configurationKind(path, "") !== undefined;
}

function kindOf(path: string): ReturnType<typeof statSync> {
	try {
		return statSync(path, { throwIfNoEntry: false });
	} catch {
		// A part of the path is a file, or may not be looked into.
		return undefined;
	}
}

function withoutInner(folders: readonly string[]): string[] {
	const unique = [...new Set(folders)];
	return unique.filter((folder) => !unique.some((other) => other !== folder && isInside(other, folder)));
}
