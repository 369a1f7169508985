import { commands, Disposable, l10n, type Uri, window, workspace } from "vscode";
import type { BaseLanguageClient as LanguageClient } from "vscode-languageclient";
import { baseName } from "./base-name.ts";
import { LANGUAGES } from "./languages.ts";
import { zoneOfFile } from "./zone-of-file.ts";

/** A zone file that gets another name, and the zone that its old name told. */
interface Renamed {
	readonly newUri: Uri;
	readonly oldName: string;
	readonly origin: string;
}

/** Says so where a file gets a name that tells another zone than its old name did, or none, and offers to keep the zone. */
export function registerRenamedZones(client: LanguageClient): Disposable {
	const pending = new Map<string, Renamed>();
	return Disposable.from(
		workspace.onWillRenameFiles((event) => {
			event.waitUntil(
				Promise.all(
					event.files.map(async ({ oldUri, newUri }) => {
						const known = await zoneOfFile(client, oldUri);
						const origin = known?.zones.find(({ isGuessed }) => isGuessed)?.origin;
						if (origin !== undefined) pending.set(newUri.toString(), { newUri, oldName: baseName(oldUri), origin });
					}),
				),
			);
		}),
		workspace.onDidRenameFiles(({ files }) => {
			for (const { newUri } of files) {
				const renamed = pending.get(newUri.toString());
				pending.delete(newUri.toString());
				if (renamed) void tell(client, renamed);
			}
		}),
	);
}

async function tell(client: LanguageClient, { newUri, oldName, origin }: Renamed): Promise<void> {
	const document = await workspace.openTextDocument(newUri);
	// Under its new name it may be no zone file for the editor, and so none for the server.
	const now = LANGUAGES.includes(document.languageId) ? await zoneOfFile(client, newUri) : undefined;
	if (now?.zones.some((zone) => zone.origin === origin)) return;
	const other = now?.zones[0]?.origin;
	const words = [oldName, origin, baseName(newUri)];
	const text =
		other === undefined
			? l10n.t("{0} was the file of {1} by its name. {2} tells no zone, so the records would not be read.", ...words)
			: l10n.t(
					"{0} was the file of {1} by its name. {2} tells the zone {3} instead, so the records would be read as others.",
					...[...words, other],
				);
	const keep = l10n.t("Keep {0}", origin);
	if ((await window.showWarningMessage(text, keep)) === keep)
		await commands.executeCommand("zoneTrio.setZoneOfFile", newUri, { origin, where: "modeline" });
}
