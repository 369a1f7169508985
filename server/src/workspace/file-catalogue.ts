import { baseName, folderOf, isInside, joinPath } from "./path.ts";

/** Which files exist in a workspace, and which of them a path in a configuration or an `$INCLUDE` means. */
export interface FileCatalogue {
	readonly paths: readonly string[];
	/** The file that a server configuration means by a path; by its longest tail if it is not there as written. */
	find(written: string, configuration: string): string | undefined;
	/** The file that an `$INCLUDE` means: seen from the server's folder, from the including file, or by its tail. */
	findInclude(written: string, base: string, from: string): string | undefined;
	/** Whether a path leads out of the workspace. */
	isOutside(written: string, base: string): boolean;
}

/** The catalogue of some absolute paths below some folders. */
export function makeFileCatalogue(roots: readonly string[], paths: readonly string[]): FileCatalogue {
	const all = new Set(paths);
	const byBaseName = new Map<string, string[]>();
	for (const path of paths) {
		const name = baseName(path);
		const same = byBaseName.get(name);
		if (same) same.push(path);
		else byBaseName.set(name, [path]);
	}

	/** The one file whose path ends like the written one; of several, the one nearest to `near`. */
	function byTail(written: string, near: string): string | undefined {
		const segments = written.split("/").filter((segment) => segment !== "" && segment !== "." && segment !== "..");
		const candidates = byBaseName.get(segments.at(-1) ?? "") ?? [];
		let best: string | undefined;
		let bestScore = -1;
		let isTie = false;
		for (const path of candidates) {
			const score = sharedTail(segments, path.split("/")) * 1000 + sharedHead(near.split("/"), path.split("/"));
			isTie = score === bestScore || (isTie && score < bestScore);
			if (score > bestScore) {
				best = path;
				bestScore = score;
				isTie = false;
			}
		}
		return isTie ? undefined : best;
	}

	return {
		paths,
		find(written, configuration) {
			const direct = joinPath(folderOf(configuration), written);
			if (all.has(direct)) return direct;
			return byTail(written, configuration);
		},
		findInclude(written, base, from) {
			for (const folder of [base, folderOf(from)]) {
				const path = joinPath(folder, written);
				if (all.has(path)) return path;
			}
			return byTail(written, from);
		},
		isOutside(written, base) {
			const path = joinPath(base, written);
			return !roots.some((root) => isInside(path, root));
		},
	};
}

function sharedTail(one: readonly string[], other: readonly string[]): number {
	let shared = 0;
	while (shared < one.length && shared < other.length && one.at(-1 - shared) === other.at(-1 - shared)) shared++;
	return shared;
}

function sharedHead(one: readonly string[], other: readonly string[]): number {
	let shared = 0;
	while (shared < one.length && shared < other.length && one[shared] === other[shared]) shared++;
	return shared;
}
