import { isAbsolutePath } from "../config/config-path.ts";
import type { CommitState } from "../features/changed-records.ts";
import { PublishedVersions } from "../features/published-versions.ts";
import type { ZoneService } from "../features/zone-service.ts";
import { fromBase64 } from "./base64.ts";
import type { UriPaths } from "./uri-paths.ts";

/** What an editor tells of the repositories that it knows: all of them each time. */
export interface RepositoriesParams {
	readonly repositories: readonly {
		/** The URI of its folder. */
		readonly root: string;
		/** What tells the present commit from others; empty before the first. */
		readonly head: string;
		/** The URIs of the files that are not as they were committed. */
		readonly changed: readonly string[];
	}[];
}

interface Repository {
	readonly root: string;
	readonly head: string;
	readonly changed: ReadonlySet<string>;
}

/** What the published versions have to know of the rest of the server. */
export interface PublishedTextsHost {
	readonly service: ZoneService;
	readonly uris: UriPaths;
	/** Asks the editor for the committed content of a file, in base64; null where the commit has no such file. */
	ask(uri: string): Promise<string | null>;
	/** Some version is another one than before. */
	changed(): void;
}

/** More files than these that are gone are not asked for: they may be no zones at all. */
const MOST_GONE = 100;

/**
 * The versions with which open and changed files are compared: that of the commit, as far as the editor tells of repositories, else
 * the one on the disk.
 */
export class PublishedTexts {
	readonly #host: PublishedTextsHost;
	#repositories: readonly Repository[] = [];
	/** What is on the disk of the files that are open. */
	readonly #saved = new Map<string, Uint8Array>();
	/** The same, to be compared with. */
	readonly onDisk: PublishedVersions;
	/** What was committed; null where nothing was. */
	readonly #committed = new Map<string, Uint8Array | null>();
	readonly #asked = new Set<string>();
	readonly #open = new Set<Promise<void>>();

	constructor(host: PublishedTextsHost) {
		this.#host = host;
		this.onDisk = new PublishedVersions(host.service.workspace, host.service.engine);
	}

	/** A file was opened or saved, and is on the disk as it is shown. */
	shown(path: string): void {
		const octets = this.#host.service.workspace.files.get(path)?.octets();
		if (!octets || !isAbsolutePath(path)) return;
		this.#saved.set(path, octets);
		this.onDisk.set(path, octets);
		this.#follow(path);
		this.#ask(path);
	}

	closed(path: string): void {
		if (!this.#saved.delete(path)) return;
		this.onDisk.set(path, undefined);
		this.#follow(path);
	}

	/** Repositories came, went, or are in another state. */
	setRepositories({ repositories }: RepositoriesParams): void {
		const { uris } = this.#host;
		const before = new Map(this.#repositories.map(({ root, head }) => [root, head]));
		this.#repositories = repositories.map(({ root, head, changed }) => ({
			root: uris.pathOf(root),
			head,
			changed: new Set(changed.map((uri) => uris.pathOf(uri))),
		}));
		const heads = new Map(this.#repositories.map(({ root, head }) => [root, head]));
		const isMoved = [...before, ...heads].some(([root]) => before.get(root) !== heads.get(root));
		const paths = [...this.#committed.keys()];
		if (isMoved) {
			this.#committed.clear();
			this.#asked.clear();
		}
		for (const path of paths) this.#follow(path);
		if (isMoved) this.#host.changed();
		this.askForChanged();
	}

	/** Asks for what was committed of the files that are others now, and of those that are open. */
	askForChanged(): void {
		const { files, catalogue } = this.#host.service.workspace;
		const there = new Set(catalogue.paths);
		let gone = 0;
		for (const { changed } of this.#repositories) {
			for (const path of changed) {
				if (files.has(path) || (!there.has(path) && gone++ < MOST_GONE)) this.#ask(path);
			}
		}
		for (const path of this.#saved.keys()) this.#ask(path);
	}

	/** What there is to compare a file with, after all that was asked has been answered. */
	async commitOf(path: string): Promise<CommitState> {
		await this.answers();
		const repository = this.#repositoryOf(path);
		if (!repository) return "no repository";
		return repository.head === "" ? "no commit" : "commit";
	}

	/** Resolves when all that was asked has been answered. */
	async answers(): Promise<void> {
		while (this.#open.size > 0) await Promise.all(this.#open);
	}

	#ask(path: string): void {
		const repository = this.#repositoryOf(path);
		if (!repository || this.#asked.has(path)) return;
		this.#asked.add(path);
		const answer = this.#answer(path, repository);
		this.#open.add(answer);
		void answer.finally(() => this.#open.delete(answer));
	}

	async #answer(path: string, { head }: Repository): Promise<void> {
		const answer = await this.#host.ask(this.#host.uris.uriOf(path)).catch(() => null);
		// Another commit has come meanwhile, and is asked for by itself.
		if (this.#repositoryOf(path)?.head !== head) return;
		this.#committed.set(path, answer === null ? null : fromBase64(answer));
		this.#follow(path);
	}

	/** The innermost one that a file lies in. */
	#repositoryOf(path: string): Repository | undefined {
		const around = this.#repositories.filter(({ root }) => path.startsWith(`${root}/`));
		return around.sort((one, other) => other.root.length - one.root.length)[0];
	}

	#follow(path: string): void {
		this.#host.service.published.set(path, this.#versionOf(path));
		this.#host.changed();
	}

	#versionOf(path: string): Uint8Array | null | undefined {
		const committed = this.#committed.get(path);
		// What Git ignores is neither committed nor changed.
		if (committed === undefined || (committed === null && !this.#repositoryOf(path)?.changed.has(path))) {
			return this.#saved.get(path);
		}
		return committed;
	}
}
