import { padding, widthOf } from "../../layout/screen.ts";
import { isNameKind } from "../../records/fields/name.ts";
import { showFields } from "../../records/read-rdata.ts";
import { recordTypeByCode } from "../../records/record-types.ts";
import type { NameId } from "../../tables/name-table.ts";
import { SPACE, TAB } from "../../text/char.ts";
import { toText } from "../../text/utf8.ts";
import type { RecordText, Span } from "../../workspace/record-text.ts";
import { originAt } from "../../zone/origin-at.ts";
import { isRefusal } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import { isAbsolute } from "./absolute-name.ts";
import type { Change } from "./change.ts";
import { editedRdata, editStrings, type StringEdit } from "./edit-strings.ts";
import { rdataWith } from "./rdata-with.ts";
import { renamedName } from "./renamed-name.ts";
import type { Replacement } from "./replacement.ts";
import { addition, removal } from "./update-line.ts";
import { writtenName } from "./written-name.ts";
import { octetsRefusal, recordRefusal } from "./written-record.ts";

/** The new names in a record; a name that stays is not there. */
interface NewNames {
	readonly owner: NameId | undefined;
	/** By the number of the field of the RDATA. */
	readonly fields: ReadonlyMap<number, NameId>;
}

/**
 * Gives the owner of a record and the names in its RDATA, where they are a host or below it, the new name of the host,
 * and makes edits in its strings.
 */
export function renameInRecord(
	record: RecordView,
	from: NameId,
	to: NameId,
	edits: readonly StringEdit[] = [],
): Change {
	return {
		zone: record.zone,
		updates: () => [removal(record), additionOf(record, newNames(record, from, to), edits)],
		replacements: () => {
			const refusal = recordRefusal(record) ?? octetsRefusal(record);
			if (refusal) return refusal;
			const strings = editStrings(record, edits);
			return isRefusal(strings) ? strings : [...namesWritten(record, newNames(record, from, to)), ...strings];
		},
	};
}

function newNames(record: RecordView, from: NameId, to: NameId): NewNames {
	const { context, ownerName, type, wire } = record;
	const shown = showFields(type, wire, 0, wire.length) ?? [];
	const fields = new Map<number, NameId>();
	for (const [index, { kind }] of (recordTypeByCode(type)?.fields ?? []).entries()) {
		if (!isNameKind(kind)) continue;
		const name = renamedName(context, context.workspace.name(shown[index]!), from, to);
		if (name !== undefined) fields.set(index, name);
	}
	return { owner: renamedName(context, ownerName, from, to), fields };
}

/** The line that adds the record with its new names and strings. */
function additionOf(record: RecordView, { owner, fields }: NewNames, edits: readonly StringEdit[]): string {
	const { ttl, typeName } = record;
	const { names } = record.context.workspace.tables;
	const texts = new Map([...fields].map(([index, name]) => [index, names.text(name)]));
	// A record with strings to edit has no names in its RDATA.
	const rdata = edits.length > 0 ? editedRdata(record, edits) : rdataWith(record, texts);
	return addition({ owner: names.text(owner ?? record.ownerName), ttl, typeName, rdata });
}

/** The new names where the old ones stand, relative where those were. */
function namesWritten(record: RecordView, { owner, fields }: NewNames): readonly Replacement[] {
	const { context, writtenOwner } = record;
	const text = record.text!;
	const { block, entry } = text;
	const origin = originAt(block, entry.start);
	const likeBefore = (name: NameId, before: string) =>
		writtenName(context.workspace, name, origin, !isAbsolute(before));
	const replacements: Replacement[] = [];
	if (text.owner && owner !== undefined) {
		replacements.push(ownerInColumn(text, text.owner, likeBefore(owner, writtenOwner)));
	}
	for (const [field, name] of fields) {
		const written = likeBefore(name, record.writtenField(field));
		replacements.push({ file: block.slice.file, index: block.index, ...text.fields[field]!, text: written });
	}
	return replacements;
}

/** A new owner, with as many blanks behind it as keep the next field in its column. */
function ownerInColumn({ block }: RecordText, span: Span, owner: string): Replacement {
	const { file } = block.slice;
	const { octets } = file.text.chunks[block.index]!;
	let end = span.end;
	while (octets[end] === SPACE || octets[end] === TAB) end++;
	const gap = toText(octets, span.end, end);
	const at = { file, index: block.index, start: span.start };
	// One blank keeps no column.
	if (gap.length < 2 && gap !== "\t") return { ...at, end: span.end, text: owner };
	const column = widthOf(toText(octets, span.start, end), 0);
	return { ...at, end, text: owner + padding(widthOf(owner, 0), column, gap.includes("\t")) };
}
