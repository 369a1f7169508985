import { relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { isInside } from "../config/config-path.ts";

/** A path as the service has them: absolute and with slashes. */
export function absolutePath(path: string): string {
	const absolute = resolve(path);
	return process.platform === "win32" ? absolute.replaceAll("\\", "/") : absolute;
}

/** A path as it is shown: seen from the current folder, with slashes. */
export function shownPath(path: string): string {
	return pathFrom("", path);
}

/** A path as it is seen from a folder, with slashes. */
export function pathFrom(folder: string, path: string): string {
	const seen = relative(folder, path) || ".";
	return process.platform === "win32" ? seen.replaceAll("\\", "/") : seen;
}

/**
 * A path as a service that checks a project out shows it: seen from the project's folder, else as it is shown.
 *
 * @param project the folder as the service tells it in an environment variable; undefined where it tells none.
 */
export function pathInProject(project: string | undefined, path: string): string {
	const folder = project ? absolutePath(project) : "";
	return folder !== "" && isInside(folder, path) ? path.slice(folder.length).replace(/^\//, "") : shownPath(path);
}

/** The URI of a path: relative to the current folder where it is inside of that, else a whole one. */
export function uriOfPath(path: string): { readonly uri: string; readonly isRelative: boolean } {
	const current = absolutePath(".");
	if (!isInside(current, path)) return { uri: pathToFileURL(path).href, isRelative: false };
	const segments = shownPath(path).split("/");
	// A half of a surrogate pair, which Windows lets stand in a name, has no octets that could be written.
	const uri = segments.map((segment) => encodeURIComponent(segment.replace(/\p{Surrogate}/gu, "\ufffd"))).join("/");
	return { uri, isRelative: true };
}
