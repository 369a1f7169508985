import { commands, type Disposable, type Memento, Uri, window, workspace } from "vscode";
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
		void window.showInformationMessage("Open a zone file with an SOA first");
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
		void window.showWarningMessage(`The serial stays: ${plan.refusal}`);
		return undefined;
	}
	if (!(await workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(plan.edit)))) return undefined;
	const isFirst = plan.serial !== goal;
	await memory.update(key, isFirst ? ({ serial: plan.serial, wanted: goal } satisfies FirstStep) : undefined);
	void window.showInformationMessage(
		isFirst
			? `Step 1 of 2: the serial of ${present.zone} is now ${plan.serial}. Save and load the zone, and wait until every secondary answers with ${plan.serial}. Then call Bring the Serial Back again, which writes ${goal}`
			: `The serial of ${present.zone} is now ${goal}, which secondaries take for a later one. Save and load the zone`,
	);
	return plan.serial;
}

async function secondStep({ zone }: PresentSerial, begun: FirstStep, told: unknown): Promise<number | undefined> {
	if (told === begun.wanted) return begun.wanted;
	const write = `Yes, write ${begun.wanted}`;
	const question = `Step 2 of 2: does every secondary of ${zone} answer with ${begun.serial}? One that does not would never fetch ${begun.wanted}`;
	return (await window.showWarningMessage(question, { modal: true }, write)) === write ? begun.wanted : undefined;
}

async function goalOf({ zone, serial, date }: PresentSerial, told: unknown): Promise<number | undefined> {
	if (typeof told === "number") return told;
	const answer = await window.showInputBox({
		title: "Zone Trio",
		prompt: `Serial that ${zone} is to have; it is ${serial} now`,
		value: String(date),
		ignoreFocusOut: true,
		validateInput: (written) =>
			/^\s*\d{1,10}\s*$/.test(written) && Number(written) > 0 && Number(written) <= MAX_SERIAL
				? undefined
				: `Write a number from 1 to ${MAX_SERIAL}`,
	});
	return answer === undefined ? undefined : Number(answer);
}
