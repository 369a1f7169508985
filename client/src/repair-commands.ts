import { commands, type Disposable, env, l10n, ProgressLocation, type QuickPickItem, window, workspace } from "vscode";
import {
	type BaseLanguageClient as LanguageClient,
	LSPErrorCodes,
	ResponseError,
	type WorkspaceEdit,
} from "vscode-languageclient";
import { answerProblem, type Question } from "./question.ts";
import { reasonOf } from "./reason-of.ts";

/** The commands of code actions that this client can run; the server offers no others. */
export const REPAIR_COMMANDS = ["zoneTrio.askAndRepair", "zoneTrio.repairMany"] as const;

/** What the server answers to `zoneTrio/repairMany`. */
export interface RepairedMany {
	readonly edit: WorkspaceEdit;
	/** How many repairs the edit makes. */
	readonly made: number;
	/** What stays: its message, and either what is to be chosen among or why it cannot be repaired. */
	readonly left: readonly {
		readonly message: string;
		readonly choice?: { readonly key: string; readonly titles: readonly string[] };
		readonly refusal?: string;
		/** What to give `nsupdate` instead. */
		readonly updates?: string;
	}[];
}

type Choices = Readonly<Record<string, string>>;

/** Registers what repairs do that need more than an edit: an answer, a choice, or many findings at once. */
export function registerRepairCommands(client: LanguageClient): Disposable[] {
	return [
		commands.registerCommand("zoneTrio.askAndRepair", (key: unknown, question: Question) =>
			reported(() => askAndRepair(client, key, question)),
		),
		commands.registerCommand("zoneTrio.repairMany", (key: unknown) => reported(() => repairMany(client, key))),
		commands.registerCommand("zoneTrio.fixFile", () => {
			const uri = window.activeTextEditor?.document.uri;
			if (!uri) return window.showInformationMessage(l10n.t("Open the zone file first"));
			return reported(() => repairMany(client, { many: "safe", uri: uri.toString() }));
		}),
		commands.registerCommand("zoneTrio.fixWorkspace", () => reported(() => repairMany(client, { many: "safe" }))),
		commands.registerCommand("zoneTrio.fixMailHost", (host: object) =>
			reported(() => repairMany(client, { many: "host", ...host })),
		),
	];
}

/** Asks what a repair needs to know, and makes it. `key` is the server's own and goes back to it as it is. */
async function askAndRepair(client: LanguageClient, key: unknown, question: Question): Promise<void> {
	const answer = await window.showInputBox({
		title: "Zone Trio",
		prompt: question.prompt,
		placeHolder: question.example,
		ignoreFocusOut: true,
		validateInput: (text) => answerProblem(question.kind, text),
	});
	if (answer === undefined) return;
	const edit = await client.sendRequest<WorkspaceEdit>("zoneTrio/repair", { key, answer: answer.trim() });
	await apply(client, edit);
}

/** Repairs many findings in one go; where several repairs would do, the user is asked which. Returns what was done. */
async function repairMany(client: LanguageClient, key: unknown): Promise<RepairedMany> {
	let answer = await request(client, key, {});
	const open = answer.left.filter(({ choice }) => choice);
	if (open.length > 0) {
		const choices = await choose(open);
		if (Object.keys(choices).length > 0) answer = await request(client, key, choices);
	}
	if (answer.made > 0 && !(await apply(client, answer.edit))) return answer;
	const updates = answer.left.flatMap((one) => one.updates ?? []).join("");
	if (updates === "") void window.showInformationMessage(summary(answer));
	else void offerUpdates(window.showInformationMessage(summary(answer), COPY_UPDATES), updates);
	return answer;
}

function request(client: LanguageClient, key: unknown, choices: Choices): Thenable<RepairedMany> {
	const options = {
		location: ProgressLocation.Notification,
		title: l10n.t("Zone Trio: working out repairs"),
		cancellable: true,
	};
	return window.withProgress(options, (_, token) =>
		client.sendRequest<RepairedMany>("zoneTrio/repairMany", { key, choices }, token),
	);
}

/** Asks for each finding which repair to make; Escape leaves it and those that follow as they are. */
async function choose(open: RepairedMany["left"]): Promise<Choices> {
	const choices: Record<string, string> = {};
	for (const [index, { message, choice }] of open.entries()) {
		if (!choice) continue;
		const items: RepairItem[] = [
			...choice.titles.map(repairItem),
			{ label: l10n.t("None of these"), detail: l10n.t("Leaves it as it is") },
		];
		const title =
			open.length > 1 ? l10n.t("Which repair? ({0} of {1})", index + 1, open.length) : l10n.t("Which repair?");
		const picked = await window.showQuickPick(items, { title, placeHolder: message, ignoreFocusOut: true });
		if (!picked) break;
		if (picked.repair !== undefined) choices[choice.key] = picked.repair;
	}
	return choices;
}

/** A row among which one chooses; `repair` is the title of the one that it makes. */
interface RepairItem extends QuickPickItem {
	readonly repair?: string;
}

/** What speaks for a repair stands in parentheses behind its title, and has a line of its own in a list, which cuts long lines. */
function repairItem(repair: string): RepairItem {
	const [, label, reason] = /^(.*) \(([^()]*)\)$/.exec(repair) ?? [];
	return label === undefined || reason === undefined ? { repair, label: repair } : { repair, label, detail: reason };
}

async function apply(client: LanguageClient, edit: WorkspaceEdit): Promise<boolean> {
	const converted = await client.protocol2CodeConverter.asWorkspaceEdit(edit);
	return workspace.applyEdit(converted);
}

function summary({ made, left }: RepairedMany): string {
	const some = made === 1 ? l10n.t("1 repair was made") : l10n.t("{0} repairs were made", made);
	const done = made === 0 ? l10n.t("Nothing was repaired") : some;
	if (left.length === 0) return made === 0 ? l10n.t("There is nothing to repair") : done;
	const reason = left.find(({ refusal }) => refusal !== undefined)?.refusal;
	const stays = left.length === 1 ? l10n.t("1 finding stays") : l10n.t("{0} findings stay", left.length);
	return `${done}; ${stays}${reason === undefined ? "" : `: ${reason}`}`;
}

/** Shows why something was not done, in the server's own words; who gave it up knows why. */
export async function reported<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
	try {
		return await work();
	} catch (error) {
		if (error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled) return undefined;
		const { refusal, updates }: Refusal = (error instanceof ResponseError && error.data) || {};
		if (refusal !== undefined && updates !== undefined) {
			void offerUpdates(window.showWarningMessage(refusal, COPY_UPDATES), updates);
		} else void window.showWarningMessage(reasonOf(error));
		return undefined;
	}
}

/** Why the server makes no repair, and what to give `nsupdate` instead, if that would do. */
interface Refusal {
	readonly refusal?: string;
	readonly updates?: string;
}

export const COPY_UPDATES = l10n.t("Copy for nsupdate");

export async function offerUpdates(chosen: Thenable<string | undefined>, updates: string): Promise<void> {
	if ((await chosen) === COPY_UPDATES) await env.clipboard.writeText(updates);
}
