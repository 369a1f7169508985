import { folderOf, isAbsolutePath, joinPath, withSlashes } from "./config-path.ts";
import type { ConfigFiles, ConfigInclude, ConfigPlace } from "./configured-zone.ts";
import { fileGlob, isGlob } from "./file-glob.ts";
import { PathTails } from "./zone-path.ts";

/** More inclusions than any server has; files that include each other crosswise would go on for ever. */
const MAX_INCLUSIONS = 20_000;

/** Nobody nests inclusions deeper; each is read within the one before. */
const MAX_DEPTH = 500;

/** The value of an include statement, and where it stands. */
interface WrittenInclude extends ConfigPlace {
	readonly text: string;
}

/** Where the paths of a server start from. */
export interface Base {
	readonly folder: string;
	/** Whether that is what the configuration says, and no guess. */
	readonly isSure: boolean;
}

/** Finds the files that an include statement means, and notes those that nobody has. */
export class IncludeFinder {
	readonly #files: ConfigFiles;
	readonly #tails: PathTails;
	readonly #mainPath: string;
	readonly #matched = new Map<string, readonly string[]>();
	readonly #read = new Set<string>();
	readonly #wanted = new Set<string>();
	readonly #includes = new Map<string, ConfigInclude>();
	#inclusions = 0;

	constructor(mainPath: string, files: ConfigFiles) {
		this.#files = files;
		this.#tails = PathTails.of(files.list());
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

	/** The include statements, in the order of their first reading. */
	get includes(): readonly ConfigInclude[] {
		return [...this.#includes.values()];
	}

	/** The text of a file; `""` and a note in `wanted` if the caller has none. */
	text(path: string): string {
		const text = this.#files.read(path);
		if (text === undefined) this.#wanted.add(path);
		else this.#read.add(path);
		return text ?? "";
	}

	/** Why a file that was found is not read in the place of its include; undefined if nothing speaks against it. */
	refusal(path: string, stack: readonly string[]): string | undefined {
		if (stack.includes(path)) return `${path} includes itself here, directly or by way of other files`;
		if (stack.length > MAX_DEPTH)
			return `files are included in more than ${MAX_DEPTH} steps: this one and what it includes is not read`;
		if (++this.#inclusions <= MAX_INCLUSIONS) return undefined;
		return `more than ${MAX_INCLUSIONS.toLocaleString("en")} files are included: what stands in this one and behind it is not read`;
	}

	/**
	 * The files of an include: as seen from `base` (the server's working directory), then from the
	 * folder of the including file, then by the longest tail in the workspace. The files of a glob are
	 * in the order of their names, as glob(3) gives them.
	 */
	find(include: WrittenInclude, base: Base): readonly string[] {
		const path = withSlashes(include.text);
		if (path === "") return [];
		const places = placesOf(include, base);
		const found = this.peek(include, base);
		if (found.length === 0) this.#wanted.add(places[0]!);
		const key = `${include.path}:${include.start}`;
		if (!this.#includes.has(key)) {
			const { path: where, start, end, text } = include;
			const isSure = base.isSure || isAbsolutePath(path);
			this.#includes.set(key, { path: where, start, end, written: text, place: places[0]!, isSure, found });
		}
		return found;
	}

	/** The same, without a note of it. */
	peek(include: WrittenInclude, base: Base): readonly string[] {
		const path = withSlashes(include.text);
		const places = placesOf(include, base);
		return isGlob(path) ? this.#matching(places) : this.#single(places, path, folderOf(include.path));
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
			const glob = fileGlob(pattern);
			found = this.#tails.startingWith(glob.prefix).filter((path) => glob.matches(path));
			this.#matched.set(pattern, found);
		}
		return found;
	}
}

/** Where an include may lead to: as the server sees it, then as seen from the including file. */
function placesOf({ text, path: includingPath }: WrittenInclude, base: Base): readonly string[] {
	const path = withSlashes(text);
	if (isAbsolutePath(path)) return [joinPath("", path)];
	return [joinPath(base.folder, path), joinPath(folderOf(includingPath), path)];
}
