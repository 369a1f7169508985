import { isInside } from "../config/config-path.ts";
import { pathGlob } from "../config/path-glob.ts";

/** Larger files are refused: no zone of this size is edited by hand. In octets. */
const MAX_FILE_SIZE = 200 * 1024 * 1024;

/** So much of a file decides whether it can be a zone file; in octets. */
export const FILE_HEAD = 65_536;

/** By their names: they hold nothing of anybody's zones. */
export const SKIPPED_FOLDERS: ReadonlySet<string> = new Set([".git", ".hg", ".svn", "node_modules"]);

/** What is never zone text, so that its content need not be looked at. */
const OTHER_FILES =
	/\.(?:7z|avi|bz2|class|cjs|css|dll|exe|gif|gz|html?|ico|iso|jar|jpe?g|js|json|jsx|lock|log|md|mjs|mov|mp[34]|pdf|png|py|pyc|so|svg|tar|tgz|tsx?|ttf|vsix|wasm|webp|woff2?|xz|zip|zst)$/i;

/** Which files of a workspace are looked at, by their paths. */
export interface FileSelection {
	/** Whether a folder is not gone into; `path` is absolute. */
	skipsFolder(path: string): boolean;
	/** Whether a file is left out whatever names it; `path` is absolute. */
	skipsFile(path: string): boolean;
	/** Whether the name of a file says that it is no zone file, so that its content need not be looked at. */
	isOther(path: string): boolean;
	/** Whether a file is a zone file whatever its looks, because the user says so. */
	isIncluded(path: string): boolean;
	/** Whether links are followed out of the folders of the workspace. */
	readonly readsOutside: boolean;
}

/**
 * The selection that `zoneTrio.include`, `zoneTrio.exclude` and `zoneTrio.readOutside` make: glob patterns relative to the
 * folders of the workspace. A pattern that matches a folder holds for all that is in it.
 *
 * @param roots the folders of the workspace, absolute and with slashes.
 */
export function fileSelection(
	roots: readonly string[],
	globs: { readonly include: readonly string[]; readonly exclude: readonly string[]; readonly readOutside: boolean },
): FileSelection {
	const includes = matcher(roots, globs.include);
	const excludes = matcher(roots, globs.exclude);
	return {
		skipsFolder: (path) => SKIPPED_FOLDERS.has(path.slice(path.lastIndexOf("/") + 1)) || excludes(path),
		skipsFile: excludes,
		isOther: (path) => OTHER_FILES.test(path) && !includes(path),
		isIncluded: (path) => includes(path) && !excludes(path),
		readsOutside: globs.readOutside,
	};
}

/** Whether a selection leaves out a path of the workspace: itself, or a folder above it. */
export function isLeftOut(selection: FileSelection, roots: readonly string[], path: string): boolean {
	const root = roots.find((folder) => isInside(folder, path));
	if (root === undefined) return false;
	if (selection.skipsFile(path)) return true;
	for (let end = path.indexOf("/", root.length + 1); end > 0; end = path.indexOf("/", end + 1)) {
		if (selection.skipsFolder(path.slice(0, end))) return true;
	}
	return false;
}

/** Why a file of a size, in octets, is not read, as it follows the name of the file in a sentence; undefined if it is. */
export function sizeProblem(size: number): string | undefined {
	const megabytes = (octets: number) => Math.round(octets / 1024 / 1024);
	if (size <= MAX_FILE_SIZE) return undefined;
	return `has ${megabytes(size)} MB, and no more than ${megabytes(MAX_FILE_SIZE)} MB are read`;
}

/** Whether octets are no text: a NUL in the head is how named's own raw format and all binary files show. */
export function isBinary(octets: Uint8Array): boolean {
	return octets.subarray(0, FILE_HEAD).includes(0);
}

function matcher(roots: readonly string[], globs: readonly string[]): (path: string) => boolean {
	const matchers = globs.flatMap((glob) => compiled(glob) ?? []);
	if (matchers.length === 0) return () => false;
	return (path) => {
		const relative = relativeTo(roots, path);
		return relative !== undefined && matchers.some((matches) => matches(relative));
	};
}

function compiled(glob: string): ((path: string) => boolean) | undefined {
	const pattern = glob.replace(/^\.?\//, "").replace(/\/$/, "/**");
	const matches = pathGlob(pattern);
	// `archive/**` means the folder `archive` as well, which then need not be listed. What is no pattern selects nothing.
	return matches && ((path) => matches(path) || matches(`${path}/`));
}

function relativeTo(roots: readonly string[], path: string): string | undefined {
	const root = roots.find((folder) => path !== folder && isInside(folder, path));
	return root === undefined ? undefined : path.slice(root.length + 1);
}
