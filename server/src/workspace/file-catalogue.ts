import { folderOf, isInside, joinPath } from "../config/config-path.ts";
import { findZoneFile, PathTails } from "../config/zone-path.ts";

/** Which files exist in a workspace, and which of them a path in a configuration or an `$INCLUDE` means. */
export class FileCatalogue {
	readonly paths: readonly string[];
	/** Links that lead out of the workspace, and so are not read. */
	readonly outside: readonly string[];
	readonly #roots: readonly string[];
	readonly #tails: PathTails;

	/** The catalogue of some absolute paths below some folders, and of the links there that lead out of them. */
	constructor(roots: readonly string[], paths: readonly string[], outside: readonly string[]) {
		this.#roots = roots;
		this.paths = paths;
		this.outside = outside;
		this.#tails = PathTails.of(paths);
	}

	/** The file that a server configuration means by a path; by its longest tail if it is not there as written. */
	find(written: string, configuration: string): string | undefined {
		return findZoneFile(written, configuration, this.#tails);
	}

	/** The file that an `$INCLUDE` means: seen from the server's folder, from the including file, or by its tail. */
	findInclude(written: string, base: string, from: string): string | undefined {
		for (const folder of [base, folderOf(from)]) {
			const path = joinPath(folder, written);
			if (this.#tails.has(path)) return path;
		}
		return findZoneFile(written, from, this.#tails);
	}

	/** Whether a file of exactly this path is there. */
	has(path: string): boolean {
		return this.#tails.has(path);
	}

	/** Whether the path of an `$INCLUDE` leads out of the workspace. */
	isIncludeOutside(written: string, base: string, from: string): boolean {
		return this.isOutside(joinPath(base, written)) || this.#isBehindLink(joinPath(folderOf(from), written));
	}

	/** Whether an absolute path leads out of the workspace, by itself or through a link. */
	isOutside(path: string): boolean {
		return !this.#roots.some((root) => isInside(root, path)) || this.#isBehindLink(path);
	}

	#isBehindLink(path: string): boolean {
		return this.outside.some((link) => isInside(link, path));
	}
}
