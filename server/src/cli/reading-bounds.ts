import { isInside } from "../config/config-path.ts";
import { absolutePath } from "./disk-path.ts";
import { realPathOf } from "./path-stat.ts";

/**
 * The folders out of which nothing is read that only a file names: those of the workspace, and the current one. A current folder that is
 * the root of the disk bounds nothing, and does not count.
 */
export class ReadingBounds {
	/** Undefined where there are no bounds. */
	readonly #folders: readonly string[] | undefined;

	/** @param folders absolute, with slashes. */
	constructor(folders: readonly string[], { readsOutside }: { readonly readsOutside: boolean }) {
		const current = absolutePath(".");
		const all = current.endsWith("/") ? folders : [...folders, current];
		this.#folders = readsOutside ? undefined : all.map(realPathOf);
	}

	/** Whether a path is within, when all links are followed. */
	hold(path: string): boolean {
		const real = realPathOf(path);
		return this.#folders?.some((folder) => isInside(folder, real)) ?? true;
	}
}
