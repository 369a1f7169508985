import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import {
	type ApplyWorkspaceEditParams,
	CancellationTokenSource,
	type CodeAction,
	type ConfigurationParams,
	createMessageConnection,
	type Diagnostic,
	type MessageConnection,
	type Range,
	type Registration,
	type RegistrationParams,
	type ServerCapabilities,
	StreamMessageReader,
	StreamMessageWriter,
	type WorkspaceEdit,
} from "vscode-languageserver/node";

export interface Published {
	readonly uri: string;
	readonly version?: number;
	readonly diagnostics: Diagnostic[];
}

interface LogMessage {
	readonly type: number;
	readonly message: string;
}

interface Progress {
	readonly kind: string;
	readonly message?: string;
	readonly title?: string;
}

export interface TextChange {
	readonly range?: Range;
	readonly text: string;
}

/** How much there is, and how many findings of each severity. */
export type CheckAnswer = Record<"files" | "zones" | "records" | "error" | "warning" | "information" | "hint", number>;

export interface ZoneAnswer {
	readonly zones: {
		readonly origin: string;
		readonly view: string;
		readonly how: string;
		readonly configuration?: string;
	}[];
	readonly busy: boolean;
}

/** What is looked at of the answer to `zoneTrio/mailHosts`. */
export interface MailHostsAnswer {
	readonly rows: readonly {
		readonly id: string;
		readonly label: string;
		readonly description: string;
		readonly verdict: string;
		readonly hasChildren: boolean;
		readonly canFix: boolean;
		readonly place?: { readonly uri: string; readonly range: Range };
	}[];
	readonly more: number;
	readonly domains: number;
	readonly problems: number;
	readonly busy: boolean;
}

export interface StartOptions {
	readonly settings?: unknown;
	/** More or other things that the editor says it can do. */
	readonly capabilities?: object;
	readonly folders?: readonly string[];
	/** Our commands that the editor says it knows; all that VS Code does, where they are not given. */
	readonly commands?: readonly string[];
	/** Whether the user trusts the folders. */
	readonly trusted?: boolean;
	/** What it answers beside what every editor does, by the names of the requests. */
	readonly answers?: Readonly<Record<string, (parameters: { readonly uri: string }) => unknown>>;
	/** Whether it reads files for the server. */
	readonly files?: boolean;
	/** Whether it knows our kinds of words. */
	readonly zoneTokens?: boolean;
	/** More or other parameters of `initialize`. */
	readonly initialize?: object;
	/** The number of the user, and group, as whom the server runs. */
	readonly uid?: number;
	/** What Node is told before it runs the server. */
	readonly nodeArguments?: readonly string[];
}

/** The findings of a file in a form that can be compared with that of another server. */
export function findingLines(uri: string, diagnostics: readonly Diagnostic[]): string[] {
	return diagnostics.map(
		({ range, code, severity, message }) => `${uri} ${JSON.stringify(range)} ${code} ${severity} ${message}`,
	);
}

const COMMANDS = ["copyText", "showRefusal", "changeSetting", "askAndRepair", "repairMany"].map(
	(name) => `zoneTrio.${name}`,
);

const LITERALS = { codeActionKind: { valueSet: [] } };

const CAPABILITIES = {
	workspace: {
		configuration: true,
		workspaceFolders: true,
		workspaceEdit: { documentChanges: true },
		didChangeWatchedFiles: { dynamicRegistration: true },
	},
	window: { workDoneProgress: true },
	textDocument: {
		codeAction: {
			codeActionLiteralSupport: LITERALS,
			dataSupport: true,
			disabledSupport: true,
			resolveSupport: { properties: ["edit"] },
		},
		publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, versionSupport: true },
	},
};

/** A folder of files that is removed at the end. */
export class TestFolder {
	readonly path = realpathSync(mkdtempSync(join(tmpdir(), "zonetrio-protocol-")));

	constructor(files: Readonly<Record<string, string | Uint8Array>>) {
		for (const [name, text] of Object.entries(files)) this.write(name, text);
	}

	write(name: string, text: string | Uint8Array): void {
		const path = join(this.path, name);
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, text);
	}

	remove(name = ""): void {
		rmSync(join(this.path, name), { recursive: true, force: true });
	}

	rename(name: string, to: string): void {
		renameSync(join(this.path, name), join(this.path, to));
	}

	uri(name: string): string {
		return pathToFileURL(join(this.path, name)).toString();
	}
}

/** An editor without a window: speaks to the bundled server over stdio and notes what it is told. */
export class LanguageClient {
	readonly folder: TestFolder;
	readonly shown = new Map<string, Published>();
	readonly published: Published[] = [];
	readonly messages: LogMessage[] = [];
	readonly progress: Progress[] = [];
	/** What the server asked the editor to ask for again, such as `codeLens`. */
	readonly refreshed: string[] = [];
	/** What it was asked, and told to register, in that order. */
	readonly asked: string[] = [];
	readonly registered: Registration[] = [];
	/** The edits that the server gave it to make. */
	readonly applied: WorkspaceEdit[] = [];
	readonly ended: Promise<number | null>;
	capabilities: ServerCapabilities = {};
	zonesChanged = 0;
	mailHostsChanged = 0;
	/** The committed texts, by the names of the files; asked for as soon as the server is told of the repository. */
	committed: Readonly<Record<string, string>> = {};
	settings: unknown;
	standardError = "";
	readonly #process: ChildProcess;
	readonly #connection: MessageConnection;
	#version = 0;
	#onPublish: ((published: Published) => void)[] = [];

	private constructor(server: string, folder: TestFolder, options: StartOptions) {
		this.folder = folder;
		this.settings = options.settings ?? {};
		if (options.uid !== undefined) chmodSync(folder.path, 0o755);
		const identity = options.uid === undefined ? {} : { uid: options.uid, gid: options.uid };
		this.#process = spawn(process.execPath, [...(options.nodeArguments ?? []), server, "--stdio"], {
			stdio: "pipe",
			...identity,
		});
		this.ended = new Promise((resolve) => {
			this.#process.once("close", resolve);
		});
		this.#process.stderr!.on("data", (data: Buffer) => {
			this.standardError += data.toString();
		});
		const connection = createMessageConnection(
			new StreamMessageReader(this.#process.stdout!),
			new StreamMessageWriter(this.#process.stdin!),
		);
		connection.onNotification("textDocument/publishDiagnostics", (published: Published) => {
			this.shown.set(published.uri, published);
			this.published.push(published);
			for (const listener of this.#onPublish) listener(published);
		});
		connection.onNotification("window/logMessage", (message: LogMessage) => {
			this.messages.push(message);
		});
		connection.onNotification("window/showMessage", (message: LogMessage) => {
			this.messages.push(message);
		});
		connection.onNotification("zoneTrio/zonesChanged", () => {
			this.zonesChanged++;
		});
		connection.onNotification("zoneTrio/mailHostsChanged", () => {
			this.mailHostsChanged++;
		});
		connection.onNotification("$/progress", ({ value }: { value: Progress }) => {
			this.progress.push(value);
		});
		const onRequest = (method: string, answer: (parameters: never) => unknown) =>
			connection.onRequest(method, (parameters) => {
				this.asked.push(method);
				return answer(parameters as never);
			});
		onRequest("window/workDoneProgress/create", () => null);
		onRequest("workspace/configuration", ({ items }: ConfigurationParams) => items.map(() => this.settings));
		onRequest("client/registerCapability", ({ registrations }: RegistrationParams) => {
			this.registered.push(...registrations);
			return null;
		});
		onRequest("workspace/applyEdit", ({ edit }: ApplyWorkspaceEditParams) => {
			this.applied.push(edit);
			return { applied: true };
		});
		for (const kind of ["diagnostic", "semanticTokens", "inlayHint", "codeLens", "textDocumentContent"]) {
			onRequest(`workspace/${kind}/refresh`, () => {
				this.refreshed.push(kind);
				return null;
			});
		}
		connection.onRequest("zoneTrio/committedText", ({ uri }: { uri: string }) => {
			const text = this.committed[uri.slice(folder.uri("").length).replace(/^\//, "")];
			return text === undefined ? null : Buffer.from(text).toString("base64");
		});
		for (const [method, answer] of Object.entries(options.answers ?? {})) connection.onRequest(method, answer);
		connection.listen();
		this.#connection = connection;
	}

	/** Starts a server on a folder; resolves when it has answered `initialize`. */
	static async start(server: string, folder: TestFolder, options: StartOptions = {}): Promise<LanguageClient> {
		const client = new LanguageClient(server, folder, options);
		const folders = options.folders ?? [""];
		const { capabilities } = await client.request<{ capabilities: ServerCapabilities }>("initialize", {
			processId: process.pid,
			rootUri: null,
			workspaceFolders: folders.map((name) => ({ name, uri: folder.uri(name) })),
			capabilities: { ...CAPABILITIES, ...options.capabilities },
			initializationOptions: {
				trusted: options.trusted ?? true,
				commands: options.commands ?? COMMANDS,
				files: options.files,
				zoneTokens: options.zoneTokens,
			},
			...options.initialize,
		});
		client.capabilities = capabilities;
		await client.notify("initialized", {});
		return client;
	}

	get isRunning(): boolean {
		return this.#process.exitCode === null && this.#process.signalCode === null;
	}

	request<Answer>(method: string, parameters: unknown): Promise<Answer> {
		// A request that nobody is left to answer would wait for ever.
		const end = this.ended.then((status): never => {
			throw new Error(`the server ended with ${status} before it answered ${method}: ${this.standardError}`);
		});
		const answer = this.#connection.sendRequest<Answer>(method, parameters);
		// Which of the two is told of the end first is chance.
		return Promise.race([answer.catch((error) => (this.isRunning ? Promise.reject(error) : end)), end]);
	}

	/** A request that can be given up. */
	cancellable(method: string, parameters: unknown): { readonly answer: Promise<unknown>; cancel(): void } {
		const source = new CancellationTokenSource();
		const answer = this.#connection.sendRequest(method, parameters, source.token);
		return { answer, cancel: () => source.cancel() };
	}

	notify(method: string, parameters?: unknown): Promise<void> {
		return this.#connection.sendNotification(method, parameters);
	}

	/** Everything is read and shown when this resolves. */
	check(): Promise<CheckAnswer> {
		return this.request("zoneTrio/checkWorkspace", {});
	}

	zoneOf(name: string): Promise<ZoneAnswer> {
		return this.request("zoneTrio/zoneOfFile", { uri: this.folder.uri(name) });
	}

	/** The rows of the tree of mail below a row, or the domains. */
	mailHosts(query: { parent?: string; filter?: "problems"; limit?: number } = {}): Promise<MailHostsAnswer> {
		return this.request("zoneTrio/mailHosts", query);
	}

	async open(name: string, text: string, languageId = "dns-zone"): Promise<void> {
		const textDocument = { uri: this.folder.uri(name), languageId, version: ++this.#version, text };
		await this.notify("textDocument/didOpen", { textDocument });
	}

	async change(name: string, ...contentChanges: TextChange[]): Promise<number> {
		const textDocument = { uri: this.folder.uri(name), version: ++this.#version };
		await this.notify("textDocument/didChange", { textDocument, contentChanges });
		return this.#version;
	}

	async save(name: string): Promise<void> {
		await this.notify("textDocument/didSave", { textDocument: { uri: this.folder.uri(name) } });
	}

	/** Tells of the repository that the folder is: which commit is there, and which files are others than in it. */
	async repository(
		head: string,
		changed: readonly string[],
		committed: Readonly<Record<string, string>>,
	): Promise<void> {
		this.committed = committed;
		const uris = changed.map((name) => this.folder.uri(name));
		await this.notify("zoneTrio/repositories", {
			repositories: [{ root: this.folder.uri("").replace(/\/$/, ""), head, changed: uris }],
		});
	}

	async close(name: string): Promise<void> {
		await this.notify("textDocument/didClose", { textDocument: { uri: this.folder.uri(name) } });
	}

	/** Tells of changes on the disk; `type` is 1 for created, 2 for changed, 3 for deleted. */
	async watched(...changes: (readonly [name: string, type: 1 | 2 | 3])[]): Promise<void> {
		await this.notify("workspace/didChangeWatchedFiles", {
			changes: changes.map(([name, type]) => ({ uri: this.folder.uri(name), type })),
		});
	}

	async configure(settings: unknown): Promise<void> {
		this.settings = settings;
		await this.notify("workspace/didChangeConfiguration", { settings: { zoneTrio: settings } });
	}

	/** The next diagnostics of a file. */
	nextOf(name: string): Promise<Published> {
		const uri = this.folder.uri(name);
		return new Promise((resolve) => {
			const listener = (published: Published) => {
				if (published.uri !== uri) return;
				this.#onPublish = this.#onPublish.filter((one) => one !== listener);
				resolve(published);
			};
			this.#onPublish.push(listener);
		});
	}

	/** What is shown of a file: `line:column rule`, counted from 1. */
	findings(name: string, rule?: string): string[] {
		const { diagnostics } = this.shown.get(this.folder.uri(name)) ?? { diagnostics: [] };
		return diagnostics
			.filter(({ code }) => rule === undefined || code === rule)
			.map(({ range, code }) => `${range.start.line + 1}:${range.start.character + 1} ${code}`);
	}

	/** Every finding that is shown. */
	allFindings(): string[] {
		return [...this.shown.values()].flatMap(({ uri, diagnostics }) => findingLines(uri, diagnostics)).sort();
	}

	codeActions(name: string, range: Range, only?: string[]): Promise<CodeAction[]> {
		return this.request("textDocument/codeAction", {
			textDocument: { uri: this.folder.uri(name) },
			range,
			context: { diagnostics: [], ...(only && { only }) },
		});
	}

	async editOf(action: CodeAction): Promise<WorkspaceEdit> {
		const { edit } = await this.request<CodeAction>("codeAction/resolve", action);
		if (!edit) throw new Error(`"${action.title}" has no edit`);
		return edit;
	}

	/** Ends the server as editors do; resolves to its exit status. */
	async stop(): Promise<number | null> {
		await this.request("shutdown", null);
		await this.notify("exit");
		return this.ended;
	}

	/** Breaks the connection off, as an editor that crashes does. */
	hangUp(): void {
		this.#process.stdin!.end();
	}

	/** Sends a signal to the process. */
	signal(name: NodeJS.Signals): void {
		this.#process.kill(name);
	}

	/** Ends the process, whatever it does. */
	kill(): void {
		this.#process.kill("SIGKILL");
		this.#connection.dispose();
	}
}
