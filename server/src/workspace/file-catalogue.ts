import { folderOf, isInside, joinPath } from "../config/config-path.ts";
import { findZoneFile, PathTails } from "../config/zone-path.ts";

/** Which files exist in a workspace, and which of them a path in a configuration or an `$INCLUDE` means. */
export class FileCatalogue {
	readonly paths: readonly string[];
	readonly #roots: readonly string[];
	readonly #tails: PathTails;

	/** The catalogue of some absolute paths below some folders. */
	constructor(roots: readonly string[], paths: readonly string[]) {
		this.#roots = roots;
		this.paths = paths;
		this.#tails = new PathTails(paths);
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

	/** Whether a path leads out of the workspace. */
	isOutside(written: string, base: string): boolean {
		const path = joinPath(base, written);
		return !this.#roots.some((root) => isInside(root, path));
	}
}
