import picomatch from "picomatch";
import { folderOf, isAbsolutePath, joinPath, withSlashes } from "./config-path.ts";
import type { ConfigFiles } from "./configured-zone.ts";
import { PathTails } from "./zone-path.ts";

/** Braces, negation and `**` mean nothing to glob(3). */
const AS_GLOB_3 = { nobrace: true, nonegate: true, noextglob: true, noglobstar: true, windows: false };

/** Finds the files that an include statement means, and notes those that nobody has. */
export class IncludeFinder {
	readonly #files: ConfigFiles;
	readonly #tails: PathTails;
	readonly #mainPath: string;
	readonly #matched = new Map<string, readonly string[]>();
	readonly #read = new Set<string>();
	readonly #wanted = new Set<string>();

	constructor(mainPath: string, files: ConfigFiles) {
		this.#files = files;
		this.#tails = new PathTails(files.list());
		this.#mainPath = mainPath;
	}

	/** The files that were read, in the order of their first reading. */
	get read(): readonly string[] {
		return [...this.#read];
	}

	/** Paths and globs as the server would open them, without a file that fits. */
	get wanted(): readonly string[] {
		return [...this.#wanted];
	}

	/** The text of a file; `""` and a note in `wanted` if the caller has none. */
	text(path: string): string {
		const text = this.#files.read(path);
		if (text === undefined) this.#wanted.add(path);
		else this.#read.add(path);
		return text ?? "";
	}

	/**
	 * The files of an include: as seen from `base` (the server's working directory), then from the
	 * folder of the including file, then by the longest tail in the workspace. The files of a glob are
	 * in the order of their names, as glob(3) gives them.
	 */
	find(written: string, base: string, includingPath: string): readonly string[] {
		const path = withSlashes(written);
		if (path === "") return [];
		const folder = folderOf(includingPath);
		const places = isAbsolutePath(path) ? [path] : [joinPath(base, path), joinPath(folder, path)];
		const found = isGlob(path) ? this.#matching(places) : this.#single(places, path, folder);
		if (found.length === 0) this.#wanted.add(places[0]!);
		return found;
	}

	#single(places: readonly string[], path: string, folder: string): readonly string[] {
		for (const place of places) if (this.#tails.has(place)) return [place];
		// A relative path is looked for as it stands: the folder of the configuration is no part of its tail.
		const tail = this.#tails.longest(isAbsolutePath(path) ? path : joinPath(folder, path), this.#mainPath);
		return tail === undefined ? [] : [tail];
	}

	#matching(places: readonly string[]): readonly string[] {
		for (const place of places) {
			const found = this.#match(place);
			if (found.length > 0) return found;
		}
		for (let folder = folderOf(this.#mainPath); ; folder = folderOf(folder)) {
			// `*.conf` alone would take any file: a tail has a folder of the written path at least.
			for (const place of places) {
				const segments = place.split("/").filter((segment) => segment !== "");
				for (let first = 1; first < segments.length - 1; first++) {
					const found = this.#match(`${folder}/${segments.slice(first).join("/")}`);
					if (found.length > 0) return found;
				}
			}
			if (folder === "") return [];
		}
	}

	#match(pattern: string): readonly string[] {
		let found = this.#matched.get(pattern);
		if (!found) {
			const matches = picomatch(pattern, AS_GLOB_3);
			found = this.#files
				.list()
				.filter((path) => matches(path))
				.sort();
			this.#matched.set(pattern, found);
		}
		return found;
	}
}

function isGlob(path: string): boolean {
	return /[*?[]/.test(path);
}
