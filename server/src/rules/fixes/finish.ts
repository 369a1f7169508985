import { nextSerial } from "../../records/serial.ts";
import { atOnce } from "../../text/at-once.ts";
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
		const serials = raisedSerials(context, zone);
		if (isRefusal(serials)) return serials;
		for (const serial of serials) all.set(identity(serial), serial);
	}
	const edits: TextEdit[] = [];
	for (const one of withoutDeleted([...all.values()])) {
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

/** The next serial in the SOA, and in its copy where it is written twice: servers refuse a zone with two that differ. */
function raisedSerials(context: RuleContext, zone: Zone): readonly Replacement[] | Refusal {
	const { workspace } = context;
	const raised: Replacement[] = [];
	let first: number | undefined;
	for (const soa of workspace.lookup.recordsIn(zone, zone.origin, TYPE_SOA)) {
		const { file } = workspace.reader.blockOf(soa).slice;
		const refusal = fileRefusal(workspace, file);
		if (refusal) return { refusal: `the serial cannot be raised, because ${refusal.refusal}` };
		const serial = writtenSerial(workspace, soa);
		if (!serial) continue;
		const { value, ...place } = serial;
		first ??= value;
		if (value === first) raised.push({ ...place, text: String(nextSerial(value, context.today())) });
	}
	return raised;
}

/** Without what would be written into a text that another replacement deletes: one of two copies may be changed and deleted, or have a serial. */
function withoutDeleted(all: readonly Replacement[]): readonly Replacement[] {
	const deletions = new Map<string, Replacement[]>();
	for (const one of all) {
		if (one.text !== "") continue;
		const known = deletions.get(chunkOf(one));
		if (known) known.push(one);
		else deletions.set(chunkOf(one), [one]);
	}
	if (deletions.size === 0) return all;
	return all.filter((one) => !deletions.get(chunkOf(one))?.some((deletion) => isWithin(one, deletion)));
}

function chunkOf({ file, index }: Replacement): string {
	return `${file.path} ${index}`;
}

/** What is inserted at an edge stays. */
function isWithin({ start, end }: Replacement, other: Replacement): boolean {
	return start < end && other.start <= start && other.end >= end && (other.start < start || other.end > end);
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
