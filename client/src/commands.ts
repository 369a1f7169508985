import { commands, type Disposable, env, l10n, window } from "vscode";
import type { BaseLanguageClient as LanguageClient } from "vscode-languageclient";
import { counted } from "./counted.ts";
import { requestWithProgress } from "./request-with-progress.ts";
import { setZoneOfFile } from "./set-zone-of-file.ts";

/** What the server answers to `zoneTrio/checkWorkspace`: how much there is, signatures that were verified, and findings of each severity. */
export interface CheckResult {
	readonly files: number;
	readonly zones: number;
	readonly records: number;
	readonly signatures: number;
	readonly error: number;
	readonly warning: number;
	readonly information: number;
	readonly hint: number;
}

/** The commands that speak to the server or change a file. */
export function registerCommands(client: LanguageClient): Disposable[] {
	return [
		commands.registerCommand("zoneTrio.checkWorkspace", () => checkWorkspace(client)),
		commands.registerCommand("zoneTrio.setZoneOfFile", (uri?: unknown, choice?: unknown) =>
			setZoneOfFile(client, uri, choice),
		),
		commands.registerCommand("zoneTrio.copyText", copyText),
		commands.registerCommand("zoneTrio.showRefusal", showRefusal),
		commands.registerCommand(
			"zoneTrio.copyProviderRequest",
			(asked: { addresses: { address: string; view: string }[] }) =>
				client.sendRequest<string>("zoneTrio/providerRequest", asked).then(copyText),
		),
	];
}

/** Checks everything, signatures as well; undefined if the user gives up. */
async function checkWorkspace(client: LanguageClient): Promise<CheckResult | undefined> {
	const result = await requestWithProgress<CheckResult>(
		client,
		"zoneTrio/checkWorkspace",
		{},
		l10n.t("Zone Trio: checking the workspace"),
	);
	if (!result) return undefined;
	void window.showInformationMessage(summary(result), l10n.t("Show Problems")).then((chosen) => {
		if (chosen) void commands.executeCommand("workbench.actions.view.problems");
	});
	return result;
}

function summary(result: CheckResult): string {
	const checked = [counted.files(result.files), counted.zones(result.zones), counted.records(result.records)];
	if (result.signatures > 0) checked.push(counted.signatures(result.signatures));
	const findings = [
		result.error > 0 && counted.errors(result.error),
		result.warning > 0 && counted.warnings(result.warning),
		result.information > 0 && l10n.t("{0} for information", result.information),
		result.hint > 0 && counted.hints(result.hint),
	].filter(Boolean);
	return `${checked.join(", ")}: ${findings.length > 0 ? findings.join(", ") : l10n.t("nothing found")}`;
}

/** Called by code actions whose result is a text to send to somebody, such as a PTR request to the provider. */
async function copyText(text: unknown): Promise<void> {
	if (typeof text !== "string") return;
	await env.clipboard.writeText(text);
	void window.showInformationMessage(l10n.t("Copied to the clipboard"));
}

/** Called by code actions for a repair that cannot be made, with what stands against it. */
function showRefusal(refusal: unknown): void {
	if (typeof refusal === "string") void window.showWarningMessage(refusal);
}
