import { commands, Disposable, type Event, window, workspace } from "vscode";
import type { BaseLanguageClient as LanguageClient } from "vscode-languageclient";
import { hasFixedMail } from "./fixed-mail.ts";
import { isServed } from "./languages.ts";
import type { MailCounts, WorkspaceCounts } from "./workspace-status-words.ts";

/** Known under these names to the completion events of the walkthrough. */
const HAS_ZONES = "zoneTrio.hasZones";
const IS_ZONE_OPEN = "zoneTrio.isZoneOpen";
const HAS_FIXED_MAIL = "zoneTrio.hasFixedMail";

/**
 * Ticks the steps of the walkthrough that no command ends: that zones were read, or one is looked at, and that a problem
 * of mail went, by whatever way it was repaired. VS Code remembers what was ticked.
 *
 * @param zonesChanged told when zones were read.
 * @param mailCounted told what is known of the mail of all domains whenever somebody has asked.
 */
export function followWalkthrough(
	client: LanguageClient,
	zonesChanged: Event<void>,
	mailCounted: Event<MailCounts>,
): Disposable {
	let before: MailCounts | undefined;
	return Disposable.from(
		zonesChanged(async () => {
			const counts = await client.sendRequest<WorkspaceCounts>("zoneTrio/counts").catch(() => undefined);
			if (counts && counts.zones > 0) await pulse(HAS_ZONES);
		}),
		window.onDidChangeActiveTextEditor(lookAtEditor),
		// A file that becomes a zone file while it is looked at is opened anew.
		workspace.onDidOpenTextDocument(lookAtEditor),
		mailCounted(async (counts) => {
			const last = before;
			if (!counts.busy) before = counts;
			if (hasFixedMail(last, counts)) await pulse(HAS_FIXED_MAIL);
		}),
	);
}

async function lookAtEditor(): Promise<void> {
	const document = window.activeTextEditor?.document;
	if (document && isServed(document)) await pulse(IS_ZONE_OPEN);
}

/** VS Code looks at a key when it changes. What is true already when the walkthrough is opened would never tick its step. */
async function pulse(key: string): Promise<void> {
	await commands.executeCommand("setContext", key, true);
	await commands.executeCommand("setContext", key, false);
}
