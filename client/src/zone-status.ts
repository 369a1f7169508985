import { Disposable, type Event, LanguageStatusSeverity, languages, window, workspace } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { documentSelector, isServed } from "./languages.ts";
import { type ZoneOfFile, zoneOfFile } from "./zone-of-file.ts";

/** The language status item: which zone and view the active file is, and how that was found. One click changes it. */
export function showZoneOfFile(client: LanguageClient, zonesChanged: Event<void>): Disposable {
	const zoneFiles = documentSelector.filter(({ language }) => language !== "named-conf");
	const item = languages.createLanguageStatusItem("zoneTrio.zone", zoneFiles);
	item.name = "Zone";
	item.text = "Zone";

	async function refresh(): Promise<void> {
		const document = window.activeTextEditor?.document;
		if (!document || !isServed(document) || document.languageId === "named-conf") return;
		const answer = await zoneOfFile(client, document.uri);
		if (window.activeTextEditor?.document !== document) return;
		item.busy = answer?.busy ?? true;
		item.text = textOf(answer);
		item.detail = detailOf(answer);
		item.severity =
			answer && answer.zones.length === 0 ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
		item.command = { title: "Change", command: "zoneTrio.setZoneOfFile", arguments: [document.uri] };
	}

	void refresh();
	return Disposable.from(
		item,
		window.onDidChangeActiveTextEditor(refresh),
		workspace.onDidSaveTextDocument(refresh),
		client.onDidChangeState(refresh),
		zonesChanged(refresh),
	);
}

function textOf(answer: ZoneOfFile | undefined): string {
	const [first, ...more] = answer?.zones ?? [];
	if (!first) return answer ? "Zone not known" : "Zone";
	const zone = first.view ? `${first.origin} (${first.view})` : first.origin;
	return more.length > 0 ? `${zone} and ${more.length} more` : zone;
}

function detailOf(answer: ZoneOfFile | undefined): string {
	if (!answer) return "";
	const ways = new Set(
		answer.zones.map(({ how, configuration }) => (configuration ? `${how}: ${configuration}` : how)),
	);
	return [...ways].join(", ");
}
