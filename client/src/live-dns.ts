import {
	commands,
	type DiagnosticCollection,
	Disposable,
	l10n,
	languages,
	type QuickPickItem,
	Uri,
	window,
	workspace,
} from "vscode";
import type { Diagnostic, BaseLanguageClient as LanguageClient } from "vscode-languageclient";
import { counted } from "./counted.ts";
import { isServed } from "./languages.ts";
import { MailNode } from "./mail-hosts-tree.ts";
import { requestWithProgress } from "./request-with-progress.ts";
import { isZoneName } from "./zone-choice.ts";

/** What the server answers to `zoneTrio/compareLive`. */
export interface LiveAnswer {
	readonly domains: number;
	readonly failed: number;
	readonly warnings: number;
	readonly differences: number;
	readonly files: readonly { readonly uri: string; readonly diagnostics: Diagnostic[] }[];
}

/** What is to be looked up: some domains, those of the zones in a file, or all. */
type Asked = { readonly domains?: readonly string[]; readonly uri?: string };

/** Compares zones with what is published, when the user says so, and shows what was found until a file changes. */
export class LiveDns implements Disposable {
	readonly #client: LanguageClient;
	readonly #canLookUp: boolean;
	readonly #findings: DiagnosticCollection = languages.createDiagnosticCollection("Zone Trio (live)");
	readonly #disposables: Disposable[];

	/** @param canLookUp whether the server can ask the DNS. */
	constructor(client: LanguageClient, canLookUp: boolean) {
		this.#client = client;
		this.#canLookUp = canLookUp;
		this.#disposables = [
			this.#findings,
			commands.registerCommand("zoneTrio.compareLive", (given?: unknown) => this.compare(given)),
			commands.registerCommand("zoneTrio.forgetLive", () => this.#forget()),
			// What was found is about the text as it was.
			workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
				if (contentChanges.length > 0) this.#findings.delete(document.uri);
			}),
		];
	}

	/** Looks up what a row of the panel, a file, a domain or the user names. */
	async compare(given?: unknown): Promise<LiveAnswer | undefined> {
		if (!this.#canLookUp) {
			void window.showInformationMessage(
				l10n.t(
					"Nothing was looked up: a browser cannot ask the DNS. Open the folder in VS Code on a computer, or run {0} there",
					"zonetrio live",
				),
			);
			return undefined;
		}
		const asked = askedBy(given) ?? (await chosen());
		if (!asked) return undefined;
		const title = l10n.t("Zone Trio: looking up mail in the DNS");
		const answer = await requestWithProgress<LiveAnswer>(this.#client, "zoneTrio/compareLive", asked, title);
		if (!answer) return undefined;
		for (const { uri, diagnostics } of answer.files) {
			const converted = await this.#client.protocol2CodeConverter.asDiagnostics(diagnostics);
			this.#findings.set(this.#client.protocol2CodeConverter.asUri(uri), converted);
		}
		void tell(answer);
		return answer;
	}

	dispose(): void {
		Disposable.from(...this.#disposables).dispose();
	}

	async #forget(): Promise<void> {
		this.#findings.clear();
		if (!this.#canLookUp) return;
		await this.#client.sendRequest("zoneTrio/forgetLive");
	}
}

function askedBy(given: unknown): Asked | undefined {
	if (given instanceof MailNode) return given.row.domain === undefined ? undefined : { domains: [given.row.domain] };
	if (given instanceof Uri) return { uri: given.toString() };
	return typeof given === "string" ? { domains: [given] } : undefined;
}

async function chosen(): Promise<Asked | undefined> {
	const document = window.activeTextEditor?.document;
	const items: (QuickPickItem & { asked: Asked | "name" })[] = [
		...(document && isServed(document)
			? [{ label: l10n.t("The domains of this file"), asked: { uri: document.uri.toString() } }]
			: []),
		{ label: l10n.t("All domains of the workspace"), asked: {} },
		{ label: l10n.t("Another domain…"), asked: "name" as const },
	];
	const item = await window.showQuickPick(items, {
		title: l10n.t("Compare with Live DNS"),
		placeHolder: l10n.t("What is to be looked up"),
	});
	if (item?.asked !== "name") return item?.asked;
	const name = await window.showInputBox({
		title: l10n.t("Compare with Live DNS"),
		prompt: l10n.t("A domain whose mail is to be looked up"),
		placeHolder: "example.com",
		validateInput: (text) => (isZoneName(text.trim()) ? undefined : l10n.t("This is no name of a domain")),
	});
	return name === undefined ? undefined : { domains: [name.trim()] };
}

async function tell({ domains, failed, warnings, differences }: LiveAnswer): Promise<void> {
	if (domains === 0) {
		void window.showInformationMessage(l10n.t("No domain here has mail, so there is nothing to look up"));
		return;
	}
	const found = [
		warnings > 0 && counted.problems(warnings),
		differences > 0 && counted.remarks(differences),
		failed > 0 && l10n.t("{0} could not be looked up", counted.domains(failed)),
	].filter(Boolean);
	const what = found.length > 0 ? found.join(", ") : l10n.t("published as in the files, and nothing wrong");
	const text = l10n.t("{0} looked up: {1}", counted.domains(domains), what);
	const [showReport, showProblems] = [l10n.t("Show Report"), l10n.t("Show Problems")];
	const show = warnings + failed > 0 ? window.showWarningMessage : window.showInformationMessage;
	const choice = await show(text, showReport, showProblems);
	if (choice === showReport) await commands.executeCommand("zoneTrio.openMailReport");
	if (choice === showProblems) await commands.executeCommand("workbench.actions.view.problems");
}
