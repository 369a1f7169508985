import { nextSerial } from "../../records/serial.ts";
import type { RecordId } from "../../tables/record-table.ts";
import { atOnce } from "../../trio/at-once.ts";
import { TYPE_SOA } from "../../workspace/lookup.ts";
import type { Zone } from "../../zone/zone.ts";
import { isRefusal, type Refusal, type TextEdit } from "../fix.ts";
import type { RuleContext } from "../views/rule-context.ts";
import type { Change } from "./change.ts";
import type { Replacement } from "./replacement.ts";
import { fileRefusal, zoneRefusal } from "./writable.ts";
import { writtenSerial } from "./written-serial.ts";

/**
 * Makes the edits of a repair out of its changes: raises the serial of every zone that they touch, once,
 * and turns octets into positions; ordered by file and place. Refuses where a file or zone must not be written.
 */
export function finish(context: RuleContext, changes: readonly Change[]): readonly TextEdit[] | Refusal {
	return atOnce(finishing(context, changes));
}

/** The same in steps, one for each change and each edit. */
export function* finishing(
	context: RuleContext,
	changes: readonly Change[],
): Generator<void, readonly TextEdit[] | Refusal> {
	const { workspace } = context;
	// What is in a file of two views is found in both.
	const all = new Map<string, Replacement>();
	const touched = new Set<Zone>();
	const raised = new Set<Zone>();
	for (const change of changes) {
		const { zone } = change;
		const refusal = zoneRefusal(workspace, zone, zone.dynamic ? updatesOf(changes, zone) : []);
		if (refusal) return refusal;
		const replacements = change.replacements();
		if (isRefusal(replacements)) return replacements;
		for (const one of replacements) all.set(identity(one), one);
		const zones = zonesOf(zone, replacements);
		for (const one of zones) touched.add(one);
		if (change.serial !== "keep") for (const one of zones) raised.add(one);
		yield;
	}
	for (const file of new Set([...all.values()].map((one) => one.file))) {
		const refusal = fileRefusal(workspace, file);
		if (refusal) return refusal;
	}
	for (const zone of touched) {
		const refusal = zoneRefusal(workspace, zone, []);
		if (refusal) return refusal;
		if (!raised.has(zone) || workspace.settings.serial === "leave") continue;
		const serial = raisedSerial(context, zone);
		if (serial && isRefusal(serial)) return serial;
		if (serial) all.set(identity(serial), serial);
	}
	const edits: TextEdit[] = [];
	for (const one of all.values()) {
		edits.push(textEdit(one));
		yield;
	}
	return edits.sort(inOrder);
}

/** All that a repair does in a dynamic zone, so that one message of `nsupdate` makes it. */
function updatesOf(changes: readonly Change[], zone: Zone): readonly string[] {
	return changes.filter((change) => change.zone === zone).flatMap((change) => change.updates());
}

/** The zones that a change touches: its own, and others that read the same files. */
function zonesOf(changed: Zone, replacements: readonly Replacement[]): Set<Zone> {
	const zones = new Set<Zone>();
	if (replacements.length > 0) zones.add(changed);
	for (const { file } of replacements) {
		// A secondary that another configuration makes of the same file gets the change from its primary.
		for (const { zone } of file.slices) if (zone.kind === "primary") zones.add(zone);
	}
	return zones;
}

function raisedSerial(context: RuleContext, zone: Zone): Replacement | Refusal | undefined {
	const { workspace } = context;
	const soa: RecordId = workspace.lookup.recordIn(zone, zone.origin, TYPE_SOA);
	if (soa < 0) return undefined;
	const { file } = workspace.reader.blockOf(soa).slice;
	const refusal = fileRefusal(workspace, file);
	if (refusal) return { refusal: `the serial cannot be raised, because ${refusal.refusal}` };
	const serial = writtenSerial(workspace, soa);
	if (!serial) return undefined;
	const { value, ...place } = serial;
	return { ...place, text: String(nextSerial(value, context.today())) };
}

function identity({ file, index, start, end, text }: Replacement): string {
	return `${file.path} ${index} ${start} ${end} ${text}`;
}

function textEdit({ file, index, start, end, text }: Replacement): TextEdit {
	return { path: file.path, start: file.text.position(index, start), end: file.text.position(index, end), text };
}

/** In the order of the text; what is inserted stands before what is replaced at the same place. */
function inOrder(one: TextEdit, other: TextEdit): number {
	if (one.path !== other.path) return one.path < other.path ? -1 : 1;
	return compared(one.start, other.start) || compared(one.end, other.end);
}

function compared(one: TextEdit["start"], other: TextEdit["start"]): number {
	return one.line - other.line || one.character - other.character;
}
