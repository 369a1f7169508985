import picomatch from "picomatch";
import {
	type CancellationToken,
	CancellationTokenSource,
	Disposable,
	FileType,
	RelativePattern,
	Uri,
	workspace,
} from "vscode";
import type { BaseLanguageClient as LanguageClient } from "vscode-languageclient";
import { toBase64 } from "./base64.ts";
import { reasonOf } from "./reason-of.ts";

/** What `zoneTrio/listFiles` is answered: the URIs of all files in a folder. */
interface ListedFiles {
	readonly files: readonly string[];
	readonly unreadable: readonly { readonly uri: string; readonly reason: string }[];
}

/** What `zoneTrio/statFile` is answered. */
interface FileStat {
	readonly kind: "file" | "folder" | "other";
	readonly size: number;
	readonly changed: number;
}

/** What `zoneTrio/readFile` is answered: the content in base64, or why it cannot be had. */
type FileContent = { readonly content: string } | { readonly reason: string };

/** A search that takes longer may never end; in milliseconds. */
const PATIENCE = 1000;

/** So many folders are listed at a time. */
const BATCH = 16;

/** Reads files for the server where it has no disk, or they are not on it: whatever VS Code has a file system for. */
export class WorkspaceFiles implements Disposable {
	readonly #listeners: Disposable;

	constructor(client: LanguageClient) {
		this.#listeners = Disposable.from(
			client.onRequest("zoneTrio/listFiles", ({ uri, skipped }: { uri: string; skipped: readonly string[] }) =>
				listed(Uri.parse(uri), new Set(skipped)),
			),
			client.onRequest("zoneTrio/statFile", ({ uri }: { uri: string }) => stat(Uri.parse(uri))),
			client.onRequest<FileContent, void>("zoneTrio/readFile", ({ uri }: { uri: string }) => content(Uri.parse(uri))),
		);
	}

	dispose(): void {
		this.#listeners.dispose();
	}
}

/**
 * All files in a folder that `files.exclude` leaves. They are searched for, which is one question for file systems that know
 * all their files. Others cannot be searched, and VS Code waits for ever for those that it hopes will be able to; they
 * are walked through.
 */
async function listed(folder: Uri, skipped: ReadonlySet<string>): Promise<ListedFiles> {
	const end = new CancellationTokenSource();
	try {
		const searched = search(folder, end.token);
		const soon = await Promise.race([searched, pause(PATIENCE)]);
		if (soon) return soon;
		const walked = walk(folder, skipped, end.token);
		return await Promise.race([walked, searched.then((found) => found ?? walked)]);
	} finally {
		end.cancel();
		end.dispose();
	}
}

/** What a search finds; undefined for nothing. */
async function search(folder: Uri, token: CancellationToken): Promise<ListedFiles | undefined> {
	try {
		const found = await workspace.findFiles(new RelativePattern(folder, "**/*"), undefined, undefined, token);
		return found.length > 0 ? { files: found.map(String), unreadable: [] } : undefined;
	} catch {
		// Walking will tell why.
		return undefined;
	}
}

async function walk(folder: Uri, skipped: ReadonlySet<string>, token: CancellationToken): Promise<ListedFiles> {
	const isExcluded = excluded(folder);
	const files: string[] = [];
	const unreadable: { uri: string; reason: string }[] = [];
	const folders = [folder];
	async function list(one: Uri): Promise<void> {
		try {
			for (const [name, type] of await workspace.fs.readDirectory(one)) {
				const uri = Uri.joinPath(one, name);
				if (isExcluded(uri)) continue;
				if (type & FileType.File) files.push(uri.toString());
				// A link to a folder may lead round in a circle.
				else if (type === FileType.Directory && !skipped.has(name)) folders.push(uri);
			}
		} catch (error) {
			unreadable.push({ uri: one.toString(), reason: reasonOf(error) });
		}
	}
	while (folders.length > 0 && !token.isCancellationRequested) {
		await Promise.all(folders.splice(0, BATCH).map(list));
	}
	return { files, unreadable };
}

/** What `files.exclude` leaves out. A pattern with a condition, such as "when there is a .ts beside it", leaves out nothing. */
function excluded(folder: Uri): (uri: Uri) => boolean {
	const root = workspace.getWorkspaceFolder(folder)?.uri ?? folder;
	const patterns = workspace.getConfiguration("files", folder).get<Readonly<Record<string, unknown>>>("exclude", {});
	const globs = Object.keys(patterns).filter((pattern) => pattern !== "" && patterns[pattern] === true);
	const matches = picomatch(globs, { dot: true, windows: false });
	return ({ path }) => matches(path.slice(root.path.length).replace(/^\//, ""));
}

async function stat(uri: Uri): Promise<FileStat | null> {
	try {
		const { type, size, mtime } = await workspace.fs.stat(uri);
		const kind = type & FileType.File ? "file" : type & FileType.Directory ? "folder" : "other";
		return { kind, size, changed: mtime };
	} catch {
		// It is gone.
		return null;
	}
}

async function content(uri: Uri): Promise<FileContent> {
	try {
		return { content: toBase64(await workspace.fs.readFile(uri)) };
	} catch (error) {
		return { reason: reasonOf(error) };
	}
}

function pause(milliseconds: number): Promise<undefined> {
	return new Promise((resolve) => {
		setTimeout(() => resolve(undefined), milliseconds);
	});
}
