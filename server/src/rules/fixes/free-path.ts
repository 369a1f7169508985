import type { Workspace } from "../../workspace/workspace.ts";

/** Whether no file has this path, on whatever file system: some do not tell capital letters from small ones. */
export function isFreePath({ catalogue, files }: Workspace, path: string): boolean {
	const lower = path.toLowerCase();
	const isSame = (other: string) => other.length === lower.length && other.toLowerCase() === lower;
	if (catalogue.paths.some(isSame)) return false;
	for (const open of files.keys()) if (isSame(open)) return false;
	return true;
}
