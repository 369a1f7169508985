import {
	CancellationTokenSource,
	commands,
	Disposable,
	type Event,
	env,
	l10n,
	Range,
	Uri,
	ViewColumn,
	type WebviewPanel,
	window,
	workspace,
} from "vscode";
import type { BaseLanguageClient as LanguageClient } from "vscode-languageclient";
import { editableSchemes } from "./languages.ts";
import { type ExportFormat, type FromPage, fromPage, isContent, type ToPage } from "./mail-report-messages.ts";
import { mailReportShell } from "./mail-report-shell.ts";
import { reasonOf } from "./reason-of.ts";

const VIEW_TYPE = "zoneTrio.mailReport";

/** The report is asked for again when nothing has changed for so long; in milliseconds. */
const PAUSE = 400;

/** What the page is told about. */
export interface MailReportSurroundings {
	readonly client: LanguageClient;
	/** Where the extension is installed. */
	readonly extension: Uri;
	/** Told when the report may say something else than before. */
	readonly changes: readonly Event<unknown>[];
}

/** The mail report as a page in the editor; there is one at most. */
export class MailReport implements Disposable {
	readonly #surroundings: MailReportSurroundings;
	readonly #disposables: Disposable[];
	#panel: WebviewPanel | undefined;
	#pause: Timer | undefined;
	#asking: CancellationTokenSource | undefined;
	#readers: ((ways: readonly string[]) => void)[] = [];

	constructor(surroundings: MailReportSurroundings) {
		this.#surroundings = surroundings;
		this.#disposables = [
			commands.registerCommand("zoneTrio.openMailReport", () => this.open()),
			window.registerWebviewPanelSerializer(VIEW_TYPE, {
				deserializeWebviewPanel: async (panel) => this.#adopt(panel),
			}),
			...surroundings.changes.map((change) => change(() => this.#changed())),
		];
	}

	/** Shows the page. */
	open(): void {
		if (this.#panel) {
			this.#panel.reveal();
			return;
		}
		this.#adopt(window.createWebviewPanel(VIEW_TYPE, l10n.t("Mail Report"), ViewColumn.Active));
	}

	/** The ways of mail that the page shows, in words; undefined if it is not open. */
	read(): Promise<readonly string[]> | undefined {
		if (!this.#panel) return undefined;
		this.#tell({ kind: "read" });
		return new Promise((resolve) => this.#readers.push(resolve));
	}

	dispose(): void {
		clearTimeout(this.#pause);
		this.#asking?.cancel();
		this.#panel?.dispose();
		Disposable.from(...this.#disposables).dispose();
	}

	#adopt(panel: WebviewPanel): void {
		this.#panel?.dispose();
		this.#panel = panel;
		const files = Uri.joinPath(this.#surroundings.extension, "dist");
		panel.iconPath = Uri.joinPath(this.#surroundings.extension, "images", "icon.png");
		panel.webview.options = { enableScripts: true, localResourceRoots: [files] };
		panel.webview.onDidReceiveMessage((message: unknown) => {
			const known = fromPage(message);
			if (known) this.#answer(known).catch((error: unknown) => window.showErrorMessage(reasonOf(error)));
		});
		panel.onDidDispose(() => {
			if (this.#panel === panel) this.#panel = undefined;
		});
		panel.webview.html = mailReportShell(panel.webview.cspSource, (name) =>
			panel.webview.asWebviewUri(Uri.joinPath(files, name)).toString(),
		);
	}

	async #answer(message: FromPage): Promise<void> {
		switch (message.kind) {
			case "ready":
			case "refresh":
				return this.#refresh();
			case "open":
				return this.#open(message);
			case "export":
				return this.#export(message.format);
			case "copy":
				return this.#copy();
			case "shown": {
				const readers = this.#readers;
				this.#readers = [];
				for (const reader of readers) reader(message.ways);
			}
		}
	}

	/** A page that nobody sees is told when it is seen again: it then begins anew. */
	#changed(): void {
		clearTimeout(this.#pause);
		this.#pause = setTimeout(() => {
			if (this.#panel?.visible) void this.#refresh();
		}, PAUSE);
	}

	async #refresh(): Promise<void> {
		this.#asking?.cancel();
		const asking = new CancellationTokenSource();
		this.#asking = asking;
		this.#tell({ kind: "busy" });
		try {
			const content = await this.#ask<unknown>("zoneTrio/mailReport", {}, asking);
			if (asking.token.isCancellationRequested) return;
			if (!isContent(content)) throw new Error(l10n.t("the language server has another version than this page"));
			this.#tell({ kind: "content", content });
		} catch (error) {
			if (!asking.token.isCancellationRequested) this.#tell({ kind: "failed", reason: reasonOf(error) });
		} finally {
			asking.dispose();
		}
	}

	/** Waits for a server that is being started. */
	#ask<Answer>(method: string, parameters: object, asking?: CancellationTokenSource): Promise<Answer> {
		return this.#surroundings.client.sendRequest<Answer>(method, parameters, asking?.token);
	}

	#tell(message: ToPage): void {
		void this.#panel?.webview.postMessage(message);
	}

	async #open({ uri, line, character }: { uri: string; line: number; character: number }): Promise<void> {
		const target = Uri.parse(uri);
		if (!editableSchemes().includes(target.scheme)) return;
		const place = new Range(line, character, line, character);
		// Beside the page if something is open there, so that one can go on reading.
		const others = window.tabGroups.all.filter(({ viewColumn }) => viewColumn !== this.#panel?.viewColumn);
		const viewColumn = others[0]?.viewColumn ?? ViewColumn.Beside;
		await window.showTextDocument(target, { selection: place, viewColumn });
	}

	async #copy(): Promise<void> {
		const text = await this.#text("markdown");
		if (text === undefined) return;
		await env.clipboard.writeText(text);
		void window.showInformationMessage(l10n.t("The mail report was copied as Markdown"));
	}

	async #export(format: ExportFormat): Promise<void> {
		const name = format === "html" ? "mail-report.html" : "mail-report.md";
		const [folder] = workspace.workspaceFolders ?? [];
		const target = await window.showSaveDialog({
			title: l10n.t("Export Mail Report"),
			filters: format === "html" ? { HTML: ["html"] } : { Markdown: ["md"] },
			...(folder && { defaultUri: Uri.joinPath(folder.uri, name) }),
		});
		if (!target) return;
		const text = await this.#text(format);
		if (text === undefined) return;
		try {
			await workspace.fs.writeFile(target, new TextEncoder().encode(text));
		} catch (error) {
			void window.showErrorMessage(l10n.t("{0} was not written: {1}", target.fsPath, reasonOf(error)));
			return;
		}
		void window.showInformationMessage(l10n.t("The mail report was written to {0}", target.fsPath));
	}

	async #text(format: ExportFormat): Promise<string | undefined> {
		try {
			return await this.#ask<string>("zoneTrio/exportMailReport", { format });
		} catch (error) {
			void window.showErrorMessage(l10n.t("The mail report could not be made: {0}", reasonOf(error)));
			return undefined;
		}
	}
}
