import type { ServerConfiguration } from "../config/configured-zone.ts";
import { corefileSteps } from "../config/corefile.ts";
import { knotConfSteps } from "../config/knot-conf.ts";
import { namedConfSteps } from "../config/named-conf.ts";
import { nsdConfSteps } from "../config/nsd-conf.ts";
import { configurationKind, mainConfigurations } from "../config/recognise.ts";
import { atOnce } from "../text/at-once.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** Each reads in small steps. */
const READERS = { named: namedConfSteps, nsd: nsdConfSteps, knot: knotConfSteps, coredns: corefileSteps } as const;

/** The files of the zones of all configurations, as far as they are there. */
interface NamedPaths {
	readonly all: ReadonlySet<string>;
	readonly ofText: ReadonlySet<string>;
}

/** The texts of files that are server configurations, and what the workspace is to know of them: read anew as a whole when any of it changes. */
export class Configurations {
	readonly #workspace: Workspace;
	/** Told of each that was read, whose findings may be others then. */
	readonly #onRead: (path: string) => void;
	readonly #texts = new Map<string, string>();
	#isStale = false;
	/** The reading of them that has begun. */
	#steps: Iterator<void> | undefined;
	/** The files that they name and those that they include, found once for each reading. */
	#named: NamedPaths | undefined;
	#parts: ReadonlySet<string> | undefined;

	constructor(workspace: Workspace, onRead: (path: string) => void) {
		this.#workspace = workspace;
		this.#onRead = onRead;
	}

	has(path: string): boolean {
		return this.#texts.has(path);
	}

	/** The text of one; undefined where a path is none. */
	text(path: string): string | undefined {
		return this.#texts.get(path);
	}

	paths(): IterableIterator<string> {
		return this.#texts.keys();
	}

	set(path: string, text: string): void {
		this.#texts.set(path, text);
		this.#isStale = true;
	}

	delete(path: string): void {
		if (this.#texts.delete(path)) this.#isStale = true;
	}

	/** To be called when other paths exist than before: what is written in configurations is found among them. */
	pathsChanged(): void {
		this.#named = undefined;
		this.#parts = undefined;
		this.#isStale = true;
	}

	/** Whether a path is named as the file of a zone. */
	isNamed(path: string): boolean {
		return this.#namedPaths().all.has(path);
	}

	/** The files of zones in which records stand as text. */
	zoneFiles(): ReadonlySet<string> {
		return this.#namedPaths().ofText;
	}

	#namedPaths(): NamedPaths {
		this.#named ??= atOnce(this.#findNamed());
		return this.#named;
	}

	/** Whether a path is included by one, and so is a part of it whatever it looks like. */
	isPart(path: string): boolean {
		this.#parts ??= this.#findParts();
		return this.#parts.has(path);
	}

	/** Reads them, if any of them or the paths that they name have changed, until all is done or time is up; whether it is done. */
	read(isTimeUp: () => boolean): boolean {
		if (this.#isStale) {
			this.#isStale = false;
			this.#steps = this.#read();
		}
		while (this.#steps) {
			if (this.#steps.next().done) this.#steps = undefined;
			else if (isTimeUp()) return false;
		}
		return true;
	}

	*#read(): Generator<void, void> {
		const files = this.#workspace.configFiles(this.#texts);
		const read: ServerConfiguration[] = [];
		for (const [path, text] of [...this.#texts].sort()) {
			const kind = configurationKind(path, text);
			if (kind) read.push(yield* READERS[kind](path, files));
			this.#onRead(path);
			yield;
		}
		this.#workspace.setConfigurations(mainConfigurations(read), new Map(this.#texts));
		this.#named = undefined;
		this.#parts = undefined;
		this.#named = yield* this.#findNamed();
	}

	/** Looks for the files of zones; a zone at a time. */
	*#findNamed(): Generator<void, NamedPaths> {
		const { catalogue, configurations } = this.#workspace;
		const all = new Set<string>();
		const ofText = new Set<string>();
		for (const configuration of configurations) {
			for (const { file, format } of configuration.zones) {
				yield;
				const path = file === undefined ? undefined : catalogue.find(file, configuration.path);
				if (path === undefined) continue;
				all.add(path);
				if (format === "text") ofText.add(path);
			}
		}
		return { all, ofText };
	}

	#findParts(): Set<string> {
		const { catalogue, configurations } = this.#workspace;
		const paths = new Set<string>();
		for (const { path: main, files, wanted } of configurations) {
			for (const file of files) if (file !== main) paths.add(file);
			for (const written of wanted) {
				const path = catalogue.find(written, main);
				if (path !== undefined) paths.add(path);
			}
		}
		return paths;
	}
}
