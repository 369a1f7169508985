/** Paths are absolute, with slashes, whatever the system; those of other schemes start with scheme and authority. */

/** The folder that a path lies in, without a slash at its end; "" for the root. */
export function folderOf(path: string): string {
	const slash = path.lastIndexOf("/");
	return slash <= 0 ? "" : path.slice(0, slash);
}

/** The last segment of a path. */
export function baseName(path: string): string {
	return path.slice(path.lastIndexOf("/") + 1);
}

/** `path` seen from `folder`, with `.` and `..` resolved. */
export function joinPath(folder: string, path: string): string {
	const segments: string[] = [];
	for (const segment of (path.startsWith("/") ? path : `${folder}/${path}`).split("/")) {
		if (segment === "..") segments.pop();
		else if (segment !== "" && segment !== ".") segments.push(segment);
	}
	return `/${segments.join("/")}`;
}

/** Whether a path lies in a folder or is the folder itself. */
export function isInside(path: string, folder: string): boolean {
	return folder === "" || path === folder || path.startsWith(`${folder}/`);
}

/** The nearest folder that holds all the paths. */
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
