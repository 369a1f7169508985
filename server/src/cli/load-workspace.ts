import { baseName, folderOf, joinPath } from "../config/config-path.ts";
import { configurationKind, looksLikeZoneFile } from "../config/recognise.ts";
import { type FileSelection, fileSelection, isLeftOut } from "../features/file-selection.ts";
import type { ReadSettings } from "../features/read-settings.ts";
import { ZoneService } from "../features/zone-service.ts";
import { calendarDay } from "../records/serial.ts";
import { toText } from "../text/utf8.ts";
import type { Settings } from "../workspace/settings.ts";
import { absolutePath } from "./disk-path.ts";
import { folderFiles } from "./folder-files.ts";
import { readInputFile } from "./input-file.ts";
import { statOfPath } from "./path-stat.ts";
import type { SourcePaths } from "./source-paths.ts";

/** Something that could not be read; `reason` follows the path in a sentence. */
export interface Unreadable {
	readonly path: string;
	readonly reason: string;
}

export interface LoadedWorkspace {
	/** Settled. */
	readonly service: ZoneService;
	readonly unreadable: readonly Unreadable[];
}

/**
 * Reads folders and files with all that they name, and judges them.
 *
 * @param read what the user has set.
 */
export function loadWorkspace(sources: SourcePaths, read: ReadSettings): LoadedWorkspace {
	const selection = fileSelection(sources.roots, read);
	const loader = new Loader(sources, selection);
	return loader.load(alsoAlone(read.settings, sources));
}

/** A file that is given by its name is read even if it looks like a backup. */
function alsoAlone(settings: Settings, { files }: SourcePaths): Settings {
	if (files.length === 0) return settings;
	const pattern = (path: string) => `**/${baseName(path).replace(/[^\w.-]/g, "\\$&")}`;
	const zones = settings.zones instanceof Object ? settings.zones : {};
	return { ...settings, zones: { ...zones, ...Object.fromEntries(files.map((path) => [pattern(path), {}])) } };
}

class Loader {
	readonly #sources: SourcePaths;
	readonly #selection: FileSelection;
	readonly #unreadable: Unreadable[] = [];
	/** Files that a command line names, and those that they include. */
	readonly #alone: Set<string>;
	readonly #paths: Set<string>;
	readonly #tried = new Set<string>();

	constructor(sources: SourcePaths, selection: FileSelection) {
		this.#sources = sources;
		this.#selection = selection;
		this.#alone = new Set(sources.files);
		this.#paths = new Set(sources.files);
	}

	load(settings: Settings): LoadedWorkspace {
		const { files, links, unreadable } = folderFiles(this.#sources.folders, this.#selection);
		this.#unreadable.push(...unreadable);
		for (const path of files) this.#paths.add(path);
		const contents = new Map<string, Uint8Array>();
		for (const path of this.#paths) {
			const octets = links.has(path) && !this.#alone.has(path) ? undefined : this.#read(path);
			if (octets) contents.set(path, octets);
		}
		const expectedRecords = [...contents.values()].reduce((sum, octets) => sum + linesIn(octets), 0);
		const service = new ZoneService(this.#sources.roots, { today: () => calendarDay(new Date()), expectedRecords });
		service.isLeftOut = (path) => isLeftOut(this.#selection, this.#sources.roots, path);
		service.setSettings(settings);
		service.setPaths([...this.#paths].sort());
		for (const [path, octets] of contents) this.#give(service, path, octets);
		for (const { path, reason } of this.#unreadable) service.setUnreadable(path, reason);
		this.#followWanted(service);
		service.settle();
		return { service, unreadable: this.#unreadable };
	}

	/** Reads what looks worth it, and what is asked for by name. */
	#read(path: string): Uint8Array | undefined {
		const isNamed = this.#alone.has(path) || this.#tried.has(path) || this.#selection.isIncluded(path);
		if (!isNamed && this.#selection.isOther(path)) return undefined;
		const file = readInputFile(path, (head) => isNamed || looksWorthReading(path, head));
		if (file.kind === "refused") this.#unreadable.push({ path, reason: file.reason });
		return file.kind === "read" ? file.octets : undefined;
	}

	#give(service: ZoneService, path: string, octets: Uint8Array): void {
		service.setFile(path, octets, { open: false, named: this.#alone.has(path) || this.#selection.isIncluded(path) });
	}

	/** Reads what configurations and includes ask for, and what that asks for. */
	#followWanted(service: ZoneService): void {
		for (;;) {
			const included = this.#includedFromOutside(service);
			if (included.length > 0) {
				for (const path of included) {
					this.#alone.add(path);
					this.#paths.add(path);
				}
				service.setPaths([...this.#paths].sort());
			}
			const wanted = service.wanted().filter((path) => !this.#tried.has(path));
			if (wanted.length === 0) return;
			for (const path of wanted.sort()) {
				this.#tried.add(path);
				const known = this.#unreadable.length;
				const octets = this.#read(path);
				if (octets) this.#give(service, path, octets);
				else if (this.#unreadable.length > known) service.setUnreadable(path, this.#unreadable.at(-1)!.reason);
			}
		}
	}

	/** What files that were given by their names include and nobody has listed: beside them, or seen from the current folder. */
	#includedFromOutside(service: ZoneService): string[] {
		const found: string[] = [];
		for (const path of this.#alone) {
			for (const written of service.workspace.facts(path)?.head.includes ?? []) {
				const including = this.#sources.files.map(folderOf);
				const candidates = [folderOf(path), ...including, absolutePath(".")].map((folder) => joinPath(folder, written));
				const there = candidates.find((candidate) => statOfPath(candidate)?.isFile());
				if (there !== undefined && !this.#paths.has(there)) found.push(there);
			}
		}
		return found;
	}
}

/** A configuration, or what looks like a zone. */
function looksWorthReading(path: string, head: Uint8Array): boolean {
	return looksLikeZoneFile(path, head) || configurationKind(path, toText(head)) !== undefined;
}

/** About how many lines there are, going by the beginning. */
function linesIn(octets: Uint8Array): number {
	const head = octets.subarray(0, SAMPLE);
	let lines = 1;
	for (const octet of head) if (octet === LF) lines++;
	return Math.ceil((lines * octets.length) / Math.max(1, head.length));
}

const SAMPLE = 65_536;
const LF = 10;
