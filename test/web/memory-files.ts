import {
	commands,
	Disposable,
	EventEmitter,
	type ExtensionContext,
	type FileChangeEvent,
	FileChangeType,
	type FileStat,
	FileSystemError,
	type FileSystemProvider,
	FileType,
	type Uri,
	workspace,
} from "vscode";

/** Files take so long to come, as over a network; in milliseconds. */
const DELAY = 5;

/** The worker that was started last by an extension: that of the server. */
let lastWorker: Worker | undefined;
globalThis.Worker = class extends Worker {
	constructor(script: string | URL, options?: WorkerOptions) {
		super(script, options);
		lastWorker = this;
	}
};

/** Called by VS Code when something of the scheme `memory` is asked for. */
export async function activate({ extensionUri, subscriptions }: ExtensionContext): Promise<void> {
	const files = new MemoryFiles();
	const served = await fetch(extensionUri.with({ path: `${extensionUri.path}/files.json` }).toString(true));
	for (const [path, text] of Object.entries((await served.json()) as Record<string, string>)) {
		files.put(path, new TextEncoder().encode(text));
	}
	subscriptions.push(
		workspace.registerFileSystemProvider("memory", files, { isCaseSensitive: true }),
		commands.registerCommand("memory.mostAtOnce", () => files.mostAtOnce),
		// As the browser tells of an error in the worker that nothing there has caught.
		commands.registerCommand("memory.failServer", () => lastWorker!.dispatchEvent(new ErrorEvent("error"))),
	);
}

/** A file system as extensions bring them: its files are nowhere else, and it cannot be searched. */
class MemoryFiles implements FileSystemProvider {
	readonly #files = new Map<string, { readonly octets: Uint8Array; readonly mtime: number }>();
	readonly #folders = new Map<string, Map<string, FileType>>([["/", new Map()]]);
	readonly #changed = new EventEmitter<FileChangeEvent[]>();
	readonly onDidChangeFile = this.#changed.event;
	#reading = 0;
	/** So many files were read at the same time. */
	mostAtOnce = 0;

	watch(): Disposable {
		return new Disposable(() => {});
	}

	stat(uri: Uri): FileStat {
		if (this.#folders.has(uri.path)) return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
		const { octets, mtime } = this.#fileAt(uri);
		return { type: FileType.File, ctime: 0, mtime, size: octets.length };
	}

	readDirectory(uri: Uri): [string, FileType][] {
		const folder = this.#folders.get(uri.path);
		if (!folder) throw FileSystemError.FileNotFound(uri);
		return [...folder];
	}

	async readFile(uri: Uri): Promise<Uint8Array> {
		this.mostAtOnce = Math.max(this.mostAtOnce, ++this.#reading);
		await new Promise((resolve) => setTimeout(resolve, DELAY));
		this.#reading--;
		return this.#fileAt(uri).octets;
	}

	writeFile(uri: Uri, octets: Uint8Array): void {
		const type = this.#files.has(uri.path) ? FileChangeType.Changed : FileChangeType.Created;
		this.put(uri.path, octets);
		this.#changed.fire([{ type, uri }]);
	}

	createDirectory({ path }: Uri): void {
		this.#folder(path);
	}

	delete(uri: Uri): void {
		this.#fileAt(uri);
		this.#files.delete(uri.path);
		this.#folder(parentOf(uri.path)).delete(nameOf(uri.path));
		this.#changed.fire([{ type: FileChangeType.Deleted, uri }]);
	}

	rename(from: Uri, to: Uri): void {
		this.writeFile(to, this.#fileAt(from).octets);
		this.delete(from);
	}

	put(path: string, octets: Uint8Array): void {
		this.#folder(parentOf(path)).set(nameOf(path), FileType.File);
		this.#files.set(path, { octets, mtime: Date.now() });
	}

	#folder(path: string): Map<string, FileType> {
		const known = this.#folders.get(path);
		if (known) return known;
		const folder = new Map<string, FileType>();
		this.#folders.set(path, folder);
		this.#folder(parentOf(path)).set(nameOf(path), FileType.Directory);
		return folder;
	}

	#fileAt(uri: Uri) {
		const file = this.#files.get(uri.path);
		if (!file) throw FileSystemError.FileNotFound(uri);
		return file;
	}
}

const parentOf = (path: string) => path.slice(0, path.lastIndexOf("/")) || "/";
const nameOf = (path: string) => path.slice(path.lastIndexOf("/") + 1);
