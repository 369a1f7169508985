import type { Uri } from "vscode";

/** The name of a file without its folder. */
export function baseName({ path }: Uri): string {
	return path.slice(path.lastIndexOf("/") + 1);
}
