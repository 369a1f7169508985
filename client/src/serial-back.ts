import { commands, type Disposable, l10n, type Memento, Uri, window, workspace } from "vscode";
import type { BaseLanguageClient as LanguageClient, WorkspaceEdit } from "vscode-languageclient";

/** What the server answers to `zoneTrio/serial`. */
interface PresentSerial {
	readonly zone: string;
	readonly serial: number;
	readonly date: number;
}

/** What it answers to `zoneTrio/serialPlan`. */
type SerialPlan = { readonly serial: number; readonly edit: WorkspaceEdit } | { readonly refusal: string };

/** A first step that was made: what was written, and what is to follow. */
interface FirstStep {
	readonly serial: number;
	readonly wanted: number;
}

const MAX_SERIAL = 0xffffffff;

/**
 * The command that brings a serial that is too high back. Secondaries take a lower one for an older version, so it goes round the
 * circle in two steps, between which each of them has to fetch the zone; what was begun is remembered in `memory`.
 */
export function registerSerialBack(client: LanguageClient, memory: Memento): Disposable {
	return commands.registerCommand("zoneTrio.bringSerialBack", (uri?: unknown, wanted?: unknown) =>
		bringBack(client, memory, uri, wanted),
	);
}

/** Returns the serial that was written; other extensions and tests may tell the file and the wanted serial. */
async function bringBack(
	client: LanguageClient,
	memory: Memento,
	given: unknown,
	wanted: unknown,
): Promise<number | undefined> {
	const uri = given instanceof Uri ? given : window.activeTextEditor?.document.uri;
	const text = uri && client.code2ProtocolConverter.asUri(uri);
	const present = text && (await client.sendRequest<PresentSerial | null>("zoneTrio/serial", { uri: text }));
	if (!present) {
		void window.showInformationMessage(l10n.t("Open a zone file with an SOA first"));
		return undefined;
	}
	const key = `serialBack ${text}`;
	const begun = memory.get<FirstStep>(key);
	const isSecond = begun?.serial === present.serial && (wanted === undefined || wanted === begun.wanted);
	const goal = isSecond ? await secondStep(present, begun, wanted) : await goalOf(present, wanted);
	if (goal === undefined) return undefined;
	const plan = await client.sendRequest<SerialPlan>("zoneTrio/serialPlan", {
		uri: text,
		wanted: goal,
		spread: isSecond,
	});
	if ("refusal" in plan) {
		void window.showWarningMessage(l10n.t("The serial stays: {0}", plan.refusal));
		return undefined;
	}
	if (!(await workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(plan.edit)))) return undefined;
	const isFirst = plan.serial !== goal;
	await memory.update(key, isFirst ? ({ serial: plan.serial, wanted: goal } satisfies FirstStep) : undefined);
	void window.showInformationMessage(
		isFirst
			? l10n.t(
					"Step 1 of 2: the serial of {0} is now {1}. Save and load the zone, and wait until every secondary answers with {1}. Then call Bring the Serial Back again, which writes {2}",
					...[present.zone, plan.serial, goal],
				)
			: l10n.t(
					"The serial of {0} is now {1}, which secondaries take for a later one. Save and load the zone",
					...[present.zone, goal],
				),
	);
	return plan.serial;
}

async function secondStep({ zone }: PresentSerial, begun: FirstStep, told: unknown): Promise<number | undefined> {
	if (told === begun.wanted) return begun.wanted;
	const write = l10n.t("Yes, write {0}", begun.wanted);
	const question = l10n.t(
		"Step 2 of 2: does every secondary of {0} answer with {1}? One that does not would never fetch {2}",
		...[zone, begun.serial, begun.wanted],
	);
	return (await window.showWarningMessage(question, { modal: true }, write)) === write ? begun.wanted : undefined;
}

async function goalOf({ zone, serial, date }: PresentSerial, told: unknown): Promise<number | undefined> {
	if (typeof told === "number") return told;
	const answer = await window.showInputBox({
		title: "Zone Trio",
		prompt: l10n.t("Serial that {0} is to have; it is {1} now", zone, serial),
		value: String(date),
		ignoreFocusOut: true,
		validateInput: (written) =>
			/^\s*\d{1,10}\s*$/.test(written) && Number(written) > 0 && Number(written) <= MAX_SERIAL
				? undefined
				: l10n.t("Write a number from 1 to {0}", MAX_SERIAL),
	});
	return answer === undefined ? undefined : Number(answer);
}
