import { type Disposable, type Event, extensions, Uri } from "vscode";
import { type BaseLanguageClient as LanguageClient, State } from "vscode-languageclient";
import { toBase64 } from "./base64.ts";

/** What is used of the API of VS Code's Git extension, version 1. */
interface GitApi {
	readonly repositories: readonly Repository[];
	readonly onDidOpenRepository: Event<Repository>;
	readonly onDidCloseRepository: Event<Repository>;
	getRepository(uri: Uri): Repository | null;
}

interface GitExtension {
	readonly enabled: boolean;
	readonly onDidChangeEnablement: Event<boolean>;
	getAPI(version: 1): GitApi;
}

interface Repository {
	readonly rootUri: Uri;
	readonly state: {
		readonly HEAD: { readonly commit?: string } | undefined;
		readonly mergeChanges: readonly Change[];
		readonly indexChanges: readonly Change[];
		readonly workingTreeChanges: readonly Change[];
		readonly untrackedChanges?: readonly Change[];
		readonly onDidChange: Event<void>;
	};
	buffer(revision: string, path: string): Promise<Uint8Array>;
}

interface Change {
	readonly uri: Uri;
}

/** Git tells of every file of a checkout by itself; they are passed on together, after so many milliseconds. */
const PAUSE = 100;

/**
 * Tells the server which files are not as they were committed, and gives it what was committed when it asks, so that it can say
 * whose serial was not raised. Without the Git extension, as in a folder that is not trusted, there is nothing to tell.
 */
export class CommittedVersions implements Disposable {
	readonly #client: LanguageClient;
	readonly #listeners: Disposable[] = [];
	/** Of the API, which comes and goes with the setting that enables Git. */
	#ofApi: readonly Disposable[] = [];
	/** Of each repository that is open. */
	readonly #states = new Map<Repository, Disposable>();
	#api: GitApi | undefined;
	#timer: Timer | undefined;

	constructor(client: LanguageClient) {
		this.#client = client;
		this.#listeners.push(
			client.onRequest("zoneTrio/committedText", ({ uri }: { uri: string }) => this.#committed(uri)),
			client.onDidChangeState(({ newState }) => {
				if (newState === State.Running) this.#tellSoon();
			}),
		);
		void this.#start();
	}

	dispose(): void {
		clearTimeout(this.#timer);
		for (const listener of [...this.#listeners, ...this.#ofApi, ...this.#states.values()]) listener.dispose();
	}

	async #start(): Promise<void> {
		const extension = extensions.getExtension<GitExtension>("vscode.git");
		const git = await extension?.activate().then(undefined, () => undefined);
		if (!git) return;
		this.#listeners.push(git.onDidChangeEnablement((isEnabled) => this.#follow(isEnabled ? git.getAPI(1) : undefined)));
		if (git.enabled) this.#follow(git.getAPI(1));
	}

	#follow(api: GitApi | undefined): void {
		this.#api = api;
		for (const listener of [...this.#ofApi, ...this.#states.values()]) listener.dispose();
		this.#ofApi = [];
		this.#states.clear();
		if (api) {
			for (const repository of api.repositories) this.#watch(repository);
			this.#ofApi = [
				api.onDidOpenRepository((repository) => this.#watch(repository)),
				api.onDidCloseRepository((repository) => {
					this.#states.get(repository)?.dispose();
					this.#states.delete(repository);
					this.#tellSoon();
				}),
			];
		}
		this.#tellSoon();
	}

	#watch(repository: Repository): void {
		this.#states.get(repository)?.dispose();
		this.#states.set(
			repository,
			repository.state.onDidChange(() => this.#tellSoon()),
		);
		this.#tellSoon();
	}

	#tellSoon(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#tell(), PAUSE);
	}

	async #tell(): Promise<void> {
		if (!this.#client.isRunning()) return;
		const repositories = [...this.#states.keys()].map(({ rootUri, state }) => ({
			root: rootUri.toString(),
			head: state.HEAD?.commit ?? "",
			changed: changedIn(state).map(({ uri }) => uri.toString()),
		}));
		// A server that ends meanwhile is told when it is there again.
		await this.#client.sendNotification("zoneTrio/repositories", { repositories }).catch(() => undefined);
	}

	/** What was committed of a file, in base64: it may be in any encoding. */
	async #committed(text: string): Promise<string | null> {
		const uri = Uri.parse(text);
		const repository = this.#api?.getRepository(uri);
		if (!repository?.state.HEAD?.commit) return null;
		try {
			return toBase64(await repository.buffer("HEAD", uri.fsPath));
		} catch {
			// It was not there.
			return null;
		}
	}
}

function changedIn(state: Repository["state"]): Change[] {
	const { mergeChanges, indexChanges, workingTreeChanges, untrackedChanges = [] } = state;
	return [...mergeChanges, ...indexChanges, ...workingTreeChanges, ...untrackedChanges];
}
