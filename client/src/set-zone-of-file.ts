import {
	ConfigurationTarget,
	commands,
	EndOfLine,
	l10n,
	type QuickPickItem,
	Range,
	Uri,
	WorkspaceEdit,
	window,
	workspace,
} from "vscode";
import type { BaseLanguageClient as LanguageClient } from "vscode-languageclient";
import { modelineEdits, readModeline } from "./modeline.ts";
import { isNetwork, isReverseName, isViewName, isZoneName, type ZoneChoice } from "./zone-choice.ts";
import { type ZoneOfFile, zoneOfFile } from "./zone-of-file.ts";
import { patternOf, withoutZone, withZone, type ZonesSetting } from "./zone-setting.ts";

/** Where what is chosen is written to; `forget` takes away what was written. */
type Destination = "modeline" | "setting" | "forget";

/** A choice made beforehand, by another extension or a test. */
interface ZoneRequest extends Partial<ZoneChoice> {
	readonly where?: Destination;
}

/** A file, and what its modeline and the settings say of it. */
interface File {
	readonly uri: Uri;
	/** For the setting `zoneTrio.zones`; undefined for a file outside the workspace. */
	readonly pattern: string | undefined;
	readonly modeline: Partial<ZoneChoice>;
	readonly setting: Partial<ZoneChoice> | undefined;
	readonly known: ZoneOfFile | undefined;
}

/**
 * Asks which zone a file is, and writes it to a comment in the file or to the settings of the workspace.
 *
 * @param uri the file; that of the active editor if absent.
 * @param given the origin, or a `ZoneRequest`; what it leaves out is asked for if it says nothing of where to write.
 */
export async function setZoneOfFile(client: LanguageClient, uri: unknown, given: unknown): Promise<void> {
	const chosen = uri instanceof Uri ? uri : window.activeTextEditor?.document.uri;
	if (!chosen) {
		void window.showInformationMessage(l10n.t("Open the zone file first"));
		return;
	}
	const file = await readFile(client, chosen);
	const request: ZoneRequest = typeof given === "string" ? { origin: given } : isRequest(given) ? given : {};
	const where = request.where ?? (request.origin === undefined ? await askWhere(file) : "modeline");
	if (where === undefined) return;
	if (where === "forget") return write(file, where, undefined);
	const { origin, view, network } = request;
	const choice =
		origin === undefined ? await askForZone(file) : { origin, ...(view && { view }), ...(network && { network }) };
	if (choice && isZoneName(choice.origin)) await write(file, where, choice);
}

async function readFile(client: LanguageClient, uri: Uri): Promise<File> {
	const document = await workspace.openTextDocument(uri);
	const pattern = workspace.getWorkspaceFolder(uri) && patternOf(workspace.asRelativePath(uri, false));
	return {
		uri,
		pattern,
		modeline: readModeline(document.getText().split(/\r\n|\n|\r/)),
		setting: pattern === undefined ? undefined : zonesOfWorkspace()[pattern],
		known: await zoneOfFile(client, uri),
	};
}

async function askWhere(file: File): Promise<Destination | undefined> {
	const isSaid = Object.keys(file.modeline).length > 0;
	const items: (QuickPickItem & { readonly where: Destination | "open" })[] = [
		{
			where: "modeline",
			label: `$(comment) ${l10n.t("Comment in the File")}`,
			detail: l10n.t("{0} goes wherever the file goes", "; zonetrio: origin=…"),
			...(isSaid && { description: l10n.t("now") }),
		},
	];
	if (file.pattern !== undefined) {
		items.push({
			where: "setting",
			label: `$(settings-gear) ${l10n.t("Settings of the Workspace")}`,
			detail: l10n.t("{0} says it, and the file stays as it is", "zoneTrio.zones"),
			...(file.setting && { description: l10n.t("now") }),
		});
	}
	if (isSaid || file.setting) {
		items.push({
			where: "forget",
			label: `$(trash) ${l10n.t("Forget")}`,
			detail: isSaid
				? l10n.t("Takes away what the comment says: {0}", wordsOf(file.modeline))
				: l10n.t("Takes away what the settings say: {0}", wordsOf(file.setting)),
		});
	} else if (file.known?.zones.some(({ how }) => how === "setting")) {
		const detail = l10n.t(
			"A pattern of {0} that matches this file and perhaps others says which zone it is",
			"zoneTrio.zones",
		);
		items.push({ where: "open", label: `$(go-to-file) ${l10n.t("Open the Setting")}`, detail });
	}
	const [first] = items;
	if (items.length === 1) return first!.where as Destination;
	const chosen = await window.showQuickPick(items, {
		title: l10n.t("Zone of This File"),
		placeHolder: l10n.t("Where to write which zone the file is"),
	});
	if (chosen?.where !== "open") return chosen?.where;
	await commands.executeCommand("workbench.action.openSettings", "@id:zoneTrio.zones");
	return undefined;
}

async function askForZone({ modeline, setting, known }: File): Promise<ZoneChoice | undefined> {
	const [zone] = known?.zones ?? [];
	const origin = await ask({
		prompt: l10n.t("The name of the zone"),
		placeHolder: "example.com",
		value: zone?.origin ?? modeline.origin ?? setting?.origin ?? "",
		validate: (text) => (isZoneName(text) ? undefined : l10n.t("Type the name of a zone, such as {0}", "example.com")),
	});
	if (origin === undefined) return undefined;
	// A server configuration tells the view of its zones.
	const view =
		zone?.configuration === undefined
			? await ask({
					prompt: l10n.t("The view of the server in which the zone is served; empty for none"),
					placeHolder: "internal",
					value: modeline.view ?? setting?.view ?? zone?.view ?? "",
					validate: (text) =>
						text === "" || isViewName(text) ? undefined : l10n.t("The name of a view has no quotation marks"),
				})
			: "";
	if (view === undefined) return undefined;
	const network = isReverseName(origin)
		? await ask({
				prompt: l10n.t("For a classless zone (RFC 2317) whose parent is elsewhere: its addresses; empty for any other"),
				placeHolder: "192.0.2.0/26",
				value: modeline.network ?? setting?.network ?? "",
				validate: (text) =>
					text === "" || isNetwork(text)
						? undefined
						: l10n.t("Type a network, such as {0} or {1}", "192.0.2.0/26", "2001:db8::/48"),
			})
		: "";
	if (network === undefined) return undefined;
	return { origin, view, network };
}

async function ask(input: {
	readonly prompt: string;
	readonly placeHolder: string;
	readonly value: string;
	readonly validate: (text: string) => string | undefined;
}): Promise<string | undefined> {
	const { prompt, placeHolder, value, validate } = input;
	const answer = await window.showInputBox({
		title: l10n.t("Zone of This File"),
		...{ prompt, placeHolder, value },
		validateInput: (text) => validate(text.trim()),
	});
	return answer?.trim();
}

/** Writes to one place and takes away what the other says, so that only one speaks of the file. */
async function write(file: File, where: Destination, choice: ZoneChoice | undefined): Promise<void> {
	if (where === "setting" || file.setting) await writeSetting(file, where === "setting" ? choice : undefined);
	await writeModeline(file.uri, where === "modeline" ? choice : undefined);
}

async function writeModeline(uri: Uri, choice: ZoneChoice | undefined): Promise<void> {
	const document = await workspace.openTextDocument(uri);
	const lines = document.getText().split(/\r\n|\n|\r/);
	const lineEnd = document.eol === EndOfLine.CRLF ? "\r\n" : "\n";
	const edit = new WorkspaceEdit();
	for (const { start, end, text } of modelineEdits(lines, choice, lineEnd)) {
		edit.replace(uri, new Range(start.line, start.character, end.line, end.character), text);
	}
	if (edit.size > 0) await workspace.applyEdit(edit);
}

async function writeSetting({ pattern }: File, choice: ZoneChoice | undefined): Promise<void> {
	if (pattern === undefined) return;
	const before = zonesOfWorkspace();
	const after = choice ? withZone(before, pattern, choice) : withoutZone(before, pattern);
	const value = Object.keys(after).length > 0 ? after : undefined;
	await workspace.getConfiguration("zoneTrio").update("zones", value, ConfigurationTarget.Workspace);
}

/** What the settings of the workspace say, those of the user left aside. */
function zonesOfWorkspace(): ZonesSetting {
	return workspace.getConfiguration("zoneTrio").inspect<ZonesSetting>("zones")?.workspaceValue ?? {};
}

function wordsOf(choice: Partial<ZoneChoice> | undefined): string {
	return Object.entries(choice ?? {})
		.map(([key, value]) => `${key} ${value}`)
		.join(", ");
}

function isRequest(given: unknown): given is ZoneRequest {
	return typeof given === "object" && given !== null && ("origin" in given || "where" in given);
}
