import { realpathSync, type Stats, statSync } from "node:fs";

/** What a path leads to; undefined where that cannot be told: nothing is there, or a link leads in a circle. */
export function statOfPath(path: string): Stats | undefined {
	try {
		return statSync(path);
	} catch {
		return undefined;
	}
}

/** Where a path leads when all links are followed, with slashes; the path itself where it leads nowhere. */
export function realPathOf(path: string): string {
	try {
		const real = realpathSync(path);
		return process.platform === "win32" ? real.replaceAll("\\", "/") : real;
	} catch {
		return path;
	}
}
