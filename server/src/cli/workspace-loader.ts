import { baseName, folderOf, isInside, joinPath } from "../config/config-path.ts";
import { configurationKind, looksLikeZoneFile } from "../config/recognise.ts";
import { type FileSelection, fileSelection, isLeftOut } from "../features/file-selection.ts";
import type { ReadSettings } from "../features/read-settings.ts";
import { ZoneService } from "../features/zone-service.ts";
import { calendarDay } from "../records/serial.ts";
import { toText } from "../text/utf8.ts";
import type { Settings } from "../workspace/settings.ts";
import { absolutePath } from "./disk-path.ts";
import { folderFiles } from "./folder-files.ts";
import { type InputFile, readInputFile, readInputOctets } from "./input-file.ts";
import { statOfPath } from "./path-stat.ts";
import { ReadingBounds } from "./reading-bounds.ts";
import type { SourcePaths } from "./source-paths.ts";
import type { Steps } from "./steps.ts";

/** Something that could not be read; `reason` follows the path in a sentence. */
export interface Unreadable {
	readonly path: string;
	readonly reason: string;
}

/** Content that is taken in place of what a file has on the disk. */
export interface GivenContent {
	readonly path: string;
	readonly octets: Uint8Array;
}

/** What files had in another version, by their paths: null for one that was not there. */
export type OlderContents = ReadonlyMap<string, Uint8Array | null>;

/** A file that is given by its name is read even if it looks like a backup. */
function alsoAlone(settings: Settings, { files }: SourcePaths): Settings {
	if (files.length === 0) return settings;
	const pattern = (path: string) => `**/${baseName(path).replace(/[^\w.-]/g, "\\$&")}`;
	const zones = settings.zones instanceof Object ? settings.zones : {};
	return { ...settings, zones: { ...zones, ...Object.fromEntries(files.map((path) => [pattern(path), {}])) } };
}

/** Reads folders and files with all that they name, judges them, and does so again for what has changed since. */
export class WorkspaceLoader {
	readonly #sources: SourcePaths;
	readonly #settings: Settings;
	readonly #selection: FileSelection;
	readonly #given: GivenContent | undefined;
	#older: OlderContents = new Map();
	/** Within these lies what files that are read alone include. */
	readonly #bounds: ReadingBounds;
	/** Files that a command line names, and those that they include. */
	readonly #alone: Set<string>;
	/** Every file that is there, read or not. */
	#paths = new Set<string>();
	/** Links that lead out of what may be read. */
	#outside = new Set<string>();
	/** Folders that cannot be listed. */
	#unlisted: readonly Unreadable[] = [];
	/** Path → why the file is not read. */
	readonly #refused = new Map<string, string>();
	/** Path → the file as it was when it was looked at. */
	readonly #stamps = new Map<string, string>();
	/** Files that did not look worth reading. */
	readonly #passedOver = new Set<string>();
	readonly #tried = new Set<string>();
	#service: ZoneService | undefined;

	/**
	 * @param read what the user has set.
	 * @param given content of a file that is not taken from the disk.
	 */
	constructor(sources: SourcePaths, read: ReadSettings, given?: GivenContent) {
		this.#sources = sources;
		this.#selection = fileSelection(sources.roots, read);
		this.#bounds = new ReadingBounds(sources.roots, this.#selection);
		this.#given = given;
		this.#alone = new Set(sources.files);
		this.#settings = alsoAlone(read.settings, sources);
	}

	/** What was read. There must have been a `load`. */
	get service(): ZoneService {
		return this.#service!;
	}

	/** What could not be read. */
	get unreadable(): readonly Unreadable[] {
		const files = [...this.#refused].map(([path, reason]) => ({ path, reason }));
		return [...this.#unlisted, ...files.sort((one, other) => (one.path < other.path ? -1 : 1))];
	}

	/** Links that lead out of the folders, and so were not followed; absolute, in order. */
	get outside(): readonly string[] {
		return [...this.#outside].sort();
	}

	/** The folders and files whose changes `load` would see; after it there may be more. */
	get watched(): readonly string[] {
		const { folders } = this.#sources;
		const outside = [...this.#paths, ...this.#alone].filter(
			(path) => !folders.some((folder) => isInside(folder, path)),
		);
		return [...folders, ...outside];
	}

	/** Whether `load` does not look into a folder. */
	isSkipped(folder: string): boolean {
		return !this.#sources.folders.includes(folder) && this.#selection.skipsFolder(folder);
	}

	/** Takes what files had in an older version in the place of what they have, at the next `load`. */
	goBack(older: OlderContents): void {
		this.#older = older;
	}

	/** Takes all files as they are again, at the next `load`. */
	comeBack(): void {
		this.#older = new Map();
	}

	/**
	 * Reads all there is, or what is other than the last time, and judges it.
	 *
	 * @returns whether anything was read, or is gone.
	 */
	*load(isTimeUp: () => boolean): Steps<boolean> {
		const { files, links, outside, unreadable } = folderFiles(this.#sources.folders, this.#selection);
		this.#unlisted = unreadable;
		this.#outside = new Set(outside);
		this.#tried.clear();
		this.#paths = this.#present(files);
		const gone = [...this.#stamps.keys()].filter((path) => !this.#paths.has(path));
		const found = new Map<string, InputFile>(gone.map((path) => [path, { kind: "gone" }]));
		let looked = 0;
		for (const path of this.#paths) {
			const isMeant = !links.has(path) || this.#alone.has(path) || this.#stamps.has(path);
			const file = isMeant ? this.#look(path) : undefined;
			if (file) found.set(path, file);
			looked++;
			yield () => `Reading file ${looked} of ${this.#paths.size}`;
		}
		this.#service ??= this.#makeService();
		this.#tellPaths();
		for (const [path, file] of found) this.#take(path, file);
		const followed = yield* this.#followWanted();
		while (!this.#service.settle(isTimeUp)) yield () => judging(this.service);
		return found.size > 0 || followed;
	}

	/** The files that are there, or were there in the version that is looked at. */
	#present(files: readonly string[]): Set<string> {
		const { folders, roots } = this.#sources;
		const present = new Set([...this.#alone, ...files]);
		if (this.#given) present.add(this.#given.path);
		for (const [path, octets] of this.#older) {
			if (octets === null) present.delete(path);
			else if (folders.some((folder) => isInside(folder, path)) && !isLeftOut(this.#selection, roots, path))
				present.add(path);
		}
		return present;
	}

	#makeService(): ZoneService {
		const { roots } = this.#sources;
		const service = new ZoneService(roots, { today: () => calendarDay(new Date()) });
		service.isLeftOut = (path) => isLeftOut(this.#selection, roots, path);
		service.setSettings(this.#settings);
		return service;
	}

	/** What has become of a file since the last time; undefined if nothing has. */
	#look(path: string): InputFile | undefined {
		const stamp = this.#stampOf(path);
		const known = this.#stamps.get(path);
		if (known === stamp) return undefined;
		const isKnown = known !== undefined && !this.#passedOver.delete(path);
		const file = this.#read(path, isKnown);
		if (file.kind === "unwanted") this.#passedOver.add(path);
		if (stamp === undefined || file.kind === "gone") this.#stamps.delete(path);
		else this.#stamps.set(path, stamp);
		// Of what was passed over nobody has heard, and it says nothing.
		return isKnown || file.kind !== "unwanted" ? file : undefined;
	}

	/** What shows whether a file is another one than before; undefined where there is none. */
	#stampOf(path: string): string | undefined {
		const older = this.#older.get(path);
		if (older !== undefined) return older === null ? undefined : "older";
		return path === this.#given?.path ? "given" : stampOf(path);
	}

	#take(path: string, file: InputFile): void {
		const { service } = this;
		this.#refused.delete(path);
		if (file.kind === "read") {
			service.setFile(path, file.octets, { open: false, named: this.#isNamed(path) });
			return;
		}
		service.removeFile(path);
		if (file.kind === "gone") this.#stamps.delete(path);
		if (file.kind !== "refused") return;
		this.#refused.set(path, file.reason);
		service.setUnreadable(path, file.reason);
	}

	/** Whether the user says that it is a zone file. */
	#isNamed(path: string): boolean {
		return this.#alone.has(path) || this.#selection.isIncluded(path);
	}

	/** Reads what looks worth it, and what is asked for by name. */
	#read(path: string, isKnown: boolean): InputFile {
		const older = this.#older.get(path);
		if (older === null) return { kind: "gone" };
		if (older === undefined && path === this.#given?.path) return { kind: "read", octets: this.#given.octets };
		const isWanted = isKnown || this.#isNamed(path) || this.#tried.has(path);
		if (!isWanted && this.#selection.isOther(path)) return { kind: "unwanted" };
		const isLookedFor = (head: Uint8Array) => isWanted || looksWorthReading(path, head);
		return older === undefined ? readInputFile(path, isLookedFor) : readInputOctets(older, isLookedFor);
	}

	/** Reads what configurations and includes ask for, and what that asks for; whether there was any. */
	*#followWanted(): Steps<boolean> {
		const { service } = this;
		let hasChanged = false;
		for (let round = 0; round < MOST_ROUNDS; round++) {
			const known = this.#outside.size;
			const included = this.#includedFromOutside();
			for (const path of included) {
				this.#alone.add(path);
				this.#paths.add(path);
			}
			if (included.length > 0 || this.#outside.size > known) this.#tellPaths();
			const wanted = service.wanted().filter((path) => !this.#tried.has(path));
			if (wanted.length === 0) return hasChanged;
			for (const path of wanted.sort()) {
				this.#tried.add(path);
				if (this.#passedOver.delete(path)) this.#stamps.delete(path);
				const file = this.#look(path);
				if (file) {
					this.#take(path, file);
					hasChanged = true;
				}
				yield () => "Reading the files that others name";
			}
		}
		return hasChanged;
	}

	#tellPaths(): void {
		this.service.setPaths([...this.#paths].sort(), this.outside);
	}

	#isFile(path: string): boolean {
		const older = this.#older.get(path);
		return older === undefined ? statOfPath(path)?.isFile() === true : older !== null;
	}

	/** What files that were given by their names include and nobody has listed: beside them, or seen from the current folder. */
	#includedFromOutside(): string[] {
		const found: string[] = [];
		for (const path of this.#alone) {
			for (const written of this.service.workspace.facts(path)?.head.includes ?? []) {
				const including = this.#sources.files.map(folderOf);
				const candidates = [folderOf(path), ...including, absolutePath(".")].map((folder) => joinPath(folder, written));
				const there = candidates.find((candidate) => this.#isFile(candidate));
				if (there === undefined || this.#paths.has(there)) continue;
				if (this.#bounds.hold(there)) found.push(there);
				else this.#outside.add(there);
			}
		}
		return found;
	}
}

/** A configuration, or what looks like a zone. */
function looksWorthReading(path: string, head: Uint8Array): boolean {
	return looksLikeZoneFile(path, head) || configurationKind(path, toText(head)) !== undefined;
}

/** No server follows includes in more steps than this; who writes a chain of a hundred thousand means harm. */
const MOST_ROUNDS = 64;

/** What a file looks like from outside, so that it is read again only if it may have become another; undefined where it is gone. */
function stampOf(path: string): string | undefined {
	const stat = statOfPath(path);
	return stat && `${stat.ino} ${stat.size} ${stat.mtimeMs}`;
}

function judging(service: ZoneService): string {
	const { done, total } = service.progress();
	return done < total ? `Reading zone ${done + 1} of ${total}` : `Judging ${total} ${total === 1 ? "zone" : "zones"}`;
}
