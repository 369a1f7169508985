import type {
	CancellationToken,
	Connection,
	InitializeParams,
	PublishDiagnosticsParams,
	WorkDoneProgressParams,
} from "vscode-languageserver";
import { type FileSelection, fileSelection } from "../features/file-selection.ts";
import { ZoneService } from "../features/zone-service.ts";
import { calendarDay } from "../records/serial.ts";
import { AnswerExpiry } from "./answer-expiry.ts";
import { editorAbilities } from "./capabilities.ts";
import { checkWorkspace } from "./check-workspace.ts";
import { ClientFiles } from "./client-files.ts";
import { Documents } from "./documents.ts";
import { FolderLoader } from "./folder-loader.ts";
import { IdleComparison } from "./idle-comparison.ts";
import { inTurns } from "./in-slices.ts";
import { listenToRequests } from "./listen-to-requests.ts";
import { LoadProgress } from "./load-progress.ts";
import type { Platform } from "./platform.ts";
import { PublishedTexts, type RepositoriesParams } from "./published-texts.ts";
import { Publisher } from "./publisher.ts";
import { PulledFindings } from "./pulled-findings.ts";
import { RefreshRequests, refreshSender } from "./refresh-requests.ts";
import { RELEASE_POLICY, ReleasedTexts } from "./released-texts.ts";
import { Scheduler } from "./scheduler.ts";
import { SettingsInForce } from "./settings-in-force.ts";
import { UnwatchedFiles } from "./unwatched-files.ts";
import { UriPaths } from "./uri-paths.ts";
import { WatchedFiles, watchFiles } from "./watched-files.ts";
import { WorkspaceFiles } from "./workspace-files.ts";
import { rootUris } from "./workspace-roots.ts";
import { type CheckAnswer, type ZoneOfFileAnswer, zonesOfFile } from "./zone-requests.ts";

/** Files that are named while someone types are fetched when typing pauses so long; in milliseconds. */
const PAUSE = 300;

/** So long the other files wait for what can be told of open documents without them; in milliseconds. */
const FIRST_FINDINGS = 150;

/** What serves one editor: the texts, the workspace, and the work between messages. */
export class Server {
	readonly #connection: Connection;
	readonly #stop: (error: unknown) => void;
	readonly #uris = new UriPaths();
	readonly #service: ZoneService;
	readonly #settings: SettingsInForce;
	readonly #documents: Documents;
	readonly #loader: FolderLoader;
	readonly #publisher: Publisher;
	/** Where the editor asks for findings. */
	readonly #pulled: PulledFindings | undefined;
	readonly #scheduler: Scheduler;
	readonly #published: PublishedTexts;
	readonly #comparison: IdleComparison;
	readonly #texts: ReleasedTexts;
	readonly #progress: LoadProgress;
	/** Of what was told of the ways of mail. */
	readonly #expiry: AnswerExpiry;
	/** Of what is shown in texts. */
	readonly #refresh: RefreshRequests;
	readonly #followsFolders: boolean;
	/** Where it tells nothing of changed files. */
	readonly #unwatched: UnwatchedFiles | undefined;
	/** Whether the user trusts the folders. */
	readonly #isTrusted: boolean;
	#roots: readonly string[];
	/** Work on files, one piece after the other. */
	#fileWork: Promise<void> = Promise.resolve();
	#isLoaded = false;
	#zonesRevision = 0;
	#pause: Timer | undefined;

	constructor(connection: Connection, params: InitializeParams, platform: Platform) {
		const abilities = editorAbilities(params);
		this.#connection = connection;
		this.#stop = platform.stop;
		this.#followsFolders = abilities.workspaceFolders;
		this.#isTrusted = abilities.trusted;
		this.#roots = rootUris(params).map((uri) => this.#uris.rootOf(uri));
		const client = abilities.files ? new ClientFiles(connection, this.#uris) : undefined;
		const files = new WorkspaceFiles({ disk: platform.disk, client }, (path) => this.#uris.isOnDisk(path));
		this.#service = new ZoneService(this.#roots, {
			today: () => calendarDay(new Date()),
			columnUnit: abilities.positionEncoding,
		});
		this.#settings = new SettingsInForce(connection, files, abilities.configuration, abilities.settings);
		this.#progress = new LoadProgress(connection, abilities.progress);
		const shared = {
			service: this.#service,
			uris: this.#uris,
			isOpen: (path: string) => this.#documents.isOpen(path),
		};
		this.#loader = new FolderLoader(
			{
				...shared,
				files,
				warn: (message) => connection.console.warn(message),
				readConfigurations: () => inTurns((isTimeUp) => this.#service.readConfigurations(isTimeUp)),
				showFirst: () => this.#showFirst(),
			},
			this.#selection(),
		);
		this.#documents = new Documents({
			...shared,
			isExcluded: (path) => this.#loader.isExcluded(path),
			changed: () => this.#changed(),
			shown: (path) => {
				this.#published.shown(path);
				this.#lookForChanges();
			},
			closed: (path) => {
				this.#lookForChanges();
				this.#published.closed(path);
				this.#refresh.closed(path);
				void this.#onFiles(() => this.#loader.reread(path));
			},
		});
		if (!abilities.watchesFiles) {
			this.#unwatched = new UnwatchedFiles({
				files,
				changed: () => this.#loader.changed(),
				settingsFiles: () => this.#settings.filesIn(this.#roots),
				follow: (changed) => void this.#onFiles(() => this.#followFiles(changed)),
			});
		}
		const documents = this.#documents;
		this.#publisher = new Publisher({
			...shared,
			documents,
			shown: abilities.findings,
			send: (diagnostics) => this.#tell(diagnostics),
		});
		if (abilities.pullsFindings) {
			const refresh = () => {
				if (abilities.refreshesFindings) connection.languages.diagnostics.refresh();
			};
			this.#pulled = new PulledFindings({ ready: () => this.#ready(), refresh });
			this.#pulled.listen(connection);
		}
		const readAgain = (path: string) => this.#loader.readAgain(path);
		const refreshFiles = (paths: readonly string[]) => this.#loader.refresh(paths);
		this.#texts = new ReleasedTexts({ ...shared, readAgain, refresh: refreshFiles }, RELEASE_POLICY);
		this.#scheduler = new Scheduler({
			prepare: () => (this.#texts.areReleased ? this.#restored() : undefined),
			proceed: (isTimeUp) => this.#proceed(isTimeUp),
			finished: () => this.#finished(),
		});
		this.#published = new PublishedTexts({
			...shared,
			ask: (uri) => connection.sendRequest("zoneTrio/committedText", { uri }),
			changed: () => {
				this.#refresh.expire("textDocumentContent");
				this.#scheduler.request();
			},
		});
		this.#comparison = new IdleComparison({
			...shared,
			answers: () => this.#published.answers(),
			ready: () => this.#ready(),
			keepTexts: () => this.#texts.keep(),
			compared: () => this.#scheduler.request(),
		});
		this.#refresh = new RefreshRequests({
			workspace: this.#service.workspace,
			kinds: abilities.refreshes,
			send: refreshSender(connection),
		});
		this.#expiry = new AnswerExpiry(this.#service.workspace, () => {
			void connection.sendNotification("zoneTrio/mailHostsChanged");
		});
		listenToRequests(connection, platform, {
			...shared,
			abilities,
			documents,
			published: this.#published,
			refresh: this.#refresh,
			expiry: this.#expiry,
			roots: () => this.#roots,
			settings: () => this.#settings.current,
			isLoading: () => this.#isLoading,
			ready: () => this.#ready(),
			whenRead: () => this.#whenRead(),
			areCurrent: (paths) => this.#areCurrent(paths),
		});
		this.#listen();
	}

	/** The editor is ready to be asked: reads the settings and the workspace. */
	start(): void {
		if (this.#followsFolders) {
			this.#connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
				const paths = (folders: readonly { uri: string }[]) => folders.map(({ uri }) => this.#uris.rootOf(uri));
				const gone = new Set(paths(removed));
				this.#roots = [...this.#roots.filter((root) => !gone.has(root)), ...paths(added)];
				void this.#onFiles(async () => {
					await this.#followSettings((settings) => settings.readFile(this.#roots));
					await this.#load();
				});
			});
		}
		if (!this.#unwatched) watchFiles(this.#connection);
		this.#progress.begin();
		void this.#onFiles(async () => {
			this.#settings.begin();
			await this.#settings.readFile(this.#roots);
			await this.#settings.ask();
			this.#service.setSettings(this.#settings.current.settings);
			await this.#load();
			await this.#unwatched?.begin();
			this.#isLoaded = true;
		});
	}

	#listen(): void {
		const connection = this.#connection;
		connection.onDidOpenTextDocument((params) => this.#guarded(() => this.#documents.didOpen(params)));
		connection.onDidChangeTextDocument((params) => this.#guarded(() => this.#documents.didChange(params)));
		connection.onDidSaveTextDocument((params) => this.#guarded(() => this.#documents.didSave(params)));
		connection.onDidCloseTextDocument((params) => this.#guarded(() => this.#documents.didClose(params)));
		connection.onDidChangeConfiguration(({ settings: told }) => {
			void this.#onFiles(() => this.#followSettings((settings) => settings.follow(told)));
		});
		const watched = new WatchedFiles(this.#uris, (take) => void this.#onFiles(() => this.#followFiles(take())));
		connection.onDidChangeWatchedFiles(({ changes }) => watched.notice(changes));
		connection.onRequest("zoneTrio/zoneOfFile", (params: { uri: string }) => this.#zoneOfFile(params.uri));
		connection.onRequest("zoneTrio/checkWorkspace", (asked, token) => this.#checkWorkspace(asked, token));
		connection.onNotification("zoneTrio/repositories", (params: RepositoriesParams) =>
			this.#published.setRepositories(params),
		);
		connection.onShutdown(() => {
			clearTimeout(this.#pause);
			this.#comparison.stop();
			this.#refresh.stop();
			this.#pulled?.stop();
		});
	}

	/** Runs what must not fail half-way. */
	#guarded(work: () => void): void {
		try {
			work();
		} catch (error) {
			this.#stop(error);
		}
	}

	/** Works on files, after what was begun before; nothing is judged meanwhile. */
	#onFiles(work: () => Promise<void>): Promise<void> {
		const release = this.#scheduler.hold();
		const all = async () => {
			this.#texts.keep();
			await this.#texts.restore();
			await work();
		};
		this.#fileWork = this.#fileWork.then(all).catch(this.#stop).finally(release);
		return this.#fileWork;
	}

	/** Where the editor does not tell what changes on the disk. */
	#lookForChanges(): void {
		if (this.#isLoaded) this.#unwatched?.look().catch(this.#stop);
	}

	#restored(): Promise<void> {
		return this.#onFiles(async () => {});
	}

	/** What of the folders is read: out of those that are not trusted, nothing leads. */
	#selection(): FileSelection {
		const { include, exclude, readOutside } = this.#settings.current;
		return fileSelection(this.#roots, { include, exclude, readOutside: readOutside && this.#isTrusted });
	}

	#load(): Promise<void> {
		return this.#loader.load(this.#roots, this.#selection(), (done, total) =>
			this.#progress.report("files", () => ({ done, total })),
		);
	}

	/** Shows what can be told of open documents before all files have been looked at. Gives up where they take too long to read. */
	async #showFirst(): Promise<void> {
		if (this.#isLoaded || this.#documents.count === 0) return;
		const end = performance.now() + FIRST_FINDINGS;
		await inTurns((isTimeUp) => {
			const isRead = this.#service.read(isTimeUp);
			if (!isRead || isTimeUp()) return !isRead && performance.now() >= end;
			this.#publisher.publishFirst();
			return true;
		});
	}

	async #followFiles(changed: readonly string[]): Promise<void> {
		const ofSettings = new Set(this.#settings.filesIn(this.#roots));
		if (changed.some((path) => ofSettings.has(path))) {
			await this.#followSettings((settings) => settings.readFile(this.#roots));
		}
		await this.#loader.refresh(changed);
	}

	/** @param read brings the settings up to date, and says whether anything is not as before. */
	async #followSettings(read: (settings: SettingsInForce) => Promise<boolean>): Promise<void> {
		const before = this.#settings.current;
		if (!(await read(this.#settings))) return;
		const now = this.#settings.current;
		this.#service.setSettings(now.settings);
		for (const kind of ["hints", "lenses"] as const) {
			if (JSON.stringify(before[kind]) !== JSON.stringify(now[kind]))
				this.#refresh.expire(kind === "hints" ? "inlayHint" : "codeLens");
		}
		const selected = ({ include, exclude, readOutside }: typeof now) => JSON.stringify([include, exclude, readOutside]);
		if (selected(before) !== selected(now)) await this.#load();
	}

	#tell(diagnostics: PublishDiagnosticsParams): void {
		if (this.#pulled) this.#pulled.keep(diagnostics);
		else void this.#connection.sendDiagnostics(diagnostics);
	}

	#changed(): void {
		this.#scheduler.request();
		clearTimeout(this.#pause);
		this.#pause = setTimeout(() => {
			if (this.#loader.isMissingFiles()) void this.#onFiles(() => this.#loader.followWanted());
		}, PAUSE);
	}

	#proceed(isTimeUp: () => boolean): boolean {
		this.#texts.keep();
		// What is shown is not begun where nothing of the turn is left.
		if (this.#service.settle(isTimeUp)) return !isTimeUp() && this.#publisher.publish(isTimeUp);
		if (this.#isLoaded && this.#progress.isShown) this.#progress.report("zones", () => this.#service.progress());
		return false;
	}

	#finished(): void {
		this.#texts.rest();
		if (!this.#isLoaded) return;
		const { zonesRevision } = this.#service.workspace;
		const isFirst = this.#progress.isShown;
		this.#progress.end();
		this.#expiry.settled();
		this.#refresh.settled();
		if (isFirst) this.#published.askForChanged();
		this.#comparison.request();
		if (!isFirst && zonesRevision === this.#zonesRevision) return;
		this.#zonesRevision = zonesRevision;
		void this.#connection.sendNotification("zoneTrio/zonesChanged");
	}

	/** Resolves when findings and texts are at hand. */
	async #ready(): Promise<void> {
		await this.#scheduler.whenDone();
		if (!this.#texts.areReleased) return;
		await this.#restored();
		await this.#scheduler.whenDone();
	}

	get #isLoading(): boolean {
		return !this.#isLoaded || this.#progress.isShown;
	}

	async #areCurrent(paths: readonly string[]): Promise<boolean> {
		if (await this.#loader.areUnchanged(paths)) return true;
		await this.#onFiles(() => this.#loader.refresh(paths));
		return false;
	}

	async #zoneOfFile(uri: string): Promise<ZoneOfFileAnswer> {
		const zones = () => zonesOfFile(this.#service, this.#uris.pathOf(uri), this.#roots);
		// Who asks while the workspace is being read is told when that has ended.
		if (this.#isLoading) return { zones: zones(), busy: true };
		await this.#scheduler.whenDone();
		return { zones: zones(), busy: false };
	}

	/** The same, and all files have been read, those too that are named since a moment only. */
	async #whenRead(): Promise<void> {
		await this.#onFiles(() => this.#loader.followWanted());
		await this.#ready();
	}

	#checkWorkspace(asked: WorkDoneProgressParams | null, token: CancellationToken): Promise<CheckAnswer> {
		const host = {
			service: this.#service,
			ready: () => this.#ready(),
			whenRead: () => this.#whenRead(),
			keepTexts: () => this.#texts.keep(),
			compare: () => this.#comparison.compare(),
			counts: () => this.#publisher.counts(),
			verified: () => this.#scheduler.request(),
		};
		return checkWorkspace(host, this.#connection, asked?.workDoneToken, token);
	}
}
