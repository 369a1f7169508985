import { fileSelection } from "../../server/src/features/file-selection.ts";
import { readSettings } from "../../server/src/features/read-settings.ts";
import { ZoneService } from "../../server/src/features/zone-service.ts";
import { Documents } from "../../server/src/lsp/documents.ts";
import type { FileSource } from "../../server/src/lsp/file-source.ts";
import { FolderLoader } from "../../server/src/lsp/folder-loader.ts";
import { Publisher } from "../../server/src/lsp/publisher.ts";
import { UriPaths } from "../../server/src/lsp/uri-paths.ts";
import { WatchedFiles } from "../../server/src/lsp/watched-files.ts";
import { calendarDay } from "../../server/src/records/serial.ts";
import { toOctets } from "../../server/src/text/utf8.ts";
import { findingLines, type TextChange } from "../protocol/language-client.ts";
import type { RandomNumbers } from "../support/random-numbers.ts";
import { STORM_SETTINGS } from "./fresh-findings.ts";
import type { StormClient, StormDisk } from "./storm-files.ts";

export const ROOT = "/w";

/** Files that lie in memory. */
export class MemoryDisk implements StormDisk {
	readonly #files = new Map<string, { readonly octets: Uint8Array; readonly changed: number }>();
	#clock = 0;

	constructor(files: ReadonlyMap<string, string>) {
		for (const [name, text] of files) this.write(name, text);
	}

	write(name: string, text: string | Uint8Array): void {
		this.#files.set(`${ROOT}/${name}`, {
			octets: typeof text === "string" ? toOctets(text) : text,
			changed: ++this.#clock,
		});
	}

	remove(name: string): void {
		this.#files.delete(`${ROOT}/${name}`);
	}

	rename(name: string, to: string): void {
		const { octets } = this.#files.get(`${ROOT}/${name}`)!;
		this.remove(name);
		this.write(to, octets);
	}

	/** The same for who reads it. */
	get source(): FileSource {
		const files = this.#files;
		return {
			list: async () => ({ files: [...files.keys()].sort(), unreadable: [], links: new Set(), outside: [] }),
			kindOf: async (path) => (files.has(path) ? "file" : undefined),
			realPathOf: async (path) => path,
			stampOf: async (path) => stampOf(files.get(path)),
			read: async (path, isWanted) => {
				const file = files.get(path);
				if (!file) return { kind: "gone" };
				if (isWanted && !isWanted(file.octets)) return { kind: "unwanted" };
				return { kind: "read", octets: file.octets, stamp: stampOf(file)! };
			},
		};
	}
}

function stampOf(file: { readonly octets: Uint8Array; readonly changed: number } | undefined) {
	return file && { size: file.octets.length, changed: file.changed };
}

/** The server without its connection and its clock: it works as far as it is told to, so that a seed always makes the same happen. */
export class SteppedServer implements StormClient {
	readonly service = new ZoneService([ROOT], { today: () => calendarDay(new Date()) });
	readonly #documents: Documents;
	readonly #loader: FolderLoader;
	readonly #watched: WatchedFiles;
	readonly #publisher: Publisher;
	readonly #shown = new Map<string, string[]>();
	#fileWork: Promise<void> = Promise.resolve();
	#holds = 0;
	#version = 0;

	constructor(disk: MemoryDisk) {
		const uris = new UriPaths();
		const shared = { service: this.service, uris, isOpen: (path: string) => this.#documents.isOpen(path) };
		const selection = fileSelection([ROOT], { include: [], exclude: [], readOutside: false });
		this.#loader = new FolderLoader(
			{
				...shared,
				files: disk.source,
				warn: (message) => {
					throw new Error(message);
				},
				readConfigurations: () => Promise.resolve(),
				showFirst: async () => {
					if (this.service.read(() => false)) this.#publisher.publishFirst();
				},
			},
			selection,
		);
		this.#documents = new Documents({
			...shared,
			isExcluded: () => false,
			changed: () => {},
			shown: () => {},
			closed: (path) => this.#onFiles(() => this.#loader.reread(path)),
		});
		this.#watched = new WatchedFiles(uris, (take) => this.#onFiles(() => this.#loader.refresh(take())));
		this.#publisher = new Publisher({
			...shared,
			documents: this.#documents,
			shown: { related: false, links: false },
			send: ({ uri, diagnostics }) => this.#shown.set(uri, findingLines(uri, diagnostics)),
		});
		this.service.setSettings(readSettings(STORM_SETTINGS).settings);
		this.#onFiles(() => this.#loader.load([ROOT], selection, () => {}));
	}

	async open(name: string, text: string, languageId = "dns-zone"): Promise<void> {
		this.#documents.didOpen({ textDocument: { uri: uriOf(name), languageId, version: ++this.#version, text } });
	}

	async change(name: string, ...contentChanges: TextChange[]): Promise<number> {
		const textDocument = { uri: uriOf(name), version: ++this.#version };
		this.#documents.didChange({ textDocument, contentChanges: contentChanges as never });
		return this.#version;
	}

	async save(name: string): Promise<void> {
		this.#documents.didSave({ textDocument: { uri: uriOf(name) } });
	}

	async close(name: string): Promise<void> {
		this.#documents.didClose({ textDocument: { uri: uriOf(name) } });
	}

	async watched(...changes: (readonly [name: string, type: 1 | 2 | 3])[]): Promise<void> {
		this.#watched.notice(changes.map(([name, type]) => ({ uri: uriOf(name), type })));
	}

	/** Time goes by, more or less of it: files are read, typing pauses, and work is done until an edit comes. */
	async goOn(random: RandomNumbers): Promise<void> {
		for (let turns = random(4) === 0 ? 300 : random(20); turns > 0; turns--) await undefined;
		if (random(50) === 0) this.#pause();
		const kind = random(10);
		let left = kind < 4 ? random(random(2) === 0 ? 200 : 12) : Number.POSITIVE_INFINITY;
		if (kind < 5) this.#proceed(() => left-- <= 0);
	}

	/** Works until all is done or time is up, unless files are being read; whether all is done. */
	#proceed(isTimeUp: () => boolean): boolean {
		return this.#holds === 0 && this.service.settle(isTimeUp) && this.#publisher.publish(isTimeUp);
	}

	/** Typing pauses: files that are named now are fetched. */
	#pause(): void {
		if (this.#loader.isMissingFiles()) this.#onFiles(() => this.#loader.followWanted());
	}

	/** Every finding that is shown when all is done. */
	async allFindings(): Promise<string[]> {
		this.#onFiles(() => this.#loader.followWanted());
		await this.#fileWork;
		while (!this.#proceed(() => false));
		return [...this.#shown.values()].flat().sort();
	}

	#onFiles(work: () => Promise<void>): void {
		this.#holds++;
		this.#fileWork = this.#fileWork.then(work).finally(() => {
			this.#holds--;
		});
	}
}

function uriOf(name: string): string {
	return `file://${ROOT}/${name}`;
}
