import { folderOf } from "../config/config-path.ts";

/** The nearest folder that holds all the paths; "" is the root. */
export function commonFolder(paths: readonly string[]): string {
	let common: string[] | undefined;
	for (const path of paths) {
		const segments = folderOf(path).split("/");
		if (!common) {
			common = segments;
			continue;
		}
		let same = 0;
		while (same < common.length && same < segments.length && common[same] === segments[same]) same++;
		common = common.slice(0, same);
	}
	return (common ?? []).join("/");
}
