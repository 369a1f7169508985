import { ConfigurationTarget, commands, type Disposable, l10n, window, workspace } from "vscode";
import type { BaseLanguageClient as LanguageClient } from "vscode-languageclient";

/** The commands of code actions that change settings; the server offers no others. */
export const SETTING_COMMANDS = ["zoneTrio.changeSetting"] as const;

/** One member more of a setting: of a list, or of an object, where it takes the place of one with the same key. */
export type SettingChange =
	| { readonly name: string; readonly member: string }
	| { readonly name: string; readonly key: string; readonly value: string };

/** Registers the commands by which findings, and rows of the panel, change settings of the workspace. */
export function registerSettingCommands(client: LanguageClient): Disposable[] {
	return [
		commands.registerCommand("zoneTrio.changeSetting", changeSetting),
		commands.registerCommand("zoneTrio.markHostedElsewhere", ({ address }: { address: string }) =>
			markHostedElsewhere(client, address),
		),
	];
}

/** Says of the network of an address that its reverse zone is elsewhere and fine. */
async function markHostedElsewhere(client: LanguageClient, address: string): Promise<void> {
	const network = await client.sendRequest<string | null>("zoneTrio/networkOfAddress", { address });
	if (network) await changeSetting({ name: "zoneTrio.reverse.external", member: network });
}

/** Makes a change in the settings of the workspace, or in the user's where no folder is open, and says so. */
export async function changeSetting(change: SettingChange): Promise<void> {
	const settings = workspace.getConfiguration();
	const target = workspace.workspaceFolders ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
	const inspected = settings.inspect(change.name);
	const before = workspace.workspaceFolders ? inspected?.workspaceValue : inspected?.globalValue;
	await settings.update(change.name, changed(before, change), target);
	const what = "member" in change ? change.member : `${change.key}: ${change.value}`;
	const [undo, open] = [l10n.t("Undo"), l10n.t("Open Settings")];
	const chosen = await window.showInformationMessage(l10n.t("{0} now has {1}", change.name, what), undo, open);
	if (chosen === undo) await settings.update(change.name, before, target);
	if (chosen === open) await commands.executeCommand("workbench.action.openWorkspaceSettings", change.name);
}

/** The value of a setting after a change; what is not of the right kind gives way. */
export function changed(value: unknown, change: SettingChange): unknown {
	if ("member" in change) {
		const members: unknown[] = Array.isArray(value) ? value : [];
		return members.includes(change.member) ? members : [...members, change.member];
	}
	const object = typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
	return { ...object, [change.key]: change.value };
}
