import {
	ConfigurationTarget,
	commands,
	type Disposable,
	type ExtensionContext,
	FileType,
	l10n,
	languages,
	Uri,
	type WorkspaceFolder,
	window,
	workspace,
} from "vscode";
import type { BaseLanguageClient as LanguageClient } from "vscode-languageclient";
import { baseName } from "./base-name.ts";
import { type KnownNames, nameTest, patternsOf } from "./file-associations.ts";
import { groupedBy } from "./grouped-by.ts";
import { reported } from "./repair-commands.ts";

const COMMAND = "zoneTrio.associateZoneFiles";

/** The folders in which the question was asked, in the memory of the workspace. */
const ASKED = "zoneTrio.associationsAsked";

/** Lets VS Code open zone files as such whose names tell it nothing, or something else: a Rust program in `db.example.rs`. */
export class ZoneFileAssociations implements Disposable {
	readonly #client: LanguageClient;
	readonly #context: ExtensionContext;
	readonly #isKnown: (name: string) => boolean;
	readonly #command: Disposable;

	constructor(client: LanguageClient, context: ExtensionContext) {
		this.#client = client;
		this.#context = context;
		const ours: (KnownNames & { id: string })[] = context.extension.packageJSON.contributes.languages;
		this.#isKnown = nameTest(ours.find(({ id }) => id === "dns-zone") ?? {});
		this.#command = commands.registerCommand(COMMAND, () => reported(() => this.#associateAll()));
	}

	dispose(): void {
		this.#command.dispose();
	}

	/** Asks once in each folder of the workspace, when a zone file was opened as something else; whatever is answered holds. */
	async offer(uri: Uri): Promise<void> {
		const folder = workspace.getWorkspaceFolder(uri);
		const asked = this.#context.workspaceState.get<readonly string[]>(ASKED, []);
		if (!folder || asked.includes(folder.uri.toString())) return;
		await this.#context.workspaceState.update(ASKED, [...asked, folder.uri.toString()]);
		const name = baseName(uri);
		const text = l10n.t(
			"{0} is a zone file, but its name does not tell. Always open such files in {1} as zone files?",
			...[name, folder.name],
		);
		const always = l10n.t("Always Open as Zone");
		if ((await window.showInformationMessage(text, always, l10n.t("No"))) === always)
			await reported(() => this.#associate(folder));
	}

	/** @returns the patterns that are new in `files.associations`. */
	async #associateAll(): Promise<string[]> {
		const added = await Promise.all((workspace.workspaceFolders ?? []).map((folder) => this.#associate(folder)));
		const patterns = added.flat();
		if (patterns.length === 0) {
			void window.showInformationMessage(l10n.t("VS Code knows all zone files here by their names"));
		}
		return patterns;
	}

	async #associate(folder: WorkspaceFolder): Promise<string[]> {
		const files = (await this.#client.sendRequest<string[]>("zoneTrio/zoneFiles")).map((uri) => Uri.parse(uri));
		const unknown = files.filter(
			(uri) => workspace.getWorkspaceFolder(uri) === folder && !this.#isKnown(baseName(uri)),
		);
		const byFolder = groupedBy(unknown, (uri) => uri.path.slice(0, uri.path.lastIndexOf("/")) || "/");
		const patterns: string[] = [];
		for (const [path, members] of byFolder) {
			const entries = await workspace.fs.readDirectory(folder.uri.with({ path }));
			const names = entries.flatMap(([name, type]) => (type & FileType.File ? [name] : []));
			patterns.push(...patternsOf(below(folder, path), names, new Set(members.map(baseName))));
		}
		await write(folder, patterns);
		const opened = new Set(unknown.map(String));
		for (const document of workspace.textDocuments) {
			if (opened.has(document.uri.toString())) await languages.setTextDocumentLanguage(document, "dns-zone");
		}
		return patterns;
	}
}

/** The path of a folder in one of the workspace as seen from there; "" for that itself. */
function below({ uri }: WorkspaceFolder, path: string): string {
	return path.slice(uri.path.replace(/\/$/, "").length).replace(/^\//, "");
}

/** Adds to the settings of the folder, or of the workspace where that is the same. */
async function write(folder: WorkspaceFolder, patterns: readonly string[]): Promise<void> {
	if (patterns.length === 0) return;
	const settings = workspace.getConfiguration("files", folder);
	const isOnly = (workspace.workspaceFolders?.length ?? 0) < 2;
	const inspected = settings.inspect<Record<string, string>>("associations");
	const before = isOnly ? inspected?.workspaceValue : inspected?.workspaceFolderValue;
	const added = Object.fromEntries(patterns.map((pattern) => [pattern, "dns-zone"]));
	const target = isOnly ? ConfigurationTarget.Workspace : ConfigurationTarget.WorkspaceFolder;
	await settings.update("associations", { ...before, ...added }, target);
}
