import { baseName, folderOf, isAbsolutePath, isInside, joinPath, withSlashes } from "./config-path.ts";

/** Files whose folder is the home of a server: what lies in it is not another server's. */
const MAIN_FILES = new Set(["named.conf", "nsd.conf", "knot.conf", "Corefile"]);

/** Folders in which packages put the main file, with the zones beside or above them. */
const CONFIGURATION_FOLDERS = /(^|\/)(?:etc(?:\/(?:bind|named|nsd|knot|coredns))?|conf|config)$/;

/**
 * The files of a workspace by their last segment, so that a path of a server can be found by its tail
 * without a walk over all files. Made once for many look-ups.
 */
export class PathTails {
	static readonly #made = new WeakMap<readonly string[], PathTails>();
	readonly #files: ReadonlySet<string>;
	#sorted: readonly string[] | undefined;
	readonly #byName = new Map<string, string[]>();
	/** The homes of the servers, the longest first. */
	readonly #homes: readonly string[];

	constructor(files: readonly string[]) {
		this.#files = new Set(files);
		const homes = new Set<string>();
		for (const file of this.#files) {
			const name = baseName(file);
			const namesakes = this.#byName.get(name);
			if (namesakes) namesakes.push(file);
			else this.#byName.set(name, [file]);
			if (MAIN_FILES.has(name)) homes.add(homeOf(file));
		}
		this.#homes = [...homes].sort((left, right) => right.length - left.length);
	}

	/** Those of a list, which must not change; made once for each list. */
	static of(files: readonly string[]): PathTails {
		let tails = PathTails.#made.get(files);
		if (!tails) {
			tails = new PathTails(files);
			PathTails.#made.set(files, tails);
		}
		return tails;
	}

	/** The files whose paths start with `prefix`, in order. */
	startingWith(prefix: string): readonly string[] {
		this.#sorted ??= [...this.#files].sort();
		const files = this.#sorted;
		const first = firstNotBefore(files, prefix);
		let end = first;
		while (end < files.length && files[end]!.startsWith(prefix)) end++;
		return files.slice(first, end);
	}

	/** Whether there is a file of exactly this path. */
	has(path: string): boolean {
		return this.#files.has(path);
	}

	/**
	 * The file that ends with the most segments of `path`. Of several that end with as many, the one
	 * that shares the deepest folder with the configuration; none if two are as near. Files in the
	 * home of another server are left out: its secondary has its own copy of a zone.
	 */
	longest(path: string, configPath: string): string | undefined {
		const namesakes = this.#byName.get(baseName(path));
		if (!namesakes) return undefined;
		const ours = homeOf(configPath);
		let best: string[] = [];
		let bestTail = 0;
		for (const file of namesakes) {
			if (!this.#mayServe(ours, file)) continue;
			const tail = commonTail(path, file);
			if (tail < bestTail) continue;
			if (tail > bestTail) best = [];
			bestTail = tail;
			best.push(file);
		}
		return nearest(best, configPath);
	}

	/** Whether `file` is not in the home of a server beside the one at home in `ours`. */
	#mayServe(ours: string, file: string): boolean {
		const home = this.#homes.find((folder) => isInside(folder, file));
		return home === undefined || isInside(home, ours) || isInside(ours, home);
	}
}

/**
 * The file of the workspace that a server configuration means by `written`: exactly this path, else
 * the path as seen from the configuration's folder, else the file with the longest matching tail of
 * whole segments, since `/etc/bind/zones/x` on the server is often `zones/x` in a repository.
 * Undefined if there is none, or if two are as good.
 */
export function findZoneFile(
	written: string,
	configPath: string,
	files: readonly string[] | PathTails,
): string | undefined {
	const tails = files instanceof PathTails ? files : PathTails.of(files);
	const path = withSlashes(written);
	if (path === "" || path.endsWith("/")) return undefined;
	const seen = joinPath(folderOf(configPath), path);
	if (tails.has(seen)) return seen;
	return tails.longest(isAbsolutePath(path) ? joinPath("", path) : seen, configPath);
}

/** The index of the first text that does not stand before another, by code units. */
function firstNotBefore(sorted: readonly string[], text: string): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (sorted[middle]! < text) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** The folder above the configuration in which the server's files lie: `/srv` of `/srv/etc/bind/named.conf`. */
function homeOf(configPath: string): string {
	return folderOf(configPath).replace(CONFIGURATION_FOLDERS, "");
}

/** How many characters both paths end with, counted in whole segments. */
function commonTail(left: string, right: string): number {
	const length = Math.min(left.length, right.length);
	let same = 0;
	while (same < length && left[left.length - 1 - same] === right[right.length - 1 - same]) same++;
	const isWhole = (path: string) => same === path.length || path[path.length - 1 - same] === "/";
	if (isWhole(left) && isWhole(right)) return same;
	return same - right.slice(right.length - same).indexOf("/") - 1;
}

/** The one file that shares more folders with the configuration than the others. */
function nearest(files: readonly string[], configPath: string): string | undefined {
	let folder = folderOf(configPath);
	while (files.length > 0) {
		const inside = files.filter((file) => isInside(folder, file));
		if (inside.length > 0) return inside.length === 1 ? inside[0] : undefined;
		folder = folderOf(folder);
	}
	return undefined;
}
