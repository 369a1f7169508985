import { type Stats, statSync } from "node:fs";

/** What a path leads to; undefined where that cannot be told: nothing is there, or a link leads in a circle. */
export function statOfPath(path: string): Stats | undefined {
	try {
		return statSync(path);
	} catch {
		return undefined;
	}
}
