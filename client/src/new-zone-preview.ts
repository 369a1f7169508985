import {
	commands,
	Disposable,
	EventEmitter,
	l10n,
	languages,
	TabInputText,
	type TextDocumentContentProvider,
	Uri,
	window,
	workspace,
} from "vscode";

/** The scheme of documents that are files only if the user says so. */
export const NEW_ZONE_SCHEME = "zonetrio-new-zone";

/** A zone that is to come. */
export interface PlannedZone {
	readonly origin: string;
	readonly file: Uri;
	readonly text: string;
	/** The files besides that change: configurations that get a statement. */
	readonly others: readonly string[];
}

/** Shows what a new zone will hold before it is made, and waits for what the user says to it. */
export class NewZonePreview implements TextDocumentContentProvider, Disposable {
	readonly #changed = new EventEmitter<Uri>();
	readonly onDidChange = this.#changed.event;
	readonly #texts = new Map<string, string>();
	readonly #registered: Disposable;
	/** Says what becomes of the zone that is shown. */
	#decide: ((isWanted: boolean) => void) | undefined;

	constructor() {
		this.#registered = Disposable.from(
			workspace.registerTextDocumentContentProvider(NEW_ZONE_SCHEME, this),
			commands.registerCommand("zoneTrio.createPreviewedZone", () => this.#decide?.(true)),
			commands.registerCommand("zoneTrio.dropPreviewedZone", () => this.#decide?.(false)),
			window.tabGroups.onDidChangeTabs(({ closed }) => {
				if (closed.some(({ input }) => isPreview(input))) this.#decide?.(false);
			}),
		);
	}

	dispose(): void {
		this.#registered.dispose();
		this.#changed.dispose();
	}

	provideTextDocumentContent(uri: Uri): string {
		return this.#texts.get(uri.toString()) ?? "";
	}

	/** Whether the user wants a zone that is shown; one that was shown before is dropped. */
	async isWanted(zone: PlannedZone): Promise<boolean> {
		this.#decide?.(false);
		const uri = Uri.from({ scheme: NEW_ZONE_SCHEME, path: zone.file.path });
		this.#texts.set(uri.toString(), zone.text);
		this.#changed.fire(uri);
		const decided = new Promise<boolean>((resolve) => {
			this.#decide = resolve;
		});
		const document = await workspace.openTextDocument(uri);
		if (document.languageId !== "dns-zone") await languages.setTextDocumentLanguage(document, "dns-zone");
		// One that the next file takes the place of would be dropped with that.
		await window.showTextDocument(document, { preview: false });
		this.#ask(zone);
		const isWanted = await decided;
		this.#decide = undefined;
		this.#texts.delete(uri.toString());
		const tabs = window.tabGroups.all.flatMap((group) => group.tabs).filter(({ input }) => isPreview(input));
		await window.tabGroups.close(tabs);
		return isWanted;
	}

	/** The same can be said at the top of the editor, when the question has gone. */
	#ask({ origin, file, others }: PlannedZone): void {
		const path = workspace.asRelativePath(file, false);
		const question =
			others.length === 0
				? l10n.t("Create the zone {0} in {1}, as it is shown?", origin, path)
				: l10n.t("Create the zone {0} in {1}, as it is shown, and tell {2} of it?", origin, path, others.join(", "));
		const create = l10n.t("Create");
		const drop = l10n.t("Drop");
		const decide = this.#decide;
		void window.showInformationMessage(question, create, drop).then((answer) => {
			if (answer !== undefined) decide?.(answer === create);
		});
	}
}

function isPreview(input: unknown): boolean {
	return input instanceof TabInputText && input.uri.scheme === NEW_ZONE_SCHEME;
}
