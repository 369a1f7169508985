import { URI } from "vscode-uri";

/** Where the user's own texts are wherever the workspace is. */
const OWN_SCHEMES = ["file", "untitled", "vscode-vfs", "vscode-remote"];

/** A file system that is not the disk: of a repository that is open without a copy of it, of another machine, of a browser. */
type Mount = Pick<URI, "scheme" | "authority" | "query">;

/**
 * Translates between the URIs of an editor and the paths of the service: absolute, with slashes, and the
 * drive of Windows in lower case. Other file systems than the disk are folders of its root, so that paths in
 * configurations lead from file to file there as well. A document that is in none has its URI as path.
 */
export class UriPaths {
	/** Editors escape differently; each file is shown to them under the URI that they gave it. */
	readonly #uris = new Map<string, string>();
	/** By the first segment of their paths. */
	readonly #mounts = new Map<string, Mount>();
	readonly #ownSchemes = new Set(OWN_SCHEMES);

	/** Whether a document can be edited by the user, and so has findings. The old sides of comparisons (`git:`, `pr:`, …) cannot. */
	isOwn(uri: string): boolean {
		return this.#ownSchemes.has(URI.parse(uri).scheme);
	}

	/** The path of a folder of the workspace: what is in a file system like that of one is the user's own. */
	rootOf(uri: string): string {
		this.#ownSchemes.add(URI.parse(uri).scheme);
		return this.pathOf(uri);
	}

	/** The path of a URI. */
	pathOf(uri: string): string {
		const parsed = URI.parse(uri);
		if (parsed.scheme === "untitled") return parsed.toString();
		const path = parsed.scheme === "file" ? diskPath(parsed) : `/${this.#mount(parsed)}${parsed.path}`;
		return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
	}

	/** The URI of a path. */
	uriOf(path: string): string {
		const known = this.#uris.get(path);
		if (known !== undefined) return known;
		if (path.startsWith("untitled:")) return path;
		const mount = this.#mountOf(path);
		if (!mount) return URI.file(path).toString();
		return URI.from({ ...mount, path: path.slice(firstSegment(path).length + 1) || "/" }).toString();
	}

	/** Whether a path is one of the disk. */
	isOnDisk(path: string): boolean {
		return !this.#mountOf(path);
	}

	/** Notes under which URI the editor has a file. */
	remember(path: string, uri: string): void {
		this.#uris.set(path, uri);
	}

	#mount({ scheme, authority, query }: Mount): string {
		const name = [`${scheme}:${authority}`, query].filter(Boolean).join("?").replaceAll("/", "%2F");
		this.#mounts.set(name, { scheme, authority, query });
		return name;
	}

	#mountOf(path: string): Mount | undefined {
		return this.#mounts.get(firstSegment(path));
	}
}

/** The same whatever the system is on which this runs, since a browser on Windows has no disk either. */
function diskPath({ authority, path }: URI): string {
	if (authority !== "") return `//${authority}${path}`;
	return path.replace(/^\/([A-Za-z]):/, (_, drive: string) => `${drive.toLowerCase()}:`);
}

function firstSegment(path: string): string {
	const [, first = ""] = path.split("/", 2);
	return first;
}
