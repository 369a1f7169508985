import { relative, resolve } from "node:path";

/** A path as the service has them: absolute and with slashes. */
export function absolutePath(path: string): string {
	const absolute = resolve(path);
	return process.platform === "win32" ? absolute.replaceAll("\\", "/") : absolute;
}

/** A path as it is shown: seen from the current folder, with slashes. */
export function shownPath(path: string): string {
	const shown = relative("", path) || ".";
	return process.platform === "win32" ? shown.replaceAll("\\", "/") : shown;
}
