import { URI } from "vscode-uri";

/** Where the user's own texts are. The old sides of comparisons (`git:`, `pr:`, …) are not among them. */
const OWN_SCHEMES = new Set(["file", "untitled", "vscode-vfs", "vscode-remote"]);

/** Whether a document can be edited by the user, and so has findings. */
export function isOwnText(uri: string): boolean {
	return OWN_SCHEMES.has(URI.parse(uri).scheme);
}

/** Whether a path of the service is one of the disk. */
export function isDiskPath(path: string): boolean {
	return path.startsWith("/") || /^[A-Za-z]:\//.test(path);
}

/**
 * Translates between the URIs of an editor and the paths of the service: absolute, with slashes, and the
 * drive of Windows in lower case. What is not on the disk has its URI as path.
 */
export class UriPaths {
	/** Editors escape differently; each file is shown to them under the URI that they gave it. */
	readonly #uris = new Map<string, string>();

	/** The path of a URI. */
	pathOf(uri: string): string {
		const parsed = URI.parse(uri);
		if (parsed.scheme !== "file") return parsed.toString();
		const path = process.platform === "win32" ? parsed.fsPath.replaceAll("\\", "/") : parsed.fsPath;
		return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
	}

	/** The URI of a path. */
	uriOf(path: string): string {
		const known = this.#uris.get(path);
		if (known !== undefined) return known;
		return isDiskPath(path) ? URI.file(path).toString() : path;
	}

	/** Notes under which URI the editor has a file. */
	remember(path: string, uri: string): void {
		this.#uris.set(path, uri);
	}
}
