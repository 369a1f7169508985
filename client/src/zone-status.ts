import {
	Disposable,
	type Event,
	type LanguageStatusItem,
	LanguageStatusSeverity,
	l10n,
	languages,
	window,
	workspace,
} from "vscode";
import { type BaseLanguageClient as LanguageClient, State } from "vscode-languageclient";
import { isServed, languageSelector } from "./languages.ts";
import { zoneOfFile } from "./zone-of-file.ts";
import { zoneDetail, zoneText } from "./zone-words.ts";

/** The language status item: which zone and view the active file is, and how that was found. One click changes it. */
export class ZoneStatus {
	readonly item: LanguageStatusItem;
	readonly #client: LanguageClient;
	readonly #listeners: Disposable;

	constructor(client: LanguageClient, zonesChanged: Event<void>) {
		this.#client = client;
		const zoneFiles = languageSelector().filter(({ language }) => language !== "named-conf");
		this.item = languages.createLanguageStatusItem("zoneTrio.zone", zoneFiles);
		this.item.name = l10n.t("Zone");
		this.#wait();
		const refresh = () => this.refresh();
		this.#listeners = Disposable.from(
			window.onDidChangeActiveTextEditor(refresh),
			// A file whose language changes is opened anew.
			workspace.onDidOpenTextDocument(refresh),
			workspace.onDidSaveTextDocument(refresh),
			client.onDidChangeState(({ newState }) => this.#followClient(newState)),
			zonesChanged(refresh),
		);
	}

	dispose(): void {
		this.#listeners.dispose();
		this.item.dispose();
	}

	/** Asks the server for the zone of the active file and shows it. */
	async refresh(): Promise<void> {
		const document = window.activeTextEditor?.document;
		if (!document || !isServed(document) || document.languageId === "named-conf") return;
		const answer = await zoneOfFile(this.#client, document.uri);
		if (!answer || window.activeTextEditor?.document !== document) return;
		const isUnknown = answer.zones.length === 0 && !answer.busy;
		this.item.busy = answer.busy;
		this.item.text = zoneText(answer);
		this.item.detail = zoneDetail(answer);
		this.item.severity = isUnknown ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
		this.item.command = {
			title: isUnknown ? l10n.t("Set") : l10n.t("Change"),
			tooltip: l10n.t("Set Zone of This File"),
			command: "zoneTrio.setZoneOfFile",
			arguments: [document.uri],
		};
	}

	#followClient(state: State): void {
		if (state === State.Running) void this.refresh();
		else if (state === State.Starting) this.#wait();
		else this.#stop();
	}

	#wait(): void {
		this.item.text = l10n.t("Zone");
		this.item.detail = "";
		this.item.severity = LanguageStatusSeverity.Information;
		this.item.busy = true;
		this.item.command = undefined;
	}

	#stop(): void {
		this.item.text = l10n.t("Zone not known");
		this.item.detail = l10n.t("Zone Trio is not running");
		this.item.severity = LanguageStatusSeverity.Error;
		this.item.busy = false;
		this.item.command = { title: l10n.t("Restart"), command: "zoneTrio.restart" };
	}
}
