/**
 * The path with `/` between the folders: BIND for Windows is configured with backslashes. A backslash
 * before three digits is an octet of a zone's name in its file name.
 */
export function withSlashes(path: string): string {
	return path.includes("/") ? path : path.replace(/\\(?!\d{3})/g, "/");
}

/** The folder of a path, without the last slash; `""` is the root. */
export function folderOf(path: string): string {
	return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** The last segment of a path. */
export function baseName(path: string): string {
	return path.slice(path.lastIndexOf("/") + 1);
}

/** Whether the path starts at the root of a file system or at a Windows drive. */
export function isAbsolutePath(path: string): boolean {
	return path.startsWith("/") || /^[A-Za-z]:\//.test(path);
}

/** `path` as seen from `folder`, `.` and `..` resolved; an absolute path keeps its own root. */
export function joinPath(folder: string, path: string): string {
	const whole = isAbsolutePath(path) ? path : `${folder}/${path}`;
	const segments: string[] = [];
	for (const segment of whole.split("/")) {
		if (segment === "..") segments.pop();
		else if (segment !== "" && segment !== ".") segments.push(segment);
	}
	return (whole.startsWith("/") ? "/" : "") + segments.join("/");
}

/** Whether `path` lies in the folder or below it; everything lies below `""`. */
export function isInside(folder: string, path: string): boolean {
	return folder === "" || path === folder || path.startsWith(`${folder}/`);
}

/** Tells of a path whether it is one of some, or lies in one of them. A million paths may be asked about, and a thousand folders be given. */
export function lyingWithin(folders: readonly string[]): (path: string) => boolean {
	const all = new Set(folders);
	const lengths = new Set(folders.map(({ length }) => length));
	return (path) => {
		for (const length of lengths) {
			const isFolder = length === path.length || path[length] === "/" || length === 0;
			if (isFolder && length <= path.length && all.has(path.slice(0, length))) return true;
		}
		return false;
	};
}
