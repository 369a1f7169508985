import { isInside, lyingWithin } from "../config/config-path.ts";
import { configurationKind, looksLikeZoneFile } from "../config/recognise.ts";
import { type FileSelection, isLeftOut } from "../features/file-selection.ts";
import type { ZoneService } from "../features/zone-service.ts";
import { toText } from "../text/utf8.ts";
import { type FileSource, type FoundFile, isSameStamp, type Stamp } from "./file-source.ts";
import { isTurnOver, nextTurn } from "./next-turn.ts";
import { workAhead } from "./work-ahead.ts";

/** What the loader has to know of the rest of the server. */
export interface LoaderHost {
	readonly service: ZoneService;
	readonly files: FileSource;
	/** Whether an editor has the file open, so that what is on the disk does not count. */
	isOpen(path: string): boolean;
	warn(message: string): void;
	/** Reads the configurations that have been given, in slices. */
	readConfigurations(): Promise<void>;
	/** Called when open documents can be read as what they are, and most files have not been looked at yet. */
	showFirst(): Promise<void>;
}

/** No server follows includes in more steps than this; who writes a chain of a hundred thousand means harm. */
const MOST_ROUNDS = 64;

/**
 * Brings the files of the workspace into the service: lists the folders, reads what looks like a zone
 * or a server configuration, and then what those name, until nothing more is asked for. Each function
 * must end before the next one is called.
 */
export class FolderLoader {
	readonly #host: LoaderHost;
	#roots: readonly string[] = [];
	/** The same as they are when all links are followed. */
	#realRoots: readonly string[] = [];
	#selection: FileSelection;
	/** Every file that is there, read or not. */
	#paths = new Set<string>();
	#links: ReadonlySet<string> = new Set();
	/** Links that lead out of the workspace, and so are not followed. */
	#outside: ReadonlySet<string> = new Set();
	/** What was read, and as it was then. */
	readonly #stamps = new Map<string, Stamp>();
	/** Asked for and looked at, so that what cannot be had is not asked for again and again. */
	readonly #tried = new Set<string>();
	readonly #warned = new Set<string>();

	constructor(host: LoaderHost, selection: FileSelection) {
		this.#host = host;
		this.#selection = selection;
	}

	/**
	 * Reads the workspace, or what became different in it when the folders or the selection are not those
	 * of the last time.
	 *
	 * @param onProgress told how many files have been looked at, of how many.
	 */
	async load(
		roots: readonly string[],
		selection: FileSelection,
		onProgress: (done: number, total: number) => void,
	): Promise<void> {
		const { service } = this.#host;
		this.#roots = roots;
		this.#selection = selection;
		this.#tried.clear();
		this.#realRoots = await Promise.all(roots.map((root) => this.#host.files.realPathOf(root)));
		const listing = await this.#host.files.list(roots, roots, selection);
		for (const { path, reason } of listing.unreadable) this.#warn(`${path} cannot be listed: ${reason}`);
		const before = this.#paths;
		this.#paths = new Set(listing.files);
		this.#links = listing.links;
		this.#outside = new Set(listing.outside);
		this.#sayOutside(listing.outside);
		for (const path of [...before, ...this.#stamps.keys()]) if (!this.#paths.has(path)) this.#forget(path);
		service.workspace.setRoots(roots);
		service.isLeftOut = (path) => isLeftOut(selection, roots, path);
		service.setPaths([...this.#paths], listing.outside);
		const files = listing.files.filter((path) => !this.#links.has(path));
		const [first, others] = partition(files, (path) => configurationKind(path, "") !== undefined);
		await this.#readAll(first, () => {});
		await this.#follow(() => service.wantedParts());
		await this.#host.showFirst();
		await this.#readAll(others, (done, total) => onProgress(first.length + done, first.length + total));
		await this.followWanted();
	}

	/** Looks again at files and folders that came, changed or went. */
	async refresh(changed: readonly string[]): Promise<void> {
		const { service } = this.#host;
		const before = this.#paths;
		const isWithin = lyingWithin(changed);
		const kept = [...before].filter((path) => !isWithin(path));
		const folders = changed.filter((path) => this.#isSelected(path));
		const outside = this.#outside;
		this.#outside = new Set([...outside].filter((path) => !isWithin(path)));
		const found: string[] = [];
		await workAhead(
			folders,
			(path) => this.#list(path),
			(listing) => {
				for (const path of listing) found.push(path);
			},
		);
		this.#paths = new Set([...kept, ...found]);
		for (const path of before) if (!this.#paths.has(path)) this.#forget(path);
		for (const path of changed) {
			this.#tried.delete(path);
			if (!this.#paths.has(path) && service.workspace.files.has(path)) this.#forget(path);
		}
		if (!isSameSet(this.#paths, before) || !isSameSet(this.#outside, outside)) {
			service.setPaths([...this.#paths].sort(), [...this.#outside].sort());
		}
		await this.#readAll(found, () => {});
		await this.followWanted();
	}

	/** Reads a file that the editor has closed, as it is without it. */
	async reread(path: string): Promise<void> {
		if (this.#host.isOpen(path)) return;
		this.#tried.delete(path);
		if (this.#paths.has(path) && !this.#selection.isOther(path)) {
			// Whatever it looks like: what the editor had counts until something takes its place.
			await this.#take({ path, file: await this.#readWithin(path) });
		} else {
			this.#forget(path);
		}
		await this.followWanted();
	}

	/** Reads what configurations and includes ask for, and what that asks for. */
	async followWanted(): Promise<void> {
		await this.#follow(() => this.#host.service.wanted());
	}

	/** Whether configurations and includes ask for files that nobody has looked at. */
	isMissingFiles(): boolean {
		return this.#untried(this.#host.service.wanted()).length > 0;
	}

	/** What came, changed or went since it was read, and nobody has open. Reads nothing, so others may be called meanwhile. */
	async changed(): Promise<readonly string[]> {
		const { files } = await this.#host.files.list(this.#roots, this.#roots, this.#selection);
		const there = new Set(files);
		const changed = [
			...files.filter((path) => !this.#paths.has(path)),
			...[...this.#paths].filter((path) => !there.has(path)),
		];
		const read = [...this.#stamps].filter(([path]) => !this.#host.isOpen(path));
		const stamped = async ([path, known]: readonly [string, Stamp]) => {
			return { path, isSame: isSameStamp(known, await this.#host.files.stampOf(path)) };
		};
		await workAhead(read, stamped, ({ path, isSame }) => {
			if (!isSame) changed.push(path);
		});
		return [...new Set(changed)];
	}

	/** Whether files are still as they were read. */
	async areUnchanged(paths: readonly string[]): Promise<boolean> {
		const stamps = await Promise.all(paths.map((path) => this.#host.files.stampOf(path)));
		return paths.every((path, index) => isSameStamp(this.#stamps.get(path), stamps[index]));
	}

	/** The content of a file that was read, if it is still the same. */
	async readAgain(path: string): Promise<Uint8Array | undefined> {
		const file = await this.#readWithin(path);
		return file.kind === "read" && isSameStamp(file.stamp, this.#stamps.get(path)) ? file.octets : undefined;
	}

	/** Whether the user has excluded a file. */
	isExcluded(path: string): boolean {
		return this.#selection.skipsFile(path);
	}

	async #follow(wantedNow: () => readonly string[]): Promise<void> {
		for (let rounds = 0; rounds < MOST_ROUNDS; rounds++) {
			await this.#host.readConfigurations();
			const wanted = this.#untried(wantedNow());
			if (wanted.length === 0) return;
			for (const path of wanted) this.#tried.add(path);
			await workAhead(wanted.sort(), async (path) => ({ path, file: await this.#readWithin(path) }), this.#take);
		}
	}

	#untried(wanted: readonly string[]): string[] {
		return wanted.filter((path) => !this.#tried.has(path) && !this.#host.isOpen(path));
	}

	async #readAll(paths: readonly string[], onProgress: (done: number, total: number) => void): Promise<void> {
		let done = 0;
		const read = async (path: string) => ({ path, file: await this.#read(path) });
		await workAhead(paths, read, async (found) => {
			await this.#take(found);
			onProgress(++done, paths.length);
		});
	}

	async #read(path: string): Promise<FoundFile> {
		if (this.#selection.isOther(path) || this.#host.isOpen(path)) return { kind: "unwanted" };
		const known = this.#stamps.get(path);
		if (known && isSameStamp(known, await this.#host.files.stampOf(path))) return { kind: "unwanted" };
		// What is known already has been asked for, whatever it looks like now.
		const isKnown = known !== undefined || this.#selection.isIncluded(path);
		return this.#host.files.read(path, (head) => isKnown || looksWorthReading(path, head));
	}

	/** Reads what is in the workspace when all links are followed, and says of anything else that it is gone. What was just listed is known to be. */
	async #readWithin(path: string): Promise<FoundFile> {
		if (await this.#leadsOutside(path)) return { kind: "gone" };
		return this.#host.files.read(path);
	}

	async #leadsOutside(path: string): Promise<boolean> {
		if (this.#selection.readsOutside) return false;
		const real = await this.#host.files.realPathOf(path);
		return !this.#realRoots.some((root) => isInside(root, real));
	}

	/** Gives a file to the service, unless the editor has opened it meanwhile. */
	readonly #take = async ({ path, file }: { readonly path: string; readonly file: FoundFile }): Promise<void> => {
		const { service } = this.#host;
		if (isTurnOver()) await nextTurn();
		if (file.kind === "read" && !service.workspace.files.has(path)) {
			for (const _ of service.fileSteps(file.octets)) if (isTurnOver()) await nextTurn();
		}
		if (this.#host.isOpen(path)) return;
		if (file.kind === "read") {
			const named = this.#selection.isIncluded(path);
			const kind = service.setFile(path, file.octets, { open: false, named });
			if (kind === "other") this.#stamps.delete(path);
			else this.#stamps.set(path, file.stamp);
		} else if (file.kind === "refused") {
			this.#forget(path);
			service.setUnreadable(path, file.reason);
			this.#warn(`${path} ${file.reason}`);
		} else if (file.kind === "gone") {
			this.#forget(path);
		}
	};

	/** The files that a path is or holds; none if it is gone. */
	async #list(path: string): Promise<readonly string[]> {
		const kind = await this.#host.files.kindOf(path);
		if (kind === undefined || (kind === "folder" && this.#selection.skipsFolder(path))) return [];
		if (await this.#leadsOutside(path)) {
			this.#addOutside([path]);
			return [];
		}
		if (kind === "file") return [path];
		const { files, unreadable, outside } = await this.#host.files.list([path], this.#roots, this.#selection);
		this.#addOutside(outside);
		for (const folder of unreadable) this.#warn(`${folder.path} cannot be listed: ${folder.reason}`);
		return files;
	}

	/** Whether a path lies in the workspace, and neither it nor a folder above it is left out. */
	#isSelected(path: string): boolean {
		const isInWorkspace = this.#roots.some((folder) => isInside(folder, path));
		return isInWorkspace && !isLeftOut(this.#selection, this.#roots, path);
	}

	#addOutside(links: readonly string[]): void {
		this.#outside = new Set([...this.#outside, ...links]);
		this.#sayOutside(links);
	}

	#sayOutside(links: readonly string[]): void {
		for (const path of links) {
			this.#warn(`${path} leads out of the folders of the workspace and is not read (zoneTrio.readOutside)`);
		}
	}

	#forget(path: string): void {
		this.#stamps.delete(path);
		if (!this.#host.isOpen(path)) this.#host.service.removeFile(path);
	}

	#warn(message: string): void {
		if (this.#warned.size === this.#warned.add(message).size) return;
		this.#host.warn(message);
	}
}

/** A configuration, or what looks like a zone. */
function looksWorthReading(path: string, head: Uint8Array): boolean {
	return looksLikeZoneFile(path, head) || configurationKind(path, toText(head)) !== undefined;
}

/** Those that something is true of, and the others, each in their order. */
function partition<Item>(items: readonly Item[], isFirst: (item: Item) => boolean): readonly [Item[], Item[]] {
	const parts: [Item[], Item[]] = [[], []];
	for (const item of items) parts[isFirst(item) ? 0 : 1].push(item);
	return parts;
}

function isSameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
	return one.size === other.size && [...one].every((item) => other.has(item));
}
