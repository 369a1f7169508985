import { baseName, folderOf, isInside } from "../config/config-path.ts";
import type { ServerConfiguration } from "../config/configured-zone.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** A path as the statements of zones beside it write theirs, else as it is seen from the configuration. */
export function writtenPath(
	{ catalogue }: Workspace,
	{ path: main, zones }: ServerConfiguration,
	path: string,
): string {
	for (const { file, fileOf, writtenFile } of zones) {
		if (file === undefined || writtenFile === undefined || fileOf) continue;
		const beside = catalogue.find(file, main);
		if (beside === undefined || folderOf(beside) !== folderOf(path)) continue;
		const folder = /^.*[/\\]/.exec(writtenFile)?.[0] ?? "";
		return folder + baseName(path);
	}
	const folder = folderOf(main);
	return isInside(folder, path) ? path.slice(folder.length + 1) : path;
}
