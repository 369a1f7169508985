import {
	Disposable,
	type Event,
	EventEmitter,
	type LanguageStatusItem,
	LanguageStatusSeverity,
	l10n,
	languages,
	window,
	workspace,
} from "vscode";
import { type BaseLanguageClient as LanguageClient, State } from "vscode-languageclient";
import { isServed, languageSelector } from "./languages.ts";
import { indexText, type MailCounts, mailText, type WorkspaceCounts } from "./workspace-status-words.ts";

/** Milliseconds between a change and the items that show it. */
const PAUSE = 500;

/** All domains are looked at for one number, so that takes only this part of the time. */
const SHARE = 10;

/** The language status items about the whole workspace: how much has been read, and whether mail has problems. */
export class WorkspaceStatus {
	readonly index: LanguageStatusItem;
	readonly mail: LanguageStatusItem;
	readonly #mailCounted = new EventEmitter<MailCounts>();
	/** Told what is known of the mail of all domains, whenever it was asked for. */
	readonly onMailCounted = this.#mailCounted.event;
	readonly #client: LanguageClient;
	readonly #listeners: Disposable;
	#timer: Timer | undefined;
	#isStale = true;
	#isAsking = false;
	#duration = 0;

	/** @param changes told when the items may say something else. */
	constructor(client: LanguageClient, changes: readonly Event<void>[]) {
		this.#client = client;
		this.index = languages.createLanguageStatusItem("zoneTrio.index", languageSelector());
		this.index.name = l10n.t("Zones");
		this.index.command = {
			title: l10n.t("Check"),
			tooltip: l10n.t("Check Workspace"),
			command: "zoneTrio.checkWorkspace",
		};
		this.mail = languages.createLanguageStatusItem("zoneTrio.mail", languageSelector());
		this.mail.name = l10n.t("Mail");
		this.mail.command = {
			title: l10n.t("Show"),
			tooltip: l10n.t("Show Mail Hosts"),
			command: "zoneTrio.mailHosts.focus",
		};
		this.#show(undefined, undefined);
		this.#listeners = Disposable.from(
			...changes.map((changed) => changed(() => this.#refreshSoon())),
			window.onDidChangeActiveTextEditor(() => {
				if (this.#isStale) this.#refreshSoon();
			}),
			// A file that becomes a zone file while it is looked at is opened anew.
			workspace.onDidOpenTextDocument(() => {
				if (this.#isStale) this.#refreshSoon();
			}),
			workspace.onDidSaveTextDocument(() => this.#refreshSoon()),
			client.onDidChangeState(({ newState }) => {
				if (newState === State.Running) this.#refreshSoon();
				else this.#show(undefined, undefined);
			}),
		);
	}

	dispose(): void {
		clearTimeout(this.#timer);
		this.#listeners.dispose();
		this.#mailCounted.dispose();
		this.index.dispose();
		this.mail.dispose();
	}

	/** Not at every keystroke, and not while nobody looks at a zone. */
	#refreshSoon(): void {
		this.#isStale = true;
		const document = window.activeTextEditor?.document;
		if (this.#timer || this.#isAsking || !document || !isServed(document)) return;
		this.#timer = setTimeout(
			() => {
				this.#timer = undefined;
				void this.#refresh();
			},
			Math.max(PAUSE, SHARE * this.#duration),
		);
	}

	async #refresh(): Promise<void> {
		if (!this.#client.isRunning()) return;
		this.#isStale = false;
		this.#isAsking = true;
		const began = performance.now();
		try {
			const counts = await this.#client.sendRequest<WorkspaceCounts>("zoneTrio/counts");
			const mail = await this.#client.sendRequest<MailCounts>("zoneTrio/mailHosts", { limit: 0 });
			this.#show(counts, mail);
			this.#mailCounted.fire(mail);
		} catch {
			// The server stopped while it was asked. It is asked again when it is back.
			this.#isStale = true;
		}
		this.#duration = performance.now() - began;
		this.#isAsking = false;
		if (this.#isStale) this.#refreshSoon();
	}

	#show(counts: WorkspaceCounts | undefined, mail: MailCounts | undefined): void {
		const busy = { files: 0, zones: 0, records: 0, domains: 0, problems: 0, busy: true };
		Object.assign(this.index, indexText(counts ?? busy), { busy: counts?.busy !== false });
		Object.assign(this.mail, mailText(mail ?? busy), { busy: mail?.busy !== false });
		const { Warning, Information } = LanguageStatusSeverity;
		this.mail.severity = (mail?.problems ?? 0) > 0 ? Warning : Information;
	}
}
