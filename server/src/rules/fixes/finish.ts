import { nextSerial } from "../../records/serial.ts";
import type { RecordId } from "../../tables/record-table.ts";
import { TYPE_SOA } from "../../workspace/lookup.ts";
import type { Zone } from "../../zone/zone.ts";
import { isRefusal, type Refusal, type TextEdit } from "../fix.ts";
import type { RuleContext } from "../views/rule-context.ts";
import type { Replacement } from "./replacement.ts";
import { fileRefusal, zoneRefusal } from "./writable.ts";

/**
 * Makes the edits of a repair of a zone out of what it replaces: raises the serial of every zone that it touches,
 * once, and turns octets into positions; ordered by file and place. Refuses where a file or zone must
 * not be written.
 */
export function finish(
	context: RuleContext,
	repaired: Zone,
	replacements: readonly Replacement[],
): readonly TextEdit[] | Refusal {
	const { workspace } = context;
	const zones = new Set<Zone>();
	for (const file of new Set(replacements.map((one) => one.file))) {
		const refusal = fileRefusal(workspace, file);
		if (refusal) return refusal;
		// A secondary that another configuration makes of the same file gets the change from its primary.
		for (const { zone } of file.slices) if (zone === repaired || zone.kind === "primary") zones.add(zone);
	}
	const all = [...replacements];
	for (const zone of zones) {
		const refusal = zoneRefusal(workspace, zone, []);
		if (refusal) return refusal;
		if (workspace.settings.serial === "leave") continue;
		const serial = raisedSerial(context, zone);
		if (serial && isRefusal(serial)) return serial;
		// One file in two views has one SOA.
		if (serial && !all.some((one) => isSamePlace(one, serial))) all.push(serial);
	}
	return all.map(textEdit).sort(inOrder);
}

function raisedSerial(context: RuleContext, zone: Zone): Replacement | Refusal | undefined {
	const { workspace } = context;
	const soa: RecordId = workspace.lookup.recordIn(zone, zone.origin, TYPE_SOA);
	if (soa < 0) return undefined;
	const { file } = workspace.reader.blockOf(soa).slice;
	const refusal = fileRefusal(workspace, file);
	if (refusal) return { refusal: `the serial cannot be raised, because ${refusal.refusal}` };
	const text = workspace.recordText(soa);
	const span = text?.fields[2];
	if (!text || !span) return undefined;
	const at = text.wire.length - 20;
	const serial = new DataView(text.wire.buffer, text.wire.byteOffset).getUint32(at);
	return { file, index: text.block.index, ...span, text: String(nextSerial(serial, context.today())) };
}

function isSamePlace(one: Replacement, other: Replacement): boolean {
	return one.file === other.file && one.index === other.index && one.start === other.start && one.end === other.end;
}

function textEdit({ file, index, start, end, text }: Replacement): TextEdit {
	return { path: file.path, start: file.text.position(index, start), end: file.text.position(index, end), text };
}

function inOrder(one: TextEdit, other: TextEdit): number {
	if (one.path !== other.path) return one.path < other.path ? -1 : 1;
	return one.start.line - other.start.line || one.start.character - other.start.character;
}
