import { commands, type Disposable, env, l10n, Uri, window, workspace } from "vscode";
import type { BaseLanguageClient as LanguageClient, WorkspaceEdit } from "vscode-languageclient";
import { COPY_UPDATES, offerUpdates, reported } from "./repair-commands.ts";
import { requestWithProgress } from "./request-with-progress.ts";

/** What the server answers to `zoneTrio/syncPointers`. */
interface SyncedPointers {
	readonly edit: WorkspaceEdit;
	readonly added: number;
	readonly changed: number;
	readonly removed: number;
	/** Why others stay as they are. */
	readonly left: readonly string[];
	readonly refusal?: { readonly refusal: string; readonly updates?: string };
}

/** The commands about all PTRs of a zone. */
export function registerPointerCommands(client: LanguageClient): Disposable[] {
	const register = (command: string, work: (client: LanguageClient, uri: Uri) => Promise<unknown>) =>
		commands.registerCommand(command, (given: unknown) => {
			const uri = given instanceof Uri ? given : window.activeTextEditor?.document.uri;
			if (!uri) return window.showInformationMessage(l10n.t("Open the zone file first"));
			return reported(() => work(client, uri));
		});
	return [
		register("zoneTrio.fillPointers", (_, uri) => sync(client, uri, "fill")),
		register("zoneTrio.syncPointers", (_, uri) => sync(client, uri, "sync")),
		register("zoneTrio.copyZoneRequest", (_, uri) => copyRequest(client, uri)),
	];
}

/** Shows the change as a whole, so that parts can be left out, and makes it. Returns what it did. */
async function sync(client: LanguageClient, uri: Uri, task: "fill" | "sync"): Promise<SyncedPointers | undefined> {
	const asked = { uri: uri.toString(), task };
	const title = l10n.t("Zone Trio: comparing PTRs with the hosts");
	const answer = await requestWithProgress<SyncedPointers>(client, "zoneTrio/syncPointers", asked, title);
	if (!answer) return undefined;
	if (answer.refusal) return refused(answer, answer.refusal);
	const count = answer.added + answer.changed + answer.removed;
	if (count > 0) {
		const edit = await client.protocol2CodeConverter.asWorkspaceEdit(answer.edit);
		await workspace.applyEdit(edit);
	}
	const [first, ...more] = answer.left;
	if (first !== undefined) {
		const why = more.length > 0 ? l10n.t("{0}, and {1} more", first, more.length) : first;
		void window.showInformationMessage(
			count === 0 ? l10n.t("Nothing was changed: {0}", why) : l10n.t("Not all could be done: {0}", why),
		);
	} else if (count === 0) {
		void window.showInformationMessage(
			task === "fill"
				? l10n.t("No host lacks a PTR in the loaded reverse zones")
				: l10n.t("All PTRs agree with the hosts"),
		);
	}
	return answer;
}

function refused(answer: SyncedPointers, { refusal, updates }: { refusal: string; updates?: string }): SyncedPointers {
	if (updates === undefined) void window.showWarningMessage(refusal);
	else void offerUpdates(window.showWarningMessage(refusal, COPY_UPDATES), updates);
	return answer;
}

/** Copies the letter about the PTRs that somebody else has to set. */
async function copyRequest(client: LanguageClient, uri: Uri): Promise<string> {
	const text = await client.sendRequest<string>("zoneTrio/zoneRequest", { uri: uri.toString() });
	if (text === "") {
		void window.showInformationMessage(l10n.t("No mail host of this zone needs a PTR from somebody else"));
		return text;
	}
	await env.clipboard.writeText(text);
	void window.showInformationMessage(l10n.t("The request to the provider is in the clipboard"));
	return text;
}
